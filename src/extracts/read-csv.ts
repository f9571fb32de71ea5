import type { PreflightFile } from "./preflight/preflight.ts";
import { literal } from "./sql.ts";

/** What may differ without making a difference to what is read; tests make sure that it does not. */
export interface ReadTuning {
  /** Several threads read at once. Never where quoted fields hold newlines: then they invent and lose rows. */
  readonly parallel?: boolean;
  /** The reader works through a file in blocks of this size. */
  readonly bufferBytes?: number;
}

const usualBuffer = 33_554_432;
const usualLine = 8_388_608;
/** So many rows the store keeps together: what a block of a file yields is taken over as it is when it is as many, and copied once more when it is fewer. */
const rowsTogether = 122_880;
/** A file of many times as many rows is read in blocks of a whole buffer; of a smaller one every thread is to have several blocks. */
const worthWholeBuffers = 4 * rowsTogether;
/** The reader counts blank lines above a record to its length, and refuses what is longer than it was told. */
const lineMargin = 65_536;

/**
 * A table function of the raw rows of a file, columns `c0`, `c1` and so on, all text. Rows that it refuses go to the table
 * `rejects`. Its settings leave it nothing to guess; see ARCHITECTURE.md for what its defaults do to real extracts. The
 * store keeps the rows in their order, also when several threads read: the order says on which line a reject stands, which
 * `listRejects` checks. (What is counted never depends on it.)
 */
export function readCsv(
  file: Pick<PreflightFile, "readable" | "header" | "delimiter" | "longestRecord" | "rows">,
  rejects: string,
  tuning: ReadTuning = {},
): string {
  const columns = file.header.map((_, position) => `c${position}: 'VARCHAR'`).join(", ");
  const buffer = tuning.bufferBytes ?? usualBuffer;
  const longest = Math.max(Math.min(usualLine, buffer), 2 * file.longestRecord + lineMargin);
  const bufferSize = Math.max(buffer, longest * 4);
  // The reader's blocks are as large as the longest line that it is told of.
  const block = file.rows < worthWholeBuffers ? longest : bufferSize;
  return `read_csv(${literal(file.readable)}, columns = {${columns}}, auto_detect = false, header = true,
    delim = ${literal(file.delimiter)}, quote = '"', escape = '"',
    strict_mode = true, store_rejects = true, rejects_limit = 0, rejects_table = ${literal(rejects)},
    rejects_scan = ${literal(`${rejects}_scans`)}, max_line_size = ${block}, buffer_size = ${bufferSize},
    parallel = ${tuning.parallel ?? false}, compression = 'none', nullstr = '')`;
}
