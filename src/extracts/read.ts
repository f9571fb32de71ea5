import type { Settings } from "../partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import { makeTemporaryFolder } from "../records/temporary-folder.ts";
import { openPlaces } from "./places/places.ts";
import { prepareSources } from "./prepare.ts";
import { readSource } from "./read-source.ts";
import type { ReadResult, Reject, SourceReading } from "./reading.ts";

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

    const places = openPlaces(settings);
    const sources: SourceReading[] = [];
    const rejects: Reject[] = [];
    const problems: Problem[] = [...prepared.problems];
    const fatal: Problem[] = [];
    for (const source of prepared.sources) {
      signal?.throwIfAborted();
      input.onProgress?.({ step: "read", subject: source.source.id });
      const outcome = await readSource({ ...source, settings, store, places, signal });
      sources.push(outcome.reading);
      rejects.push(...outcome.rejects);
      problems.push(...outcome.problems);
      fatal.push(...outcome.fatal);
    }
    refuseOn(fatal, [...problems, ...fatal]);
    return { sources, rejects, problems };
  } finally {
    await folder.remove();
  }
}

function refuseOn(candidates: readonly Problem[], all: readonly Problem[]): void {
  if (candidates.some(({ severity }) => severity === "error")) throw new ProblemsError(all, exitCodes.unreadableInput);
}
