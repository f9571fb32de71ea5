import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../problems/problem.ts";
import { type Beginning, begin } from "./begin.ts";
import { asUtf8, bytesOf, withoutControlZ } from "./bytes.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { describeEncoding, type FileForm, hasBlankLines, hasPlainEndings, lineEndingOf, type Mending } from "./form.ts";
import { parseRecord } from "./header.ts";
import type { Layout } from "./layout.ts";
import { type MalformedRecord, writeCopy, writeNormalisedCopy } from "./normalise.ts";
import { refusalOf, refusals } from "./refusals.ts";
import { CsvScanner, type RecordMark } from "./scanner.ts";
import { type WalkedText, walk } from "./walk.ts";

/** A file that passed: what it is, what it holds, and where a plain form of it can be read. */
export interface PreflightFile {
  /** Path below the partnership folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly form: FileForm;
  /** As a person would say it, e.g. `windows-1252, gzip`. {@link describeForm} says more. */
  readonly encoding: string;
  readonly delimiter: string;
  /** Names of the columns; blank for those that rows have to the right of the last name. */
  readonly header: readonly string[];
  /** Rows below the header, apart from blank lines and lines of delimiters only: the independent count that accounting is checked against. */
  readonly rows: number;
  /** Rows that the plain form leaves out, since their quotes are malformed or the reader might forgive them fields too many. */
  readonly malformed: readonly MalformedRecord[];
  /** The file itself, or its normalised copy. */
  readonly readable: string;
  /** The most bytes that a record of the readable form can have. */
  readonly longestRecord: number;
  /** Newlines inside quoted fields: with any, only one thread may read. */
  readonly quotedNewlines: number;
  /** Whether there are blank lines in the readable form: with any, only one thread may read. */
  readonly blankLines: boolean;
  /** Where some records of the readable form begin, when it is the file itself and has no blank lines. */
  readonly marks?: readonly RecordMark[];
  /** Whether there may be tabs, hard spaces or newlines in fields. Most files have none, and cells need not be looked at for them. */
  readonly unusualBlanks: boolean;
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
  const { file } = input;
  const found = await stat(file);
  if (!found.isFile()) throw refusals.notAFile();
  if (found.size === 0) throw refusals.empty();
  const beginning = await begin(file);
  if (beginning.kind) throw refusals.otherKind(beginning.kind);
  const fingerprint = fingerprintOf(file, found.size, beginning.gzip);
  try {
    const text = await walk({ ...input, beginning, hash: fingerprint.hash });
    return await describe(input, beginning, text, { bytes: found.size, sha256: await fingerprint.hex() });
  } finally {
    await fingerprint.stop();
  }
}

/** What was seen of a file, and a plain form of it where it is not plain itself. */
async function describe(
  input: PreflightInput,
  beginning: Beginning,
  text: WalkedText,
  identity: Pick<PreflightFile, "bytes" | "sha256">,
): Promise<PreflightFile> {
  const { file } = input;
  const { facts, layout } = text;
  const rows = facts.records - layout.skipped - 1;
  if (rows < 1) throw refusals.empty();

  const mended = mendings(file, beginning, text);
  const form: FileForm = {
    encoding: text.encoding,
    byteOrderMark: beginning.mark > 0,
    ...(beginning.gzip ? { packing: "gzip" as const } : {}),
    lineEnding: lineEndingOf(facts),
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    titleLines: layout.titles,
    mended,
  };
  const readable = mended.length === 0 ? file : join(input.temporaryFolder, input.copyName);
  const malformed = await writeReadable(input, form, layout, readable);
  const names = await readHeader(readable, layout.delimiter);
  const blankLines = malformed.length + layout.skipped + facts.hollow > 0 || hasBlankLines(facts);
  return {
    path: input.path,
    ...identity,
    form,
    encoding: describeEncoding(form),
    delimiter: layout.delimiter,
    header: [...names, ...Array<string>(layout.extraColumns).fill("")],
    rows,
    malformed,
    readable,
    // A byte of Windows-1252 can take three in UTF-8.
    longestRecord: facts.longestRecord * (text.encoding === "windows-1252" ? 3 : 1),
    quotedNewlines: facts.quotedNewlines,
    blankLines,
    ...(mended.length === 0 && !blankLines ? { marks: facts.marks } : {}),
    unusualBlanks: text.unusualBlanks || facts.quotedNewlines > 0,
  };
}

/** Everything that keeps a reader from the file as it is. */
function mendings(
  file: string,
  { gzip, mark }: Beginning,
  { facts, encoding, layout, controlZ }: WalkedText,
): Mending[] {
  const found: Readonly<Record<Mending, boolean>> = {
    unpacked: gzip,
    encoding: encoding !== "utf-8",
    "byte-order-mark": mark > 0,
    "line-endings": !hasPlainEndings(facts),
    "lines-above-header": layout.skipped > 0 || facts.firstLine > 1,
    "final-control-z": controlZ,
    "malformed-quotes": facts.malformed > 0,
    "fields-beyond-header": facts.forgivable > 0,
    "lines-of-delimiters": facts.hollow > 0,
    // DuckDB would take it for a pattern.
    "file-name": /[*?[\]{}]/.test(file),
  };
  return (Object.keys(found) as Mending[]).filter((mending) => found[mending]);
}

/** Those after which the text itself is as a reader needs it. */
const outward: readonly Mending[] = ["unpacked", "encoding", "byte-order-mark", "final-control-z", "file-name"];

async function writeReadable(
  { file, signal }: PreflightInput,
  { encoding, packing, mended, delimiter }: FileForm,
  { skipped, width }: Layout,
  target: string,
): Promise<readonly MalformedRecord[]> {
  if (mended.length === 0) return [];
  const utf8 = withoutControlZ(asUtf8(bytesOf(file, packing === "gzip", { signal }), encoding)).bytes;
  const copy = { utf8, delimiter, width, skipped, target, signal };
  if (!mended.every((mending) => outward.includes(mending))) return writeNormalisedCopy(copy);
  await writeCopy(copy);
  return [];
}

async function readHeader(readable: string, delimiter: string): Promise<string[]> {
  let text: string | undefined;
  let held = Buffer.alloc(0);
  const scanner = new CsvScanner(delimiter, (start, end) => {
    text ??= held.toString("utf8", start, end);
  });
  for await (const chunk of bytesOf(readable, false, { chunkBytes: 1 << 14 })) {
    held = Buffer.concat([held, chunk]);
    scanner.push(chunk);
    if (text !== undefined) break;
  }
  scanner.finish();
  const header = text === undefined ? undefined : parseRecord(text, delimiter);
  if (!header) throw refusals.noHeader();
  return header.map((name) => name.replace(mangledMark, "").trim());
}

/** A byte order mark that somebody's program took for text and saved again. */
const mangledMark = /^(\ufeff|ï»¿)+/;
