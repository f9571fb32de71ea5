import { Option } from "commander";
import { writeCsv } from "../../export/csv.ts";
import type { ReadResult } from "../../extracts/reading.ts";
import { exitCodes, type Problem } from "../../problems/problem.ts";
import type { Figure } from "../../values/figure.ts";
import type { IsoDate, Period } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { formatCount, formatDecimal } from "../../wording/numbers.ts";
import { formatValue } from "../../wording/values.ts";
import { absenceSentences, withoutData } from "../absences.ts";
import { type CommandModule, type Context, oneFolderOf, usage, withReading } from "../command.ts";
import { type Comparison, compare, withYearBefore } from "../comparison.ts";
import { concerningSources } from "../concerned.ts";
import { filterSentences } from "../definition.ts";
import { exitCodeFor, highest } from "../exit-code.ts";
import { extraParts } from "../extra-parts.ts";
import { type Extras, extrasOf, hasExtras, withExtras } from "../figure-extras.ts";
import { filtersOf, withFilterOptions } from "../filter-options.ts";
import { filterSplits, isFilterSplit } from "../filter-splits.ts";
import { dayOf, oneOf, withOptions } from "../options.ts";
import { periodOption } from "../period.ts";
import { requestsOf, timeSplits } from "../question.ts";
import { shownProblems } from "../rejections.ts";

const formats = ["table", "csv", "json"] as const;

/** Counts and changes for a question in a meeting. */
export const figuresCommand: CommandModule = {
  name: "figures",
  declare: (command) =>
    withOptions(
      withFilterOptions(withExtras(command))
        .description("counts with their change on a year earlier, as a table, CSV or JSON; for a question in a meeting")
        .argument("[indicators...]", "indicators such as robbery; all that the settings use when left out")
        .option("--area <area>", "an area, such as a zone; may be repeated", (area: string, earlier: string[] = []) => [
          ...earlier,
          area,
        ])
        .option(
          "--by <split>",
          `split by ${timeSplits.join(", ")}, ward, ${filterSplits.join(", ")}, or by a breakdown such as type or source`,
        )
        .option("--list", "list the indicators, what each needs, and whether the extracts can answer it")
        .addOption(
          new Option(
            "--as-at <date>",
            "count as the extracts held on this date had it, to see what has been revised since",
          ).argParser(dayOf),
        )
        .addOption(
          new Option("--format <format>", `form of the result: ${formats.join(", ")}`)
            .argParser((value: string) => [oneOf(formats)(value)])
            .default(["table"], "table"),
        ),
      "folder",
      "period",
      "strict",
    ),
  async run(context, words) {
    // With commas between them or spaces, as one happens to type them.
    const indicators = words.flatMap((word) => word.split(",")).filter((word) => word !== "");
    const { options, reporter, world, io } = context;
    const { measureFigures, openPartnership, readPartnership } = await import("../../build.ts");
    const partnership = await openPartnership(oneFolderOf(context), world);
    if (options.list)
      return withReading(readPartnership(partnership, world), async (reading) =>
        (await import("../indicator-list.ts")).listIndicators(context, partnership, reading),
      );
    const period = periodOption(options.period, io.today);
    const extras = extrasOf(context, partnership, period);
    const requests = requestsOf(
      {
        indicators,
        areas: options.area ?? [],
        period,
        ...(options.by ? { by: options.by } : {}),
        filters: filtersOf(options),
        ...(options.asAt ? { asAt: options.asAt } : {}),
      },
      partnership,
    );
    return withReading(readPartnership(partnership, world), async (reading) => {
      const { result } = reading;
      if (options.asAt) refuseUnheld(options.asAt, result);
      const used = new Set<string>();
      // Of what is not held the table says so itself.
      const withheld: Problem[] = [];
      const figures = await measureFigures(
        partnership,
        reading,
        withYearBefore(requests, extras.earlier),
        (_id, { sources }) => {
          for (const source of sources) used.add(source);
        },
        (problem) => {
          if (problem.code === "category-never") withheld.push(problem);
        },
      );
      const { concerned, others } = concerningSources(result.problems, used, partnership.settings.sources, result);
      reporter.report(
        [...result.problems, ...withheld],
        [...shownProblems({ ...result, problems: concerned }), ...withheld],
      );
      if (others.length > 0) reporter.message(othersSentence(shownProblems({ ...result, problems: others }).length));
      const comparisons = compare(requests, figures, partnership, result, extras.earlier);
      const byId = new Map(figures.map((figure) => [figure.id, figure]));
      if (!asOneObject(context, extras)) print(context, comparisons, extras.earlier);
      const more = await extraParts(context, extras, { partnership, reading, period, requests, figures: byId });
      const answer = { figures: comparisons.map(plainRow), ...more };
      if (asOneObject(context, extras)) reporter.raw(`${JSON.stringify(answer, null, 2)}\n`);
      const nothing = withoutData(period, comparisons, result);
      reporter.report(nothing);
      if (nothing.length === 0) for (const sentence of absenceSentences(comparisons)) reporter.message(sentence);
      const unsplit = requests.filter(
        ({ dims = {} }) => !isFilterSplit(options.by ?? "") || !isSplitBy(options.by, dims),
      );
      for (const sentence of filterSentences(unsplit, partnership.indicators)) reporter.message(sentence);
      reporter.message("Small counts are shown: internal use only.");
      const exitCode = highest(exitCodes.done, exitCodeFor(reporter.problems, options.strict ?? false));
      return { exitCode, result: answer };
    });
  },
};

