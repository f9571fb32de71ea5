import type { ProblemCode } from "../../problems/codes.ts";
import type { Problem } from "../../problems/problem.ts";
import type { Binary } from "./head.ts";

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

const asUtf8 = "Export the extract again as one file, saved as CSV UTF-8.";

const spreadsheet = "In the spreadsheet, save the sheet as CSV UTF-8; each sheet is a file of its own.";
const otherFiles = {
  zip: "Unpack it and take the CSV files that are in it.",
  pdf: "Ask the provider for the table behind it, as CSV.",
} as const;

export const refusals = {
  empty: () =>
    new Refusal("extract-empty", "The extract has no rows.", "Export it again, or take it out of the folder."),
  notAFile: () => new Refusal("extract-unreadable", "This is a folder, not a file.", "Let the pattern name CSV files."),
  binary: (kind: Binary) =>
    kind === "zip" || kind === "pdf"
      ? new Refusal("extract-unreadable", `This is a ${kind} file, not a CSV file.`, otherFiles[kind])
      : new Refusal("extract-unreadable", `This is a spreadsheet (${kind}): save it as CSV.`, spreadsheet),
  markup: () =>
    new Refusal("extract-unreadable", "This is a web page, not a CSV file.", "Download the file itself and try again."),
  damagedArchive: () =>
    new Refusal("extract-unreadable", "The compressed file is damaged.", "Copy or download the file again."),
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
  mixedEncoding: (line?: number) =>
    new Refusal(
      "extract-encoding",
      `The text is in two encodings at once${line === undefined ? "" : `, from line ${line}`}, so names in it cannot be read safely.`,
      asUtf8,
      line,
    ),
  unknownEncoding: (line: number) =>
    new Refusal("extract-encoding", `The text on line ${line} is neither UTF-8 nor Windows-1252.`, asUtf8, line),
  unclosedQuote: (line: number) =>
    new Refusal(
      "extract-unclosed-quote",
      `A quote mark opens a field on line ${line} and does not close within its row, so where rows end is unknown.`,
      "Correct that line, or export the extract again; none of the file is counted.",
      line,
    ),
} as const;

/** What an error met on reading a file says about the file; thrown on when it says nothing. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (error instanceof TypeError && code.startsWith("ERR_ENCODING")) return refusals.mixedEncoding();
  if (code === "Z_BUF_ERROR") return refusals.truncated();
  if (code.startsWith("Z_")) return refusals.damagedArchive();
  if (/^E[A-Z]+$/.test(code)) return refusals.unreadable(code);
  throw error;
}
