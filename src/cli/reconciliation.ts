import type { Explanation, ReconciledMonth, Reconciliation } from "../analysis/reconciliation.ts";
import type { Partnership } from "../build.ts";
import { type OpenDataFormat, openDataFormats } from "../extracts/published-formats.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Problem } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { formatMonth } from "../wording/dates.ts";
import { formatCount, formatSigned, formatSignedPercent } from "../wording/numbers.ts";
import { usage } from "./command.ts";
import { oneOf } from "./options.ts";
import type { Reporter } from "./reporter.ts";
import type { Column } from "./table.ts";

/** `mps-geographic`, or with files that the settings do not name: `mps-geographic=extracts/open/*.csv`. */
export interface Against {
  readonly format: OpenDataFormat;
  readonly files?: string;
}

/** Reads the option, or refuses it. */
export function againstOption(value: string): Against {
  const [format = "", files] = value.split(/=(.*)/s);
  return { format: oneOf(openDataFormats)(format), ...(files ? { files } : {}) };
}

/** The partnership with the files as a source of its own, when they were named; else one of its sources must have the format. */
export function withOpenData(partnership: Partnership, { format, files }: Against): Partnership {
  const { settings } = partnership;
  if (files === undefined) {
    if (settings.sources.some((source) => source.format === format)) return partnership;
    throw usage(
      `No source of the settings has the format ${format}.`,
      `Name the files: --against "${format}=extracts/open/*.csv", or add a source with this format.`,
    );
  }
  const source = { id: "open-data", name: "Open data", provider: "as published", format, files, columns: {} };
  return { ...partnership, settings: { ...settings, sources: [...settings.sources, source] } };
}

/** A warning when counts are apart, so that a scheduled check can fail on it. */
export function apartProblems(format: string, found: readonly Reconciliation[]): Problem[] {
  const apart = found.filter(({ agreement }) => agreement === "apart").map(({ indicator }) => indicator);
  if (apart.length === 0) return [];
  return [
    {
      code: "counts-apart",
      severity: "warning",
      message: `Counts differ from ${format} by more than late records usually do: ${apart.join(", ")}.`,
      remedy: 'Look under "Against open data" for the months and what can explain it.',
    },
  ];
}

const right = (title: string): Column => ({ title, align: "right" });
const columns: readonly Column[] = [
  { title: "Indicator" },
  right("Months"),
  right("Yours"),
  right("Published"),
  right("Difference"),
  right("Months apart"),
  { title: "Verdict" },
];

/** Months apart that are named of one indicator; the others are in the output of --json. */
const listedMonths = 3;

const verdicts: Readonly<Record<Reconciliation["agreement"], string>> = {
  same: "the same in every month",
  close: "close",
  apart: "apart",
  "nothing-to-compare": "not compared",
};

/** Sets the partnership's own counts beside published ones: a table, the months that are apart, and what can explain it. */
export function printReconciliation(
  reporter: Reporter,
  format: string,
  found: readonly Reconciliation[],
  indicators: ReadonlyMap<string, Indicator>,
): void {
  reporter.line();
  reporter.heading(`Against open data (${format})`);
  if (found.every(({ agreement }) => agreement === "nothing-to-compare")) {
    reporter.line("There is no month that both hold of any indicator in use.");
    return;
  }
  const title = (id: string): string => indicators.get(id)?.title ?? id;
  const compared = found.filter(({ agreement }) => agreement !== "nothing-to-compare");
  reporter.table(
    columns,
    compared.map((one) => [
      title(one.indicator),
      String(one.months.length),
      formatCount(one.own),
      formatCount(one.published),
      differenceWords(one.own, one.published),
      String(one.months.filter(({ apart }) => apart).length),
      verdicts[one.agreement],
    ]),
  );
  const others = found.filter((one) => !compared.includes(one)).map(({ indicator }) => title(indicator));
  if (others.length > 0) reporter.line(`Without a month that both hold: ${others.join("; ")}.`);
  for (const one of found) {
    const worst = widest(one.months);
    if (!worst) continue;
    reporter.line();
    reporter.line(`${title(one.indicator)}, widest apart: ${worst.map(monthLine).join("; ")}.`);
  }
  printExplanations(reporter, found, title);
}

