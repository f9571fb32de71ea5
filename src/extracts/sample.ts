import { stat } from "node:fs/promises";
import type { Problem } from "../problems/problem.ts";
import { begin } from "./preflight/begin.ts";
import { headRecords } from "./preflight/header.ts";
import { sniffLayout } from "./preflight/layout.ts";
import { refusalOf, refusals } from "./preflight/refusals.ts";

/** The header of a table and its first rows: enough to tell what it is. Cells are never printed. */
export interface Sample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type SampleOutcome =
  | { readonly kind: "table"; readonly sample: Sample }
  | { readonly kind: "json" }
  | { readonly kind: "refused"; readonly problem: Problem };

const rowsSampled = 100;

/** Looks at the start of a file, as preflight will read it. Reads no more than the first 64 KiB of text. */
export async function sampleFile(file: string, path: string, rows = rowsSampled): Promise<SampleOutcome> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw refusals.notAFile();
    const { kind, text, cut } = await begin(file);
    if (kind?.id === "json") return { kind: "json" };
    if (kind) throw refusals.otherKind(kind);
    if (text.trim() === "") throw refusals.empty();
    if (text.includes("\0")) throw refusals.nul(1);
    return { kind: "table", sample: tableOf(text, cut, rows) };
  } catch (error) {
    return { kind: "refused", problem: refusalOf(error).at(path) };
  }
}

function tableOf(text: string, cut: boolean, most: number): Sample {
  const { delimiter, skipped } = sniffLayout(text, cut);
  const records = headRecords(text, delimiter, cut, most + skipped + 1).slice(skipped);
  const [header = [], ...rows] = records.flatMap(({ fields }) => (fields ? [fields] : []));
  return { header, rows };
}
