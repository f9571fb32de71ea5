import { breaksOf } from "../../analysis/breaks.ts";
import type { Partnership } from "../../build.ts";
import type { ReadResult } from "../../extracts/reading.ts";
import { partFilters } from "../../indicators/filters.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { measureIn } from "../../indicators/own-measure.ts";
import { withSpliceBreaks } from "../../indicators/splices.ts";
import { exitCodes, ProblemsError } from "../../problems/problem.ts";
import type { Figure } from "../../values/figure.ts";
import { countId } from "../../values/figure-book.ts";
import { formatDate, formatPeriod } from "../../wording/dates.ts";
import { type CommandModule, type Context, oneFolderOf, withReading } from "../command.ts";
import { definitionLines, filteredLines } from "../definition.ts";
import { exitCodeFor } from "../exit-code.ts";
import { explanationData, explanationLines, explanationOf, undecidedLines } from "../explanation.ts";
import { type Asked, figureAsked, isNoIndicator } from "../figure-asked.ts";
import { figureFound, knowing } from "../figure-found.ts";
import { wholeNumber, withOptions } from "../options.ts";
import { periodOption } from "../period.ts";
import { unknown, unknownArea, unknownParts } from "../question.ts";

/** How far down the arithmetic is followed: from a change to its counts, to their parts, and to the parts of these. */
const usualDepth = 3;

/** Where a figure comes from, or what an indicator counts. */
export const explainCommand: CommandModule = {
  name: "explain",
  declare: (command) =>
    withOptions(
      command
        .description(
          "what an indicator counts, or where a figure comes from: definition, filter, files, rows, arithmetic",
        )
        .argument(
          "<figure-or-indicator>",
          "a figure id, such as robbery/hackney/fy2019-20/count (in quotes if it has brackets), or an indicator; with --period, its count",
        )
        .option("--depth <steps>", "how far down the arithmetic is followed", wholeNumber, usualDepth),
      "folder",
      "periodOfCount",
    ),
  async run(context, [text = ""]) {
    const { reporter, world, options, io } = context;
    const { openPartnership, readPartnership } = await import("../../build.ts");
    const { quarterOf } = await import("../../steps/build-checks.ts");
    const partnership = knowing(await openPartnership(oneFolderOf(context), world), text);
    const asked = resolveAsked(text, context, partnership.settings.area.id, partnership.indicators);
    const indicator = known(asked, partnership);
    if (indicator) {
      reporter.heading(`${indicator.title} (${indicator.id})`);
      for (const line of definitionLines(indicator, partnership.indicators)) reporter.line(line);
      const { filters } = partFilters(asked.figure?.request.dims ?? {});
      if (Object.keys(filters).length > 0)
        for (const line of filteredLines(indicator, filters, partnership.indicators)) reporter.line(line);
    }
    const { figure: wanted } = asked;
    if (!wanted) return { exitCode: exitCodes.done, result: { indicator } };
    const quarter =
      wanted.kind === "of-a-paper" && options.period ? quarterOf(periodOption(options.period, io.today)) : undefined;
    return withReading(readPartnership(partnership, world), async (reading) => {
      reporter.report(reading.result.problems.filter((problem) => problem.severity === "error"));
      const found = await figureFound(wanted, { partnership, reading, world }, quarter);
      const explanation = explanationOf(found.figure, found.find, options.depth ?? usualDepth);
      reporter.line();
      reporter.heading(wanted.id);
      if (found.quarter) reporter.line(`As the papers of ${formatPeriod(found.quarter)} have it.`);
      const lines = [
        ...explanationLines(explanation, reading.result),
        ...undecidedLines(found.undecided),
        ...(indicator ? breakLines(indicator, found.figure, partnership, reading.result) : []),
      ];
      for (const line of lines) reporter.line(line);
      const figures = [...new Set(figuresOf(explanation))];
      return {
        exitCode: exitCodeFor(reporter.problems, options.strict ?? false),
        result: { indicator, explanation: explanationData(explanation), figures },
      };
    });
  },
};

function resolveAsked(
  text: string,
  { options, io }: Context,
  area: string,
  indicators: ReadonlyMap<string, Indicator>,
): { readonly indicator: string; readonly figure?: Asked } {
  if (!text.includes("/")) {
    if (options.period === undefined || !indicators.has(text)) return { indicator: text };
    const period = periodOption(options.period, io.today);
    const request = { indicator: text, area, period, ...measureFor(text, indicators) };
    return { indicator: text, figure: { id: countId(request), request, kind: "counted" } };
  }
  const figure = figureAsked(text);
  const { request } = figure;
  // What is worked out is worked out from whatever the indicator gives.
  const own = figure.kind !== "counted" ? measureFor(request.indicator, indicators) : {};
  return { indicator: request.indicator, figure: { ...figure, request: { ...request, ...own } } };
}

const measureFor = (id: string, indicators: ReadonlyMap<string, Indicator>): ReturnType<typeof measureIn> => {
  const indicator = indicators.get(id);
  return indicator ? measureIn(indicator) : {};
};

/** The indicator, which with its area and its parts must be one that there is. None for rows of files and populations. */
function known({ indicator: id, figure }: ReturnType<typeof resolveAsked>, partnership: Partnership) {
  if (isNoIndicator(id) && figure) return undefined;
  const indicator = partnership.indicators.get(id);
  if (!indicator)
    throw new ProblemsError(
      unknown(id, [...partnership.indicators.keys()], "indicator", "indicator-unknown"),
      exitCodes.usage,
    );
  if (!figure) return indicator;
  const { area, dims = {} } = figure.request;
  const problems = [...unknownArea(area, partnership), ...unknownParts(dims, indicator, partnership)];
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  return indicator;
}

/** Breaks that the settings name or that lie in the records; those of the definition stand there. */
function breakLines(
  indicator: Indicator,
  figure: Figure,
  { settings, indicators }: Partnership,
  reading: ReadResult,
): string[] {
  const spliced = withSpliceBreaks(indicators, [figure], reading).get(indicator.id) ?? indicator;
  return breaksOf(spliced, settings.breaks)
    .filter(({ from, note }) => !indicator.breaks.some((one) => one.from === from && one.note === note))
    .map(({ from, note }) => `Break in the series on ${formatDate(from)}: ${note}`);
}

const figuresOf = ({ figure, inputs }: ReturnType<typeof explanationOf>): Figure[] => [
  figure,
  ...inputs.flatMap(figuresOf),
];
