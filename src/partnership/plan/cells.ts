/** A place in a file, counted from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A cell of a CSV with the place of each of its signs, so that a word deep in a long cell can be pointed at. */
export interface PlacedCell {
  readonly text: string;
  /** Where the sign stands; the cell's beginning when it is left out. */
  at(offset?: number): Spot;
}

export type PlacedRow = readonly PlacedCell[];

const delimiters = [",", ";", "\t"] as const;

/**
 * Rows of a CSV by RFC 4180 as Excel saves it, in any country: commas, semicolons or tabs, quotes doubled, line ends of any kind. Line ends
 * within a cell come as one sign. Undefined with the place of a quote that is never closed.
 */
export function placedRows(source: string): { readonly rows: readonly PlacedRow[] } | { readonly unclosed: Spot } {
  const text = source.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(text);
  const spotOf = spots(text);
  const rows: PlacedCell[][] = [];
  let row: PlacedCell[] = [];
  let signs: string[] = [];
  let offsets: number[] = [];
  let start = 0;
  let quotedFrom: number | undefined;
  const endCell = (next: number): void => {
    const [from, places] = [start, offsets];
    row.push({
      text: signs.join(""),
      at: (offset = 0) => spotOf(places[offset] ?? places.at(-1) ?? from),
    });
    [signs, offsets, start] = [[], [], next];
  };
  const endRow = (next: number): void => {
    endCell(next);
    rows.push(row);
    row = [];
  };
  const take = (sign: string, at: number): void => {
    signs.push(sign);
    offsets.push(at);
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const isEnd = sign === "\n" || sign === "\r";
    const width = sign === "\r" && text.charAt(at + 1) === "\n" ? 2 : 1;
    if (quotedFrom !== undefined) {
      if (sign === '"' && text.charAt(at + 1) === '"') {
        take('"', at);
        at += 1;
      } else if (sign === '"') quotedFrom = undefined;
      else if (isEnd) {
        take("\n", at);
        at += width - 1;
      } else take(sign, at);
    } else if (sign === '"' && signs.length === 0) quotedFrom = at;
    else if (sign === delimiter) endCell(at + 1);
    else if (isEnd) {
      endRow(at + width);
      at += width - 1;
    } else take(sign, at);
  }
  if (quotedFrom !== undefined) return { unclosed: spotOf(quotedFrom) };
  if (signs.length > 0 || row.length > 0) endRow(text.length);
  return { rows };
}

/** The sign that the first line with any of them has most of, outside quotes. */
function delimiterOf(text: string): string {
  for (const line of text.split(/\r\n?|\n/)) {
    const bare = line.replace(/"[^"]*"/g, "");
    const counted = delimiters.map((sign) => ({ sign, times: bare.split(sign).length - 1 }));
    const most = counted.reduce((best, one) => (one.times > best.times ? one : best));
    if (most.times > 0) return most.sign;
  }
  return ",";
}

function spots(text: string): (offset: number) => Spot {
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
