import { join } from "node:path";
import type { Problem } from "../problems/problem.ts";
import { begin } from "./preflight/begin.ts";
import { bytesOf } from "./preflight/bytes.ts";
import { CsvScanner } from "./preflight/scanner.ts";
import { type Nearest, type Recognition, recognise } from "./recognise.ts";
import { boundariesIn, type ReferenceKind, referenceKindOf } from "./reference-kinds.ts";
import { formatList } from "./registry.ts";
import { sampleFile } from "./sample.ts";

/** What one look at the start of a file tells. `path` is below the folder looked in, with forward slashes. */
export type FileLook = { readonly path: string } & (
  | { readonly kind: "extract"; readonly header: readonly string[]; readonly recognition: Recognition }
  | {
      readonly kind: "reference";
      readonly reference: ReferenceKind;
      readonly count: number;
      readonly header: readonly string[];
    }
  | { readonly kind: "unknown"; readonly header: readonly string[]; readonly nearest?: Nearest }
  | { readonly kind: "refused"; readonly problem: Problem }
);

export type ExtractLook = Extract<FileLook, { kind: "extract" }>;

/** Files that may be extracts, or tables beside them. A spreadsheet is among them, to say that it must be saved as CSV. */
export const looksLikeData = (path: string): boolean =>
  /\.(csv|txt|tab|tsv)(\.gz)?$|\.(xlsx?|ods|zip|geojson|topojson|json)$/i.test(path);

/** Looks at a file and tells what it is: an extract of a known format, a reference table, or nothing that is known. */
export async function lookAt(folder: string, path: string): Promise<FileLook> {
  const file = join(folder, path);
  const outcome = await sampleFile(file, path);
  if (outcome.kind === "refused") return { path, kind: "refused", problem: outcome.problem };
  if (outcome.kind === "json") {
    const found = await boundariesIn(file);
    return found
      ? { path, kind: "reference", reference: found.kind, count: found.count, header: [] }
      : { path, kind: "unknown", header: [] };
  }
  const { sample } = outcome;
  const { header } = sample;
  const recognised = recognise(sample, formatList);
  if (recognised.kind === "extract" && recognised.recognition.confidence !== "unsure")
    return { path, kind: "extract", header, recognition: recognised.recognition };
  const reference = referenceKindOf(sample);
  if (reference) return { path, kind: "reference", reference, count: await countRows(file), header };
  return recognised.kind === "extract"
    ? { path, kind: "extract", header, recognition: recognised.recognition }
    : { path, kind: "unknown", header, ...(recognised.nearest ? { nearest: recognised.nearest } : {}) };
}

async function countRows(file: string): Promise<number> {
  let rows = -1;
  // Delimiters decide nothing here but whether a quote opens a field, and reference tables hardly have any.
  const scanner = new CsvScanner(",", () => {
    rows++;
  });
  const { gzip } = await begin(file);
  for await (const chunk of bytesOf(file, gzip)) scanner.push(chunk);
  scanner.finish();
  return Math.max(0, rows);
}
