import { stat } from "node:fs/promises";
import type { Problem } from "../problems/problem.ts";
import { sniffEncoding } from "./preflight/encoding.ts";
import { binaryOf, firstBytes, headBytes, isGzip } from "./preflight/head.ts";
import { parseRecord, sniffDelimiter } from "./preflight/header.ts";
import { refusalOf, refusals } from "./preflight/refusals.ts";
import { CsvScanner } from "./preflight/scanner.ts";

/** The header of a table and its first rows: enough to tell what it is. Cells are never printed. */
export interface Sample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type SampleOutcome =
  | { readonly kind: "table"; readonly sample: Sample }
  | { readonly kind: "json" }
  | { readonly kind: "refused"; readonly problem: Problem };

const rowsSampled = 300;

/** Looks at the start of a file, as preflight will read it. Reads no more than the first 64 KiB of text. */
export async function sampleFile(file: string, path: string): Promise<SampleOutcome> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw refusals.notAFile();
    const start = await firstBytes(file, false);
    const binary = binaryOf(start);
    if (binary) throw refusals.binary(binary);
    const head = isGzip(start) ? await firstBytes(file, true) : start;
    const text = textOf(head);
    const first = text.trimStart().at(0);
    if (first === undefined) throw refusals.empty();
    if (first === "{" || first === "[") return { kind: "json" };
    if (first === "<") throw refusals.markup();
    if (text.includes("\0")) throw refusals.nul(1);
    return { kind: "table", sample: tableOf(text, head.length < headBytes) };
  } catch (error) {
    return { kind: "refused", problem: refusalOf(error).at(path) };
  }
}

function textOf(head: Buffer): string {
  const sniffed = sniffEncoding(head);
  const bytes = head.subarray(sniffed?.mark ?? 0);
  if (sniffed) return new TextDecoder(sniffed.encoding).decode(bytes, { stream: true });
  try {
    // As a stream, since the sample may end within a letter.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function tableOf(text: string, isWhole: boolean): Sample {
  const delimiter = sniffDelimiter(text);
  const bytes = Buffer.from(text, "utf8");
  const records: string[][] = [];
  const scanner = new CsvScanner(delimiter, (from, to, _line, malformed) => {
    if (malformed || records.length > rowsSampled) return;
    const cells = parseRecord(bytes.toString("utf8", from, to), delimiter);
    if (cells) records.push(cells.map((cell) => cell.trim()));
  });
  scanner.push(bytes);
  // Where the sample is cut off, so is its last row.
  if (isWhole || records.length === 0) scanner.finish();
  const [header = [], ...rows] = records;
  return { header, rows };
}