/** The months furthest apart, in order of time; nothing when none is apart. */
function widest(months: readonly ReconciledMonth[]): ReconciledMonth[] | undefined {
  const gap = ({ difference }: ReconciledMonth): number => Math.abs(numberOf(difference));
  const apart = months.filter((month) => month.apart).sort((first, second) => gap(second) - gap(first));
  return apart.length === 0
    ? undefined
    : apart.slice(0, listedMonths).sort((first, second) => (first.month < second.month ? -1 : 1));
}

/** Each explanation once, with the indicators that it is about. */
function printExplanations(reporter: Reporter, found: readonly Reconciliation[], title: (id: string) => string): void {
  const differing = found.filter(({ agreement }) => agreement === "close" || agreement === "apart");
  if (differing.length === 0) return;
  const about = new Map<string, string[]>();
  for (const { indicator, explanations } of differing)
    for (const explanation of explanations) {
      const words = sentence(explanation);
      about.set(words, [...(about.get(words) ?? []), title(indicator)]);
    }
  reporter.line();
  reporter.line("What can explain it:");
  for (const [words, titles] of about)
    reporter.line(`- ${words}${titles.length < differing.length ? ` (${titles.join(", ")})` : ""}`);
  const unexplained = differing.filter(
    ({ agreement, explanations }) => agreement === "apart" && !explanations.some(couldExplain),
  );
  if (unexplained.length > 0)
    reporter.line(
      `- Nothing that is known of the two explains ${unexplained.map(({ indicator }) => title(indicator)).join(", ")}. Ask the provider of your extract.`,
    );
}

/** Something said of the dates that does not fit what was counted explains nothing. */
const couldExplain = (explanation: Explanation): boolean => explanation.kind !== "extract-date" || explanation.fits;

const numberOf = (figure: Figure): number => (isNumber(figure.value) ? figure.value.number : 0);

function monthLine({ month, own, published }: ReconciledMonth): string {
  const [mine, theirs] = [numberOf(own), numberOf(published)];
  return `${formatMonth(month)}: yours ${formatCount(mine)}, published ${formatCount(theirs)} (${differenceWords(mine, theirs)})`;
}

/** "−3 (−0.1%)"; no percentage of nothing. */
function differenceWords(own: number, published: number): string {
  if (own === published) return "0";
  const share = published === 0 ? "" : `, ${formatSignedPercent(((own - published) / published) * 100)}`;
  return `${formatSigned(own - published)}${share}`;
}

function sentence(explanation: Explanation): string {
  switch (explanation.kind) {
    case "extract-date": {
      const [later, earlier] =
        explanation.later === "own" ? ["Your extract", "the published file"] : ["The published file", "your extract"];
      return explanation.fits
        ? `${later} is ${explanation.days} days later than ${earlier} and counts a little more, as late records make it.`
        : `${later} is ${explanation.days} days later than ${earlier}, but late records would not make this difference.`;
    }
    case "unmapped-categories":
      return `${explanation.side === "own" ? "Your sources have" : "The published file has"} ${formatCount(explanation.records)} records of categories that no mapping knows; they count in no indicator of a category.`;
    case "blank-borough":
      return `Your sources have ${formatCount(explanation.records)} offences without a borough, which are counted as the partnership's own.`;
    case "set-apart":
      return `Your sources leave out ${formatCount(explanation.records)} records that were cancelled, passed on or are not notifiable; an earlier published file may still count them.`;
    case "classification":
      return `The two class offences by different lists: ${explanation.reason}.`;
    case "placed-only":
      return explanation.side === "own"
        ? "Your sources hold only crimes that could be placed in a ward or an LSOA."
        : "The published file holds only crimes that could be placed in a ward or an LSOA, which is fewer than all.";
  }
}
