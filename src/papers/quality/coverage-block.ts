import type { MonthCoverage, SourceReading } from "../../extracts/reading.ts";
import type { IsoMonth } from "../../values/period.ts";
import { someOf } from "../../wording/data-ends.ts";
import { formatDate } from "../../wording/dates.ts";
import { capital } from "../../wording/letters.ts";
import { monthsPhrase } from "../../wording/months.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { label, listWords, text } from "../../wording/runs.ts";
import type { ChartBlock, TableBlock } from "../model.ts";
import { unusualMonthsOf } from "../source-verdict.ts";
import { leftColumn, row, textCell } from "../tables.ts";
import type { QualityContext } from "./row-blocks.ts";

/** Which months each source holds: drawn, and beside it as a table. */
export function coverageBlock(context: QualityContext): ChartBlock {
  const { sources, endEarly } = context;
  const title = coverageTitle(
    sources,
    sources.filter(({ source }) => endEarly?.has(source)),
  );
  return {
    kind: "chart",
    id: "coverage",
    number: context.numbering.chart(),
    title: [label(title)],
    subtitle: "Source by month; a column for each financial year",
    alt: `${title}. ${sources.map((source) => `${source.name}: ${spanWords(source)}; ${gapWords(source)}`).join(". ")}.`,
    chart: {
      kind: "coverage",
      lanes: sources.map((source) => {
        const unusual = unusualMonthsOf(source);
        return {
          label: source.name,
          months: monthsOf(source).map(([month, state]) => ({
            month,
            state,
            ...(unusual.has(month) ? { unusual: true as const } : {}),
          })),
        };
      }),
    },
    data: coverageTable(sources),
    notes: [
      [label(spanNote(sources))],
      ...(sources.some((source) => unusualMonthsOf(source).size > 0)
        ? [
            [
              text(
                "Unusual: far from the level of the months around it. That can be real; such months are counted as they are.",
              ),
            ],
          ]
        : []),
    ],
  };
}

const monthsOf = (source: SourceReading): [IsoMonth, MonthCoverage][] =>
  Object.entries(source.coverage.months).sort(([first], [second]) => (first < second ? -1 : 1));

/** Months without data, and those held in part but for the first and the last: a source begins and ends somewhere. */
const innerGaps = (source: SourceReading): IsoMonth[] => {
  const months = monthsOf(source);
  return months.flatMap(([month, state], index) =>
    state === "missing" || (state === "part" && index > 0 && index < months.length - 1) ? [month] : [],
  );
};

/** A month that is missing at the end is as missing as one in between. */
function coverageTitle(sources: readonly SourceReading[], endEarly: readonly SourceReading[]): string {
  const gaps = sources.filter((source) => innerGaps(source).length > 0);
  if (endEarly.length > 0) {
    const ends = `${someOf(endEarly.map(({ name }) => name))} ${endEarly.length === 1 ? "ends" : "end"} before the period does`;
    return gaps.length === 0 ? ends : `${ends}, and months are missing or held in part`;
  }
  if (sources.length === 1) return gaps.length === 0 ? "No month is missing from the source" : "The source has gaps";
  if (gaps.length === 0) return "No month is missing from any source";
  const names = listWords(gaps.map(({ name }) => name));
  return gaps.length <= 2
    ? `${names} ${gaps.length === 1 ? "has" : "have"} months that are missing or held in part`
    : `${capital(spellSmall(gaps.length))} of ${spellSmall(sources.length)} sources have months that are missing or held in part`;
}

function coverageTable(sources: readonly SourceReading[]): TableBlock {
  return {
    kind: "table",
    id: "coverage-data",
    number: 0,
    caption: "Which months are held",
    layout: "plain",
    columns: [
      leftColumn("source", "Source"),
      leftColumn("from", "From"),
      leftColumn("to", "To"),
      leftColumn("gaps", "Missing or part months"),
      leftColumn("unusual", "Unusual months"),
    ],
    rows: sources.map((source) =>
      row([
        textCell(source.name),
        textCell(source.coverage.from ? formatDate(source.coverage.from) : "no data"),
        textCell(source.coverage.to ? formatDate(source.coverage.to) : "no data"),
        textCell(gapWords(source)),
        textCell(monthsPhrase([...unusualMonthsOf(source)]) || "none"),
      ]),
    ),
    notes: [],
  };
}

function spanWords({ coverage }: SourceReading): string {
  return coverage.from && coverage.to ? `${formatDate(coverage.from)} to ${formatDate(coverage.to)}` : "no data";
}

function gapWords(source: SourceReading): string {
  const list = (state: MonthCoverage): string =>
    monthsPhrase(monthsOf(source).flatMap(([month, coverage]) => (coverage === state ? [month] : [])));
  const [missing, part] = [list("missing"), list("part")];
  return [missing && `missing: ${missing}`, part && `part: ${part}`].filter(Boolean).join("; ") || "no gap";
}

function spanNote(sources: readonly SourceReading[]): string {
  const declared = sources.filter(({ coverage }) => coverage.basis === "declared").map(({ name }) => name);
  if (declared.length === 0) return "“From” and “to” are the first and the last day found in the data.";
  if (declared.length === sources.length) return "“From” and “to” are as the settings declare them.";
  return `“From” and “to” are the first and the last day found in the data; for ${listWords(declared)} they are as the settings declare them.`;
}
