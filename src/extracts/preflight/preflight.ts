import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../problems/problem.ts";
import { asUtf8, bytesOf } from "./bytes.ts";
import { type Encoding, EncodingWatch, sniffEncoding } from "./encoding.ts";
import { parseRecord, sniffDelimiter } from "./header.ts";
import { type MalformedRecord, writeNormalisedCopy } from "./normalise.ts";
import { Refusal, refusals } from "./refusals.ts";
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
    if (error instanceof Refusal) return { ok: false, problem: error.at(input.path) };
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (error instanceof TypeError && code.startsWith("ERR_ENCODING"))
      return { ok: false, problem: refusals.mixedEncoding().at(input.path) };
    if (code === "Z_BUF_ERROR") return { ok: false, problem: refusals.truncated().at(input.path) };
    if (code.startsWith("Z_")) return { ok: false, problem: refusals.damagedArchive().at(input.path) };
    if (/^E[A-Z]+$/.test(code)) return { ok: false, problem: refusals.unreadable(code).at(input.path) };
    throw error;
  }
}

async function examine(input: PreflightInput): Promise<PreflightFile> {
  const { file, signal } = input;
  const found = await stat(file);
  if (!found.isFile()) throw refusals.notAFile();
  if (found.size === 0) throw refusals.empty();
  const magic = await firstBytes(file, false);
  if (isSpreadsheet(magic)) throw refusals.spreadsheet();
  const gzip = magic[0] === 0x1f && magic[1] === 0x8b;
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

/** The start of the file, unpacked when it is gzip. */
async function firstBytes(path: string, gzip: boolean): Promise<Buffer> {
  if (gzip) {
    for await (const chunk of bytesOf(path, true)) return Buffer.from(chunk.subarray(0, 1 << 16));
    return Buffer.alloc(0);
  }
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(1 << 16);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Excel's two formats begin as a zip archive and as a compound document. */
function isSpreadsheet(head: Buffer): boolean {
  const start = head.subarray(0, 4).toString("hex");
  return start === "504b0304" || start === "d0cf11e0";
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
