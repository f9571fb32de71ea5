import type { RecordStore } from "./store.ts";

/** So many rows the store hands to a thread at once: tables of fewer are the work of one thread. */
const usualPiece = 122_880;

/**
 * Runs statements over tables that are made from many rows, and have fewer themselves: the store hands out pieces of 2,048 rows instead, so
 * that all threads have work. Only for statements whose result is the same in whatever order threads come to the rows. From few rows
 * they are run as ever, since one thread is then as quick.
 *
 * @param rows from how many rows the tables are made
 */
export async function inSmallPieces<T>(store: RecordStore, rows: number, work: () => Promise<T>): Promise<T> {
  if (rows <= usualPiece) return work();
  await store.query("PRAGMA verify_parallelism");
  try {
    return await work();
  } finally {
    await store.query("PRAGMA disable_verify_parallelism");
  }
}
