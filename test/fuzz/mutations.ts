import { gzipSync } from "node:zlib";
import type { CleanRow, Maker } from "./makers.ts";
import type { Random } from "./random.ts";

/** A clean extract as rows of cells. */
export interface CleanFile {
  readonly header: readonly string[];
  readonly rows: readonly CleanRow[];
  readonly delimiter: string;
  readonly newline: string;
}

/** What must come of a mutated file. */
export type Fate =
  /** The same figures as before. */
  | "same"
  /** Refused as a whole. */
  | "refused"
  /** The rows that were touched are rejected; all others count. */
  | "rejected"
  /** Refused, or the rows that were touched do as they like and all others count. */
  | "others-count"
  /** Refused, or accounted for: the header was touched, so what its columns mean may have changed. */
  | "accounted";

export interface Mutated {
  readonly bytes: Buffer;
  readonly fate: Fate;
  /** Positions of the rows that were touched or are gone. */
  readonly touched: ReadonlySet<number>;
  /** Every row is there twice. */
  readonly twice?: true;
}

const none: ReadonlySet<number> = new Set();

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export const cell = (text: string, { delimiter }: CleanFile): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? quoted(text) : text;

const line = (cells: readonly string[], file: CleanFile): string =>
  cells.map((text) => cell(text, file)).join(file.delimiter);

export const linesOf = (file: CleanFile): string[] => [
  line(file.header, file),
  ...file.rows.map(({ cells }) => line(cells, file)),
];

const join = (lines: readonly string[], { newline }: CleanFile): Buffer =>
  Buffer.from(lines.map((one) => one + newline).join(""));

const whole = (file: CleanFile): Buffer => join(linesOf(file), file);

/** Replaces the line of one row, told by its position among the rows. */
function withLine(file: CleanFile, row: number, change: (text: string) => string): Buffer {
  return join(
    linesOf(file).map((text, index) => (index === row + 1 ? change(text) : text)),
    file,
  );
}

const anyRow = (random: Random, file: CleanFile): number => random.below(file.rows.length);

const junk = [
  "31/02/2020",
  "13/25/2019",
  "-5",
  "1e3",
  "NaN",
  "=1+1",
  "😀",
  "\u0085",
  "NULL",
  '""',
  "x".repeat(70_000),
  " ",
  "0",
];

/** Where delimiters stand outside quotes. */
function delimitersIn(text: string, delimiter: string): number[] {
  let inside = false;
  return [...text].flatMap((character, index) => {
    if (character === '"') inside = !inside;
    return character === delimiter && !inside ? [index] : [];
  });
}

type Mutation = (random: Random, file: CleanFile) => Mutated;

