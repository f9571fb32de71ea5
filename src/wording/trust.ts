import type { Indicator } from "../indicators/indicator.ts";
import { addDays, type Period } from "../values/period.ts";
import type { TrustCause, TrustFinding } from "../values/trust.ts";
import { formatDate, formatMonth, formatPeriod } from "./dates.ts";
import { listWords } from "./runs.ts";

/** Figures that share one reason over the same periods. */
export interface TrustGroup {
  readonly state: TrustFinding["state"];
  /** "Incomplete". */
  readonly title: string;
  /** "2019/20 Quarter 1 to Quarter 3". */
  readonly periods: string;
  readonly figures: readonly string[];
  readonly why: string;
}

export interface TrustNames {
  readonly indicators: ReadonlyMap<string, Pick<Indicator, "title">>;
  /** Names of areas other than the partnership's own, by id. */
  readonly areas: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

const titles: Readonly<Record<TrustFinding["state"], string>> = {
  missing: "Not available",
  incomplete: "Incomplete",
  "not-applicable": "Cannot be counted",
  undefined: "Cannot be counted",
  "not-set": "Cannot be counted",
  suppressed: "Withheld",
  "not-comparable": "Not comparable with a year before",
  uncertain: "Uncertain",
};
const order = Object.keys(titles);

/** What cannot be trusted, by reason: a month that is missing is said once, with all that rests on it. */
export function trustGroups(findings: readonly TrustFinding[], names: TrustNames): TrustGroup[] {
  const byReason = groupBy(findings, ({ state, cause }) => `${state} ${reasonKey(cause)}`);
  const groups = byReason.flatMap((sameReason) => {
    const bySubject = groupBy(sameReason, ({ indicator, area }) => `${indicator}/${area}`);
    // Subjects that it concerns over the same periods share a line.
    return groupBy(bySubject, (one) =>
      one.map(({ period, cause }) => `${period.id} ${monthKey(cause)}`).join(),
    ).flatMap((subjects) => {
      const [first] = subjects;
      const [finding] = first ?? [];
      if (!first || !finding) return [];
      return [
        {
          state: finding.state,
          title: titles[finding.state],
          periods: periodWords(first.map(({ period }) => period)),
          figures: subjects.flatMap(([one]) => (one ? [figureWords(one, names)] : [])),
          why: whyWords(
            first.map(({ cause }) => cause),
            names,
          ),
        },
      ];
    });
  });
  return groups.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

const monthKey = (cause: TrustCause): string => (cause.kind === "gap" ? `${cause.month} ${cause.cover}` : "");

function reasonKey(cause: TrustCause): string {
  switch (cause.kind) {
    case "gap":
      return `gap ${cause.source}`;
    case "sign":
      return JSON.stringify(cause.sign);
    case "break":
      return `break ${cause.from} ${cause.note}`;
    default:
      return JSON.stringify(cause);
  }
}

function figureWords({ indicator, area }: TrustFinding, { indicators, areas }: TrustNames): string {
  const title = indicators.get(indicator)?.title ?? indicator;
  const place = areas.get(area);
  return place === undefined ? title : `${title}, ${place}`;
}

/** "2018/19 Quarter 4 and 2019/20 Quarter 2 to 2019/20 Quarter 4". */
function periodWords(all: readonly Period[]): string {
  const periods = [...new Map(all.map((period) => [period.id, period])).values()].sort((a, b) =>
    a.start < b.start ? -1 : 1,
  );
  const runs: Period[][] = [];
  for (const period of periods) {
    const last = runs.at(-1)?.at(-1);
    if (last && follows(last, period)) runs.at(-1)?.push(period);
    else runs.push([period]);
  }
  return listWords(
    runs.map((run) => {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) return "";
      return first === last ? formatPeriod(first) : `${formatPeriod(first)} to ${formatPeriod(last)}`;
    }),
  );
}

const follows = (first: Period, second: Period): boolean => addDays(first.end, 1) === second.start;

const unservedWords: Readonly<Record<string, string>> = {
  unserved: "No source holds what it needs.",
  "month-precision": "Its source counts by month, and it is about parts of months, nights or hours.",
  "area-not-valid": "The area was drawn otherwise on some day of the period.",
  "not-covered": "No source holds the period.",
};

function whyWords(causes: readonly TrustCause[], { sources }: TrustNames): string {
  const [first] = causes;
  const nameOf = (source: string): string => sources.get(source) ?? source;
  switch (first?.kind) {
    case "gap": {
      const gaps = causes.filter((cause) => cause.kind === "gap");
      const months = (cover: "part" | "none"): string[] =>
        [...new Set(gaps.filter((gap) => gap.cover === cover).map(({ month }) => month))].sort();
      const said = [
        ...(months("none").length > 0 ? [`holds nothing for ${spanWords(months("none"))}`] : []),
        ...(months("part").length > 0 ? [`holds only a part of ${spanWords(months("part"))}`] : []),
      ];
      return `${nameOf(first.source)} ${said.join(", and ")}.`;
    }
    case "ended":
      return `${nameOf(first.source)} ends on ${formatDate(first.to)}, earlier than the newest source.`;
    case "break":
      return `The series breaks on ${formatDate(first.from)}. ${first.note}`;
    case "unserved":
      return unservedWords[first.because] ?? "It cannot be counted for the period.";
    case "unknown-moved":
      return "More or fewer records than a year before lack an age, a time or a place that it needs; the change gets no verdict.";
    case "sign":
      return `${nameOf(first.sign.source)}: ${signReason(first)}`;
    default:
      return "";
  }
}

/** A long row of months as its ends, a few as they are. */
function spanWords(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return months.length > 3 && first && last
    ? `${months.length} months from ${formatMonth(first)} to ${formatMonth(last)}`
    : listWords(months.map(formatMonth));
}

function signReason({ sign }: Extract<TrustCause, { kind: "sign" }>): string {
  switch (sign.kind) {
    case "month-unusual":
      return `${formatMonth(sign.month)} is unusually ${sign.direction}; check with the provider.`;
    case "series-stops":
      return `a category that it counts stops after ${formatMonth(sign.month)}.`;
    case "series-starts":
      return `a category that it counts starts in ${formatMonth(sign.month)}.`;
    case "times-heaped":
      return `times are heaped on ${sign.at}, and it goes by the hour.`;
    case "unknown-shift":
      return "the share of records without a known category moved.";
    case "rows-repeated":
      return "rows were given twice.";
    case "parts-apart":
      return `its parts do not add up to it in ${formatMonth(sign.month)}.`;
    case "area-scarce":
      return "hardly any of its rows are of the area; it may be the wrong file, or another column may name the area.";
  }
}
