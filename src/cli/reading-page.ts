import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { UnreadFiles } from "../extracts/unread.ts";
import { verdictOf, verdictWords } from "../papers/source-verdict.ts";
import type { Problem } from "../problems/problem.ts";
import { plainNumber, signCodes } from "../steps/sign-problems.ts";
import { formatDate } from "../wording/dates.ts";
import { formatCount } from "../wording/numbers.ts";
import { plain } from "../wording/runs.ts";
import { signWords } from "../wording/signs.ts";
import type { TrustGroup } from "../wording/trust.ts";
import type { Context } from "./command.ts";
import { coverageLines } from "./coverage.ts";
import { formLines } from "./forms.ts";
import { rejectionLines, shownProblems } from "./rejections.ts";
import { accountColumns, accountRows } from "./row-account.ts";
import { printUnread } from "./unread.ts";

/**
 * What a reading came to, on a page: each source in a line with what it can be used for, what was not read, the months that are
 * held, what became of every row, what was rejected and why, what looks wrong, and which figures cannot be trusted for it.
 */
export function printReading(
  context: Context,
  result: ReadResult,
  { unread, trust }: { readonly unread: readonly UnreadFiles[]; readonly trust?: readonly TrustGroup[] },
): void {
  const { reporter, io } = context;
  const heading = (text: string): void => {
    reporter.line();
    reporter.heading(text);
  };
  heading("Sources");
  reporter.table(
    [
      { title: "Source" },
      { title: "Is" },
      { title: "Rows", align: "right" },
      { title: "Covers" },
      { title: "Verdict" },
    ],
    result.sources.map(sourceRow),
  );
  printUnread(context, unread);
  for (const source of result.sources) {
    heading(`${source.name} (${source.source}): ${source.format} from ${source.provider}`);
    for (const line of coverageLines(source, io.stdout.isTerminal)) reporter.line(line);
    for (const [title, counts] of countLists(source)) printCounts(context, title, counts);
  }
  heading("What became of every row");
  reporter.table(accountColumns, accountRows(result));
  heading("In which form the files came");
  for (const line of formLines(result)) reporter.line(line);
  const rejections = rejectionLines(result);
  if (rejections.length > 0) {
    heading("Rejected");
    for (const line of rejections) reporter.line(line);
    reporter.line(
      `Their values stand in the rejects.csv that "csp-assess build" leaves in runs/; they can be personal.`,
    );
  }
  const signs = signLines(result);
  if (signs.length > 0) {
    heading("What looks wrong, or is out of the ordinary");
    for (const line of signs) reporter.line(line);
  }
  if (trust) printTrust(context, trust);
}

/** Problems that standard error tells beside the page: those that it does not tell itself. */
export const problemsBeside = (result: ReadResult): Problem[] =>
  shownProblems(result, 'Under "Rejected" below stands why, and on which lines.').filter(
    ({ code }) => !signCodes.has(code),
  );

/** The sources with their verdicts, for the result that machines read. */
export const withVerdicts = (result: ReadResult): object[] =>
  result.sources.map((source) => ({ ...source, verdict: verdictOf(source) }));

function sourceRow(source: SourceReading): string[] {
  const { from, to } = source.coverage;
  return [
    source.source,
    source.format,
    formatCount(source.files.reduce((sum, { rows }) => sum + rows.read, 0)),
    from && to ? `${formatDate(from)} to ${formatDate(to)}` : "nothing",
    verdictWords(verdictOf(source)),
  ];
}

const countLists = (source: SourceReading): [string, Readonly<Record<string, number>>][] => [
  ["records", source.records],
  ["set apart", source.setApart],
  ["placed in wards by", source.places?.placed ?? {}],
  ["in no ward", source.places?.unplaced ?? {}],
  ["categories not in the mapping", source.unmappedCategories],
];

function printCounts({ reporter }: Context, title: string, counts: Readonly<Record<string, number>>): void {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  if (entries.length === 0) return;
  reporter.line(`${title}: ${entries.map(([name, count]) => `${name} ${count}`).join(", ")}`);
}

/** A line for each thing that is odd, with what to do. */
const signLines = (result: ReadResult): string[] =>
  result.sources.flatMap((source) =>
    signWords(source.signs, plainNumber).map(({ content, remedy }) => `  ${source.name}: ${plain(content)} ${remedy}`),
  );

function printTrust({ reporter }: Context, groups: readonly TrustGroup[]): void {
  reporter.line();
  reporter.heading("Figures that cannot be trusted, or not without a word");
  if (groups.length === 0)
    reporter.line(
      "  None: every figure is whole over the last eight quarters that its sources reach, and nothing speaks against it.",
    );
  for (const { title, periods, figures, why } of groups) {
    reporter.line(`  ${title}, ${periods}: ${why}`);
    reporter.line(`    ${figures.join("; ")}`);
  }
}
