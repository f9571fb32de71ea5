import type { FileReading } from "../reading.ts";

/** Fewer repeats than these are the odd double entry. */
const leastRepeated = 20;

/**
 * Files of which most rows were there already, in an earlier file of the source or in themselves. A file that is another's copy
 * from first to last is known by its content before it is read, and said then.
 */
export function repeatedRows(files: readonly FileReading[]): FileReading[] {
  return files.filter(({ sha256, rows }, index) => {
    const isCopy = files.some((other, position) => position < index && other.sha256 === sha256);
    const inScope = rows.read - rows.outOfScope;
    return !isCopy && rows.duplicate >= leastRepeated && 2 * rows.duplicate > inScope;
  });
}
