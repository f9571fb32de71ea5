import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../problems/problem.ts";
import { asUtf8, bytesOf } from "./bytes.ts";
import { type Encoding, EncodingWatch, sniffEncoding } from "./encoding.ts";
import { binaryOf, firstBytes, isGzip } from "./head.ts";
import { parseRecord, sniffDelimiter } from "./header.ts";
import { type MalformedRecord, writeNormalisedCopy } from "./normalise.ts";
import { refusalOf, refusals } from "./refusals.ts";
import { CsvScanner, type ScanFacts } from "./scanner.ts";

/** A file that passed: what it is, what it holds, and where a plain form of it can be read. */
export interface PreflightFile {
  /** Path below the partnership folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** As a person would say it, e.g. `windows-1252, gzip`. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Rows below the header, blank lines apart: the independent count that accounting is checked against. */
  readonly rows: number;
  /** Rows that the plain form leaves out, since their quotes are malformed. */
  readonly malformed: readonly MalformedRecord[];
  /** The file itself, or its normalised copy. */
  readonly readable: string;
  readonly longestRecord: number;
}

export type PreflightOutcome =
  | { readonly ok: true; readonly file: PreflightFile }
  | { readonly ok: false; readonly problem: Problem };

export interface PreflightInput {
  /** Absolute. */
  readonly file: string;
  readonly path: string;
  /** Owner-only, for a normalised copy; removed by the caller. */
  readonly temporaryFolder: string;
  readonly copyName: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at every byte of an extract before anything reads it: fingerprint, encoding, NULs, quotes, rows, line endings. What
 * is not plain gets a normalised copy; what cannot be read safely is refused, with the line.
 */
export async function preflight(input: PreflightInput): Promise<PreflightOutcome> {
  try {
    return { ok: true, file: await examine(input) };
  } catch (error) {
    if (input.signal?.aborted) throw error;
    return { ok: false, problem: refusalOf(error).at(input.path) };
  }
}

async function examine(input: PreflightInput): Promise<PreflightFile> {
  const { file, signal } = input;
  const found = await stat(file);
  if (!found.isFile()) throw refusals.notAFile();
  if (found.size === 0) throw refusals.empty();
  const magic = await firstBytes(file, false);
  const binary = binaryOf(magic);
  if (binary) throw refusals.binary(binary);
  const gzip = isGzip(magic);
  const head = gzip ? await firstBytes(file, true) : magic;
  const sniffed = sniffEncoding(head);
  const wide = sniffed !== undefined && sniffed.encoding !== "utf-8";
  const headText = new TextDecoder(wide ? sniffed.encoding : "windows-1252").decode(head.subarray(sniffed?.mark ?? 0));
  const delimiter = sniffDelimiter(headText);

  const hash = createHash("sha256");
  const scanner = new CsvScanner(delimiter);
  const watch = new EncodingWatch();
  const raw = bytesOf(file, gzip, { hash, signal });
  const scanned = wide ? asUtf8(raw, sniffed.encoding) : raw;
  // A quote right after the byte order mark opens the first field all the same.
  let skip = wide ? 0 : (sniffed?.mark ?? 0);
  for await (const chunk of scanned) {
    scanner.push(chunk.subarray(skip));
    skip = 0;
    if (!wide) watch.push(chunk);
    // A file with NULs is not text: no need to look at the rest of it.
    if (scanner.fatal) break;
  }
  const facts = scanner.finish();
  if (facts.nulLine !== undefined) throw refusals.nul(facts.nulLine);
  const verdict = watch.verdict(sniffed?.mark === 3);
  if (!wide && !verdict.ok) {
    const line = await lineOf(bytesOf(file, gzip, { signal }), verdict.offset);
    throw verdict.reason === "mixed" ? refusals.mixedEncoding(line) : refusals.unknownEncoding(line);
  }
  if (facts.unclosedQuoteLine !== undefined) throw refusals.unclosedQuote(facts.unclosedQuoteLine);
  const encoding: Encoding = wide ? sniffed.encoding : verdict.ok ? verdict.encoding : "utf-8";

  const plain = !gzip && encoding === "utf-8" && !sniffed && isPlain(facts) && !/[*?[\]{}]/.test(file);
  const readable = plain ? file : join(input.temporaryFolder, input.copyName);
  const malformed = plain
    ? []
    : await writeNormalisedCopy(asUtf8(bytesOf(file, gzip, { signal }), encoding), delimiter, readable, signal);
  const header = await readHeader(readable, delimiter);
  const rows = facts.records - 1;
  if (rows < 1) throw refusals.empty();
  return {
    path: input.path,
    sha256: hash.digest("hex"),
    bytes: found.size,
    encoding: [encoding, ...(sniffed?.mark ? ["byte order mark"] : []), ...(gzip ? ["gzip"] : [])].join(", "),
    delimiter,
    header,
    rows,
    malformed,
    readable,
    longestRecord: facts.longestRecord,
  };
}

/** One kind of line ending everywhere, no malformed quotes: DuckDB's reader needs no help. */
function isPlain({ endings, quotedKinds, malformed }: ScanFacts): boolean {
  const kinds = (["lf", "crlf", "cr"] as const).filter((kind) => endings[kind] + quotedKinds[kind] > 0);
  return malformed === 0 && kinds.length <= 1 && kinds[0] !== "cr";
}

async function readHeader(readable: string, delimiter: string): Promise<string[]> {
  let text: string | undefined;
  let held = Buffer.alloc(0);
  const scanner = new CsvScanner(delimiter, (start, end) => {
    text ??= held.toString("utf8", start, end);
  });
  for await (const chunk of bytesOf(readable, false)) {
    held = Buffer.concat([held, chunk]);
    scanner.push(chunk);
    if (text !== undefined) break;
  }
  scanner.finish();
  const header = text === undefined ? undefined : parseRecord(text, delimiter);
  if (!header) throw refusals.empty();
  return header.map((name) => name.trim());
}

async function lineOf(chunks: AsyncIterable<Uint8Array>, offset: number): Promise<number> {
  let line = 1;
  let seen = 0;
  let previous = 0;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (seen++ >= offset) return line;
      if (byte === 0x0d || (byte === 0x0a && previous !== 0x0d)) line++;
      previous = byte;
    }
  }
  return line;
}