const othersSentence = (count: number): string =>
  `${count === 1 ? "One more problem is" : `${formatCount(count)} more problems are`} of sources that these figures do not use; "csp-assess check" shows ${count === 1 ? "it" : "them"}.`;

/** Counts and changes alone are a list; with anything else, one object. */
const asOneObject = ({ options }: Context, extras: Extras): boolean =>
  options.format?.[0] === "json" && hasExtras(extras);

/** A day before every extract of every source: nothing can be said of it. */
function refuseUnheld(day: IsoDate, result: ReadResult): void {
  const dates = [...new Set(result.sources.flatMap(({ extracts }) => extracts ?? []).map(({ date }) => date))].sort();
  if (dates.some((date) => date <= day)) return;
  throw usage(
    `No source has an extract of ${day} or before beside a later one.`,
    dates.length > 0
      ? `Extracts are held of ${dates.join(", ")}.`
      : "Keep the earlier extracts beside the new ones, with their dates in the file names.",
  );
}

function print({ options, reporter }: Context, comparisons: readonly Comparison[], earlier?: Period): void {
  const rows = comparisons.map(plainRow);
  switch (options.format?.[0]) {
    case "csv":
      reporter.raw(
        writeCsv(
          csvColumns,
          rows.map((row) => csvColumns.map((column) => row[column])),
        ),
      );
      break;
    case "json":
      reporter.raw(`${JSON.stringify(rows, null, 2)}\n`);
      break;
    default:
      reporter.table(
        [
          { title: "Indicator" },
          { title: "Area" },
          { title: "Period" },
          { title: "Count", align: "right" },
          { title: earlier ? formatPeriod(earlier) : "Year before", align: "right" },
          { title: "Difference", align: "right" },
          { title: "Change", align: "right" },
        ],
        comparisons.map(tableRow),
      );
  }
}

function tableRow({ request, count, previous, difference, percent }: Comparison): string[] {
  const dims = Object.entries(request.dims ?? {}).map(([key, value]) => `${key}=${value}`);
  const name = dims.length > 0 ? `${request.indicator}[${dims.join(",")}]` : request.indicator;
  return [
    request.measure === "unknown" ? `${name} not known` : name,
    request.area,
    formatPeriod(request.period),
    ...(count.unit === "percent"
      ? [
          percentCell(count),
          percentCell(previous),
          pointsCell(difference),
          isNumber(difference.value) ? "in points" : pointsCell(difference),
        ]
      : [count, previous, difference, percent].map((figure) => formatValue(figure.value, figure))),
  ];
}

/** A percentage to the tenth, so that its difference can be seen in it. */
const percentCell = ({ value, ...figure }: Figure): string =>
  isNumber(value) ? `${formatDecimal(value.number, 1)}%` : formatValue(value, figure);

const pointsCell = ({ value, ...figure }: Figure): string =>
  isNumber(value) ? `${formatValue(value, figure)} points` : formatValue(value, figure);

const isSplitBy = (by: string | undefined, dims: Readonly<Record<string, string>>): boolean =>
  Object.hasOwn(dims, by === "hour" ? "hours" : (by ?? ""));

const csvColumns = [
  "id",
  "indicator",
  "breakdown",
  "area",
  "period",
  "unit",
  "state",
  "count",
  "previous_state",
  "previous",
  "difference",
  "percent_change",
] as const;

/** A row for machines: numbers unrounded, empty where there is none, with the reason beside it. */
function plainRow(comparison: Comparison): Record<(typeof csvColumns)[number], string | number | undefined> {
  const { request, count, previous, difference, percent } = comparison;
  const breakdown = Object.entries(request.dims ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    id: count.id,
    indicator: request.indicator,
    breakdown: breakdown.join(";"),
    area: request.area,
    period: request.period.id,
    unit: count.unit,
    state: count.value.state,
    count: numberOf(count),
    previous_state: previous.value.state,
    previous: numberOf(previous),
    difference: numberOf(difference),
    percent_change: numberOf(percent),
  };
}

const numberOf = (figure: Figure): number | undefined => (isNumber(figure.value) ? figure.value.number : undefined);
