import type { BuiltPaper, FailedPaper } from "../build.ts";
import type { Column } from "./table.ts";

/** What became of the papers of one partnership. */
export interface FolderResult {
  readonly folder: string;
  /** As papers print it; the folder's where the settings could not be read. */
  readonly partnership: string;
  readonly period: string;
  readonly audience: string;
  readonly papers: readonly BuiltPaper[];
  readonly failed: readonly FailedPaper[];
  /** Final papers that were left as they are. */
  readonly kept: readonly string[];
}

const columns: readonly Column[] = [
  { title: "Paper" },
  { title: "Status" },
  { title: "Headlines", align: "right" },
  { title: "Pages", align: "right" },
  { title: "Files", align: "right" },
  { title: "Words missing", align: "right" },
];

const none = "–";

/** A line for each paper, made or not; with the partnership where there are several. */
export function buildTable(results: readonly FolderResult[]): { columns: readonly Column[]; rows: string[][] } {
  const several = results.length > 1;
  const rows = results.flatMap(({ partnership, papers, failed, kept }) => {
    const lines = [
      ...papers.map(({ paper, status, headlines, pages, files, gaps }) => [
        paper,
        status,
        String(headlines.length),
        pages === undefined ? none : String(pages),
        String(files.length),
        gaps === 0 ? none : gapWords(gaps),
      ]),
      ...kept.map((paper) => [paper, "final, kept", none, none, none, none]),
      ...failed.map(({ paper }) => [paper, "not made", none, none, none, none]),
    ];
    return several ? lines.map((line) => [partnership, ...line]) : lines;
  });
  return { columns: several ? [{ title: "Partnership" }, ...columns] : columns, rows };
}

const gapWords = (gaps: number): string => `${gaps} ${gaps === 1 ? "section" : "sections"}`;
