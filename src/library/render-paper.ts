import { openPartnership } from "../build.ts";
import type { EditionModel } from "../papers/model.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import { makeEdition } from "../pipeline.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { audienceProblems, quarterOf, refuse, reportedQuarter } from "../steps/build-checks.ts";
import { printing } from "../steps/printing.ts";
import { readPartnership } from "../steps/read-partnership.ts";
import type { Period } from "../values/period.ts";
import { periodOf } from "./period.ts";
import { type WorldOptions, worldOf } from "./world.ts";

export interface PaperWanted {
  /** Id of a paper, such as `quarterly`. */
  readonly paper: string;
  /** A financial year or one of its quarters. */
  readonly period: string | Period;
  /** `internal` unless told. */
  readonly audience?: Audience;
  /** Whether to print it too, which needs a browser. */
  readonly pdf?: boolean;
}

export interface RenderedPaper {
  /** Plain JSON: every word, table, chart and figure of the paper. */
  readonly model: EditionModel;
  /** One file with its styles, fonts and charts inside. */
  readonly html: string;
  /** Only when it was wanted and a browser could print it; otherwise the problems say why not. */
  readonly pdf?: Uint8Array;
  readonly problems: readonly Problem[];
}

/**
 * Makes one paper of a partnership folder and writes nothing.
 *
 * @throws ProblemsError when settings or extracts cannot be read, the paper or the period is not known, or the audience may not be served
 */
export async function renderPaper(
  folder: string,
  wanted: PaperWanted,
  options: WorldOptions = {},
): Promise<RenderedPaper> {
  const world = worldOf(options);
  const period = periodOf(wanted.period);
  const audience = wanted.audience ?? "internal";
  const partnership = await openPartnership(folder, world);
  const definition = partnership.papers.get(wanted.paper);
  if (!definition) throw new ProblemsError([noPaper(wanted.paper, [...partnership.papers.keys()])], exitCodes.usage);
  quarterOf(period, definition);
  refuse(audienceProblems(partnership.settings, audience), exitCodes.usage);
  const reading = await readPartnership(partnership, world);
  try {
    const quarter = reportedQuarter(period, reading.result, definition);
    const { model, html, problems } = await makeEdition({ partnership, reading, definition, quarter, audience }, world);
    if (!wanted.pdf) return { model, html, problems };
    const printed = await printing(model, world);
    const pdf = printed.papers.get(model.paper)?.pdf;
    return { model, html, ...(pdf ? { pdf } : {}), problems: [...problems, ...printed.problems] };
  } finally {
    await reading.close();
  }
}

const noPaper = (id: string, known: readonly string[]): Problem => ({
  code: "usage",
  severity: "error",
  message: `There is no paper "${id}".${didYouMean(nearest(id, known))}`,
  remedy: `Known: ${known.join(", ")}.`,
});