/** Every way of changing a file, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  none: (_, file) => ({ bytes: whole(file), fate: "same", touched: none }),

  "byte flipped in a row": (random, file) => {
    const lines = linesOf(file).map((text) => Buffer.from(text + file.newline));
    const row = anyRow(random, file);
    const target = lines[row + 1] as Buffer;
    // The line ending is touched too: then two rows become one.
    const at = random.below(target.length);
    target[at] = random.chance(0.3) ? random.pick([0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x00, 0x1a, 0x20]) : random.below(256);
    const touched = at >= target.length - file.newline.length ? [row, row + 1] : [row];
    return { bytes: Buffer.concat(lines), fate: "others-count", touched: new Set(touched) };
  },

  "byte flipped anywhere": (random, file) => {
    const bytes = whole(file);
    const header = Buffer.byteLength(linesOf(file)[0] as string);
    bytes[random.below(header)] = random.below(256);
    return { bytes, fate: "accounted", touched: none };
  },

  "bytes taken out": (random, file) => {
    const row = anyRow(random, file);
    const bytes = withLine(file, row, (text) => {
      const from = random.below(text.length);
      return text.slice(0, from) + text.slice(from + 1 + random.below(8));
    });
    return { bytes, fate: "others-count", touched: new Set([row]) };
  },

  "line cut": (random, file) => {
    const row = anyRow(random, file);
    const bytes = withLine(file, row, (text) => {
      // Before the last delimiter, outside quotes: fields are missing for sure.
      const at = random.pick(delimitersIn(text, file.delimiter));
      return text.slice(0, at);
    });
    return { bytes, fate: "rejected", touched: new Set([row]) };
  },

  "line taken out": (random, file) => {
    const row = anyRow(random, file);
    const lines = linesOf(file);
    lines.splice(row + 1, 1);
    return { bytes: join(lines, file), fate: "others-count", touched: new Set([row]) };
  },

  "line twice": (random, file) => {
    const row = anyRow(random, file);
    const lines = linesOf(file);
    lines.splice(random.below(lines.length) + 1, 0, lines[row + 1] as string);
    return { bytes: join(lines, file), fate: "others-count", touched: new Set([row]) };
  },

  "lines in another order": (random, file) => {
    const [header = "", ...rows] = linesOf(file);
    const at = random.below(rows.length);
    return { bytes: join([header, ...rows.slice(at), ...rows.slice(0, at)], file), fate: "same", touched: none };
  },

  "columns swapped": (random, file) => {
    const order = file.header.map((_, index) => index);
    const [one, other] = [random.below(order.length), random.below(order.length)];
    [order[one], order[other]] = [order[other] as number, order[one] as number];
    const moved = (cells: readonly string[]): string[] => order.map((index) => cells[index] ?? "");
    const rows = file.rows.map((row) => ({ ...row, cells: moved(row.cells) }));
    return { bytes: whole({ ...file, header: moved(file.header), rows }), fate: "same", touched: none };
  },

  "cells swapped": (random, file) => {
    const row = anyRow(random, file);
    const rows = file.rows.map((clean, index) => {
      if (index !== row) return clean;
      const cells = [...clean.cells];
      const [one, other] = [random.below(cells.length), random.below(cells.length)];
      [cells[one], cells[other]] = [cells[other] as string, cells[one] as string];
      return { ...clean, cells };
    });
    return { bytes: whole({ ...file, rows }), fate: "others-count", touched: new Set([row]) };
  },

  "delimiter put in": (random, file) => {
    const row = anyRow(random, file);
    const bytes = withLine(file, row, (text) => {
      const at = random.pick(delimitersIn(text, file.delimiter));
      return text.slice(0, at) + file.delimiter + text.slice(at);
    });
    return { bytes, fate: "rejected", touched: new Set([row]) };
  },

  "cell replaced": (random, file) => {
    const row = anyRow(random, file);
    const column = random.below(file.header.length);
    const value = random.pick(junk);
    const rows = file.rows.map((clean, index) =>
      index === row ? { ...clean, cells: clean.cells.map((text, at) => (at === column ? value : text)) } : clean,
    );
    return { bytes: whole({ ...file, rows }), fate: "others-count", touched: new Set([row]) };
  },

  "quote put in": (random, file) => {
    const row = anyRow(random, file);
    const bytes = withLine(file, row, (text) => {
      const at = random.below(text.length + 1);
      return `${text.slice(0, at)}"${text.slice(at)}`;
    });
    return { bytes, fate: "others-count", touched: new Set([row]) };
  },

  "file cut": (random, file) => {
    const lines = linesOf(file);
    const kept = 2 + random.below(lines.length - 2);
    const cut = lines[kept] as string;
    const bytes = Buffer.concat([
      join(lines.slice(0, kept), file),
      Buffer.from(cut.slice(0, random.below(cut.length + 1))),
    ]);
    const gone = file.rows.flatMap((_, index) => (index >= kept - 1 ? [index] : []));
    return { bytes, fate: "others-count", touched: new Set(gone) };
  },

  "two exports joined": (_, file) => {
    // Of counts, the same once more is a duplicate; the header between them is no row.
    const bytes = Buffer.concat([whole(file), whole(file)]);
    return { bytes, fate: "same", touched: none, twice: true };
  },

  "encodings mixed": (random, file) => {
    const row = anyRow(random, file);
    const bytes = Buffer.concat([
      whole(file),
      Buffer.from(`Café${file.newline}`, "utf8"),
      withLine(file, row, (text) => text),
      Buffer.from(`Café${file.newline}`, "latin1"),
    ]);
    return { bytes, fate: "refused", touched: none };
  },

  NUL: (random, file) => {
    const row = anyRow(random, file);
    return { bytes: withLine(file, row, (text) => `${text}\0`), fate: "refused", touched: none };
  },

  "another encoding": (random, file) => {
    const text = whole(file).toString("utf8");
    const wide = Buffer.from(`${random.chance(0.5) ? "\ufeff" : ""}${text}`, "utf16le");
    const bytes = random.pick([
      () => wide,
      () => wide.swap16(),
      () => Buffer.from(`\ufeff${text}`),
      () => gzipSync(text),
    ])();
    return { bytes, fate: "same", touched: none };
  },

  "another form": (random, file) => {
    const lines = linesOf(file);
    const form = random.pick([
      "endings",
      "control-z",
      "separator",
      "title",
      "blank lines",
      "trailing",
      "no last newline",
    ]);
    const text = lines
      .map((one) => one + (form === "endings" ? random.pick(["\n", "\r\n", "\r"]) : file.newline))
      .join("");
    const forms: Readonly<Record<string, string>> = {
      endings: text,
      "control-z": `${text}\u001a`,
      separator: `sep=${file.delimiter}${file.newline}${text}`,
      title: `Crime report${file.newline}${file.newline}${text}`,
      "blank lines": lines.map((one) => one + file.newline.repeat(1 + random.below(3))).join(""),
      trailing: lines.map((one) => one + file.delimiter + file.newline).join(""),
      "no last newline": text.trimEnd(),
    };
    return { bytes: Buffer.from(forms[form] ?? text), fate: "same", touched: none };
  },

  "packed and damaged": (random, file) => {
    const bytes = gzipSync(whole(file));
    // Behind the first ten bytes, which are about the file and not of it.
    const at = 10 + random.below(bytes.length - 10);
    if (random.chance(0.5)) return { bytes: bytes.subarray(0, at), fate: "refused", touched: none };
    bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    return { bytes, fate: "refused", touched: none };
  },

  "garbage in the middle": (random, file) => {
    const lines = linesOf(file);
    const at = 1 + random.below(lines.length - 1);
    const garbage = Buffer.from(Array.from({ length: 1 + random.below(200) }, () => 1 + random.below(255)));
    const bytes = Buffer.concat([
      join(lines.slice(0, at), file),
      garbage,
      Buffer.from(file.newline),
      join(lines.slice(at), file),
    ]);
    return { bytes, fate: "others-count", touched: none };
  },
};

/** A clean file of a maker, its delimiter and line endings chosen. */
export function cleanFile(random: Random, maker: Maker): CleanFile {
  return {
    header: maker.header,
    rows: maker.rows(random, 8 + random.below(30)),
    delimiter: random.pick([",", ",", ",", ";", "\t", "|"]),
    newline: random.pick(["\n", "\n", "\r\n"]),
  };
}
