import type { EditionModel } from "../papers/model.ts";
import type { WrittenFile } from "../papers/written-file.ts";
import { writeJson } from "./json.ts";

export interface Provenance {
  /** Of csp-assess. */
  readonly version: string;
  readonly settings: { readonly sha256: string };
  /** Every file read, by its path below the partnership folder. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
  /** Tables that bear on the figures besides the extracts: populations, weights of harm, the mappings of sources. */
  readonly references: readonly { readonly path: string; readonly sha256: string; readonly source?: string }[];
  /** What people wrote for the paper: the plan, logs, commentary, who cleared it. */
  readonly written: readonly WrittenFile[];
  /** The browser that printed the PDF; absent when none was printed. */
  readonly browser?: { readonly version: string; readonly origin: string; readonly sandbox?: string };
  readonly model: EditionModel;
}

/**
 * `provenance.json`: from what and with what a paper was made, enough to make it again byte for byte. It holds no time
 * of day: the same inputs give the same file.
 */
export function provenanceJson(provenance: Provenance): string {
  const { model, version, settings, files, references, written, browser } = provenance;
  const internal = model.audience === "internal";
  return writeJson({
    tool: { name: "csp-assess", version },
    paper: model.paper,
    period: model.period.id,
    audience: model.audience,
    marking: model.marking,
    status: model.status,
    date: model.date,
    settings: { sha256: settings.sha256 },
    ...(model.appearance?.crest ? { crest: { sha256: model.appearance.crest.sha256 } } : {}),
    files: inOrder(files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))),
    references: inOrder(references.map(({ path, sha256 }) => ({ path, sha256 }))),
    written: inOrder(
      written.map(({ path, sha256, bytes, rows }) => ({
        path,
        sha256,
        bytes,
        ...(internal && rows !== undefined ? { rows } : {}),
      })),
    ),
    ...(browser ? { browser } : {}),
  });
}

const inOrder = <File extends { readonly path: string }>(files: readonly File[]): File[] =>
  files.toSorted((first, second) => (first.path < second.path ? -1 : 1));
