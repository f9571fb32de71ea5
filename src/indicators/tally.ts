/** What was counted: the number, the records behind it, and how many of them each file gave. */
export interface Count {
  readonly number: number;
  readonly records: number;
  /** Records by `FileReading.file`. */
  readonly files: ReadonlyMap<number, number>;
  /** Of a survey: the percentage of those counted. It belongs to one row and cannot be added up. */
  readonly percent?: number;
}

/** Records that are in, and records that may or may not be. */
export interface Tally {
  readonly counted: Count;
  readonly undecided: Count;
}

export const noCount: Count = { number: 0, records: 0, files: new Map() };
export const noTally: Tally = { counted: noCount, undecided: noCount };

export function addCounts(counts: readonly Count[]): Count {
  let number = 0;
  let records = 0;
  const files = new Map<number, number>();
  for (const count of counts) {
    number += count.number;
    records += count.records;
    for (const [file, used] of count.files) files.set(file, (files.get(file) ?? 0) + used);
  }
  return { number, records, files };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    counted: addCounts(tallies.map((tally) => tally.counted)),
    undecided: addCounts(tallies.map((tally) => tally.undecided)),
  };
}
