import { gzipSync } from "node:zlib";
import type { Random } from "../fuzz/random.ts";

/** A generated file: its bytes, and the text that they stand for. */
export interface CsvFile {
  readonly bytes: Buffer;
  /** Without a byte order mark or a Ctrl-Z. */
  readonly text: string;
  readonly delimiter: string;
  /** How it was made, for a failure's message. */
  readonly made: string;
}

const texts = [
  "",
  "a",
  "Robbery",
  "10/04/2019",
  "Café Row",
  "£5 – “yes”",
  "x y",
  "'",
  "#1",
  "\\",
  "0",
  "NULL",
  "  pad ",
];
const endings = { LF: ["\n"], CRLF: ["\r\n"], CR: ["\r"], mixed: ["\n", "\r\n", "\r", "\n\n"] } as const;
const encodings = ["utf-8", "utf-8", "utf-8", "mark", "windows-1252", "utf-16le", "utf-16be", "utf-16le-bare"] as const;

/** A file as somebody's program might write it: any quoting, any line ending, any encoding, rows of any length. */
export function csvFile(random: Random): CsvFile {
  const delimiter = random.pick([",", ",", ",", ";", "\t", "|"]);
  const ending = random.pick(["LF", "LF", "CRLF", "CRLF", "CR", "mixed"] as const);
  const encoding = random.pick(encodings);
  const columns = 2 + random.below(5);
  const ragged = random.pick([0, 0, 0.02, 0.2]);
  const blank = random.pick([0, 0, 0.1]);
  const quoted = random.pick([0, 0.1, 0.5, 1]);
  const newlines = random.pick([0, 0, 0.1, 0.5]);
  const large = random.chance(0.05);
  const header = Array.from({ length: columns }, (_, column) => `column ${column}`).join(delimiter);
  const rows = Array.from({ length: 3 + random.below(random.chance(0.1) ? 3000 : 60) }, (_, row) => {
    const odd = random.chance(ragged) ? random.pick([-1, 1, 2]) : 0;
    const cells = Array.from({ length: Math.max(1, columns + odd) }, (_cell, column) => {
      if (large && row === 2 && column === 1)
        return `"${"large field ".repeat(17_000)}${random.chance(0.5) ? "\n" : ""}"`;
      // A first cell that says which row it is, so that a lost row cannot hide behind an invented one.
      return column === 0 ? `${row}` : cell(random, delimiter, quoted, newlines);
    });
    const newline = random.pick(endings[ending]);
    return cells.join(delimiter) + newline + (random.chance(blank) ? newline : "");
  });
  const body = `${header}${random.pick(endings[ending])}${rows.join("")}`;
  const text = random.chance(0.3) ? body.replace(/[\r\n]+$/, "") : body;
  const packed = random.chance(0.1);
  const controlZ = random.chance(0.05);
  const encoded = encode(controlZ ? `${text}\u001a` : text, encoding);
  return {
    bytes: packed ? gzipSync(encoded) : encoded,
    text,
    delimiter,
    made: JSON.stringify({
      delimiter,
      ending,
      encoding,
      columns,
      ragged,
      blank,
      quoted,
      newlines,
      large,
      packed,
      controlZ,
    }),
  };
}

function cell(random: Random, delimiter: string, quoted: number, newlines: number): string {
  if (!random.chance(quoted)) {
    const text = random.pick(texts);
    // A quote in the middle of a field is text; before it there must be some.
    return random.chance(0.05) ? `5"${text}` : text;
  }
  const parts = Array.from({ length: random.below(4) }, () =>
    random.chance(newlines)
      ? random.pick(["\n", "\r\n", "\n\n", `\n1${delimiter}2\n`])
      : random.pick([...texts, '""', delimiter]),
  );
  const inside = `"${parts.join("")}"`;
  return random.chance(0.1) ? ` ${inside} ` : inside;
}

function encode(text: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "mark") return Buffer.from(`\ufeff${text}`);
  if (encoding === "windows-1252") return windows1252(text);
  const wide = Buffer.from(encoding === "utf-16le-bare" ? text : `\ufeff${text}`, "utf16le");
  return encoding === "utf-16be" ? wide.swap16() : wide;
}

const others: Readonly<Record<string, number>> = { "–": 0x96, "“": 0x93, "”": 0x94, "€": 0x80 };

const windows1252 = (text: string): Buffer => Buffer.from([...text].map((one) => others[one] ?? one.charCodeAt(0)));
