import type { ProblemCode } from "../../problems/codes.ts";
import type { Problem } from "../../problems/problem.ts";
import { TrailingGarbage } from "./gzip.ts";

/** Why a file is not read at all. Thrown inside preflight, handed on as a problem. */
export class Refusal extends Error {
  readonly #code: ProblemCode;
  readonly #remedy: string;
  readonly #line: number | undefined;

  constructor(code: ProblemCode, message: string, remedy: string, line?: number) {
    super(message);
    this.#code = code;
    this.#remedy = remedy;
    this.#line = line;
  }

  at(path: string): Problem {
    return {
      code: this.#code,
      severity: "error",
      message: this.message,
      remedy: this.#remedy,
      place: { file: path, ...(this.#line === undefined ? {} : { line: this.#line }) },
    };
  }
}

const ownHeader = "Let the file begin with its header, a name for each column, and export it again.";
const asUtf8 = "Export the extract again as one file, saved as CSV UTF-8.";

export const refusals = {
  empty: () =>
    new Refusal("extract-empty", "The extract has no rows.", "Export it again, or take it out of the folder."),
  notAFile: () => new Refusal("extract-unreadable", "This is a folder, not a file.", "Let the pattern name CSV files."),
  otherKind: ({ what, remedy }: { readonly what: string; readonly remedy: string }) =>
    new Refusal("extract-not-csv", `This is ${what}, not a CSV file.`, remedy),
  packedTwice: () => new Refusal("extract-unreadable", "The file is compressed twice.", "Unpack it once by hand."),
  damagedArchive: () =>
    new Refusal("extract-unreadable", "The compressed file is damaged.", "Copy or download the file again."),
  trailingGarbage: () =>
    new Refusal(
      "extract-unreadable",
      "Behind its end the compressed file goes on with something else, so part of it may be missing.",
      "Copy or download the file again.",
    ),
  truncated: () =>
    new Refusal("extract-truncated", "The compressed file ends too early.", "Copy or download the file again."),
  unreadable: (code: string) =>
    new Refusal(
      "extract-unreadable",
      `The file cannot be read (${code}).`,
      "Close programs that hold it open, and check that you may read it.",
    ),
  nul: (line: number) =>
    new Refusal(
      "extract-nul",
      `There is a NUL byte on line ${line}: the file is damaged or is not a text file.`,
      "Copy or export the extract again.",
      line,
    ),
  mixedEncoding: (line: number) =>
    new Refusal(
      "extract-encoding",
      `The text is in two encodings at once, from line ${line}, so names in it cannot be read safely.`,
      asUtf8,
      line,
    ),
  damagedWideText: () =>
    new Refusal("extract-encoding", "The text is in UTF-16 and damaged: it has half a character in it.", asUtf8),
  utf32: () => new Refusal("extract-encoding", "The text is in UTF-32.", asUtf8),
  unknownEncoding: (line: number) =>
    new Refusal("extract-encoding", `The text on line ${line} is neither UTF-8 nor Windows-1252.`, asUtf8, line),
  noHeader: () => new Refusal("extract-header", "No header can be found in the file.", ownHeader),
  malformedHeader: (line: number) =>
    new Refusal(
      "extract-header",
      `On line ${line}, which should be the header, a closing quote mark is followed by more text.`,
      "Correct that line, or remove it when it is a title; the header must come first.",
      line,
    ),
  wrappedLines: (line: number) =>
    new Refusal(
      "extract-header",
      `Line ${line} is one field that holds a whole line: each line has been put in quotation marks, as Excel does when it saves a file that it read as one column.`,
      "Use the file as it was before it was saved from Excel.",
      line,
    ),
  headerTooShort: (line: number, width: number, usual: number, candidate: number | undefined) =>
    new Refusal(
      "extract-header",
      `The first line has ${width} ${width === 1 ? "field" : "fields"} and most rows have ${usual}${candidate === undefined ? "" : `; the header seems to be on line ${candidate}`}.`,
      candidate === undefined ? ownHeader : `Remove what stands above line ${candidate}.`,
      line,
    ),
  unclosedQuote: (line: number) =>
    new Refusal(
      "extract-unclosed-quote",
      `A quote mark opens a field on line ${line} and does not close within its row, so where rows end is unknown.`,
      "Correct that line, or export the extract again; none of the file is counted.",
      line,
    ),
} as const;

/** What an error that was met on reading a file says about the file; thrown on when it says nothing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof TrailingGarbage) return refusals.trailingGarbage();
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (error instanceof TypeError && code.startsWith("ERR_ENCODING")) return refusals.damagedWideText();
  if (code === "Z_BUF_ERROR") return refusals.truncated();
  if (code.startsWith("Z_")) return refusals.damagedArchive();
  if (/^E[A-Z]+$/.test(code)) return refusals.unreadable(code);
  throw error;
}
