import type { ReadResult } from "../extracts/reading.ts";
import { writeCsv } from "./csv.ts";

/**
 * `rejects.csv`: every row that could not become a record, with the value that was in the way. It can hold personal data:
 * it goes into the run's owner-only folder and nowhere else.
 */
export function rejectsCsv(rejects: ReadResult["rejects"]): string {
  return writeCsv(
    ["file", "line", "field", "code", "reason", "value"],
    rejects.map((reject) => [reject.file, reject.line, reject.field, reject.code, reject.reason, reject.value]),
  );
}
