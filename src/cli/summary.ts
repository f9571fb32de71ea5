import type { BuiltPaper } from "../build.ts";
import type { ReadResult } from "../extracts/reading.ts";
import { formatCount } from "../wording/numbers.ts";
import { buildTable, type FolderResult } from "./build-table.ts";
import type { Context } from "./command.ts";
import { seconds } from "./phases.ts";
import { reasonCounts } from "./rejections.ts";
import { totalRows } from "./row-account.ts";
import { shownPath } from "./shown-path.ts";

/** "Read 12,345 rows of 5 files from 4 sources: 12,000 accepted, 20 rejected, ..." */
function readSentence(result: ReadResult): string {
  const rows = totalRows(result);
  const parts = [
    `${formatCount(rows.accepted)} accepted`,
    `${formatCount(rows.rejected)} rejected`,
    `${formatCount(rows.duplicate)} duplicate`,
    `${formatCount(rows.superseded)} superseded by a later extract`,
    `${formatCount(rows.outOfScope)} out of scope`,
  ];
  const files = `${rows.files} ${rows.files === 1 ? "file" : "files"}`;
  return `Read ${formatCount(rows.read)} rows of ${files}: ${parts.join(", ")}.`;
}

/** What was rejected and why, a line for each source that has any. */
function rejectLines(result: ReadResult): string[] {
  return result.sources.flatMap((source) => {
    const reasons = new Map<string, number>();
    for (const file of source.files)
      for (const [reason, count] of Object.entries(file.rejectsByReason))
        reasons.set(reason, (reasons.get(reason) ?? 0) + count);
    if (reasons.size === 0) return [];
    return [`${source.source}: ${reasonCounts(Object.fromEntries(reasons))}`];
  });
}

/** How a build ended: what was read, what was rejected, which headlines came out, where the files are, what took how long. */
export function printSummary({ reporter, io }: Context, result: ReadResult, papers: readonly BuiltPaper[]): void {
  reporter.line(readSentence(result));
  const rejects = rejectLines(result);
  if (rejects.length > 0) {
    reporter.line();
    reporter.heading("Rejected");
    for (const line of rejects) reporter.line(`  ${line}`);
    reporter.line('  "csp-assess check" says why and names the lines.');
  }
  for (const paper of papers) {
    reporter.line();
    reporter.heading(`Headlines: ${paper.title}`);
    if (paper.headlines.length === 0)
      reporter.line("  None: nothing stands out, or nothing can be compared; the paper says which.");
    for (const headline of paper.headlines) reporter.line(`  - ${headline}`);
  }
  if (papers.length === 0) return;
  reporter.line();
  reporter.heading("Files");
  for (const file of papers.flatMap((paper) => paper.files)) reporter.line(`  ${shownPath(io, file)}`);
}

/** A line for each paper of the run, made or not, after all else. */
export function printTable({ reporter }: Context, results: readonly FolderResult[]): void {
  const { columns, rows } = buildTable(results);
  reporter.line();
  reporter.heading("Papers");
  reporter.table(columns, rows);
}

/** How long each phase of the run took, over all folders. */
export function printTime({ reporter }: Context): void {
  const phases = reporter.phases.list();
  if (phases.length === 0) return;
  const total = phases.reduce((sum, phase) => sum + phase.milliseconds, 0);
  const parts = phases.map(({ phase, milliseconds }) => `${phase} ${seconds(milliseconds)}`);
  reporter.line();
  reporter.line(`Time: ${parts.join(", ")}; together ${seconds(total)}.`);
}
