import type { Settings } from "../partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import { makeTemporaryFolder } from "../records/temporary-folder.ts";
import { openPlaces } from "./places/places.ts";
import { type PreparedSource, prepareSources } from "./prepare.ts";
import { readSource } from "./read-source.ts";
import type { ReadResult } from "./reading.ts";

export interface ReadProgress {
  readonly step: "examine" | "read";
  /** Path of the file, or id of the source. */
  readonly subject: string;
}

export interface ReadInput {
  readonly settings: Settings;
  /** Filled with the records of all sources. */
  readonly store: RecordStore;
  /** Where a folder for copies may be made; the system's own unless told. The folder is gone afterwards. */
  readonly temporaryFolder?: string;
  readonly onProgress?: (event: ReadProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads the extracts of every source into the record store. Every file is examined before any is read: when one of them
 * cannot be read, all that is wrong with all of them is thrown together as a {@link ProblemsError} with exit code 3.
 *
 * @returns what was read, file by file and row by row, with every reject and every problem that does not stop the run
 */
export async function readExtracts(input: ReadInput): Promise<ReadResult> {
  const { settings, store, signal } = input;
  const folder = await makeTemporaryFolder(input.temporaryFolder);
  try {
    const prepared = await prepareSources({
      settings,
      folder: folder.path,
      signal,
      onFile: (subject) => input.onProgress?.({ step: "examine", subject }),
    });
    refuseOn(prepared.problems, prepared.problems);

    const { sources } = prepared;
    if (largestOf(sources) <= mostBytesForOne) await store.query("SET threads = 1");
    const places = openPlaces(settings);
    const outcomes = await store.sideBySide(sources, sourcesAtOnce(sources), (source, own) => {
      signal?.throwIfAborted();
      input.onProgress?.({ step: "read", subject: source.source.id });
      return readSource({ ...source, settings, store: own, places, signal });
    });
    const problems = [...prepared.problems, ...outcomes.flatMap((outcome) => outcome.problems)];
    const fatal = outcomes.flatMap((outcome) => outcome.fatal);
    refuseOn(fatal, [...problems, ...fatal]);
    return {
      sources: outcomes.map(({ reading }) => reading),
      rejects: outcomes.flatMap((outcome) => outcome.rejects),
      problems,
    };
  } finally {
    await folder.remove();
  }
}

/**
 * Up to here threads spend more on sharing a statement's work than it takes; those whose statements stand side by side need not. Of larger
 * extracts each statement has all processors, and so has each question that is asked of their records.
 */
const mostBytesForOne = 32_000_000;

const largestOf = (sources: readonly PreparedSource[]): number =>
  Math.max(0, ...sources.flatMap(({ files }) => files).map(({ bytes }) => bytes));

/** Beyond it a file keeps all processors busy by itself, and two of them would want the memory of one. */
const mostBytesSideBySide = 200_000_000;

/** Of small files most of the time goes into many small steps, one after another. */
function sourcesAtOnce(sources: readonly PreparedSource[]): number {
  const bytes = sources.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  return bytes > mostBytesSideBySide ? 1 : 2;
}

function refuseOn(candidates: readonly Problem[], all: readonly Problem[]): void {
  if (candidates.some(({ severity }) => severity === "error")) throw new ProblemsError(all, exitCodes.unreadableInput);
}
