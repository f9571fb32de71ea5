import { type ReadProgress, readExtracts } from "../extracts/read.ts";
import type { ReadResult } from "../extracts/reading.ts";
import { openStore, type RecordStore } from "../records/store.ts";
import type { Partnership } from "./open-partnership.ts";
import { signProblems } from "./sign-problems.ts";
import { unknownCounts } from "./unknown-counts.ts";
import { inPhase, type World } from "./world.ts";

/** What was read of a partnership's extracts. Whoever opens it closes it. */
export interface Reading {
  readonly store: RecordStore;
  readonly result: ReadResult;
  close(): Promise<void>;
}

/**
 * Reads every extract once. Throws ProblemsError, exit code 3, when one cannot be read at all.
 *
 * @param onProgress told of each file as it is examined here, and of each source as the database begins to read it
 */
export async function readPartnership(
  partnership: Partnership,
  world: World,
  onProgress: (event: ReadProgress) => void = () => {},
): Promise<Reading> {
  const store = await openStore({ temporaryFolder: world.temporaryRoot, signal: world.signal });
  try {
    const result = await inPhase(world, "read", () =>
      readExtracts({
        settings: partnership.settings,
        store,
        temporaryFolder: world.temporaryRoot,
        onProgress,
        ...(world.signal ? { signal: world.signal } : {}),
      }),
    );
    const problems = [...result.problems, ...signProblems(result), ...unknownCounts(result, partnership.indicators)];
    return { store, result: { ...result, problems }, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}
