import { openPartnership } from "../build.ts";
import type { SourceReading } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import { readPartnership } from "../steps/read-partnership.ts";
import { trustInFigures } from "../steps/trust.ts";
import type { TrustFinding } from "../values/trust.ts";
import { type WorldOptions, worldOf } from "./world.ts";

/** A row that could not become a record, without the value that was in the way, which can be personal. */
export interface RejectedRow {
  readonly code: string;
  /** Path below the partnership folder. */
  readonly file: string;
  /** The physical line, from 1. */
  readonly line: number;
  readonly field: string;
}

export interface CheckedExtracts {
  /** Each source with its files, the account of their rows, the months that are covered, and what looks odd. */
  readonly sources: readonly SourceReading[];
  readonly rejects: readonly RejectedRow[];
  /** Figures of the papers that a gap or a sign keeps from being taken at their word, by quarter. */
  readonly trust: readonly TrustFinding[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every extract of a partnership folder and says what came of it. Rows read = accepted + rejected + duplicate + superseded +
 * out of scope, for each file.
 *
 * @throws ProblemsError when settings or an extract as a whole cannot be read, with all their problems
 */
export async function checkExtracts(folder: string, options: WorldOptions = {}): Promise<CheckedExtracts> {
  const world = worldOf(options);
  const partnership = await openPartnership(folder, world);
  const reading = await readPartnership(partnership, world);
  try {
    const { sources, rejects, problems } = reading.result;
    const { findings, problems: withheld } = await trustInFigures(partnership, reading);
    return {
      sources,
      rejects: rejects.map(({ code, file, line, field }) => ({ code, file, line, field })),
      trust: findings,
      problems: [...problems, ...withheld],
    };
  } finally {
    await reading.close();
  }
}
