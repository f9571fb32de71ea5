import { exitCodes, ProblemsError } from "../../problems/problem.ts";
import { countId } from "../../values/figure-book.ts";
import { type CommandModule, type Context, oneFolderOf, withReading } from "../command.ts";
import { definitionLines } from "../definition.ts";
import { exitCodeFor } from "../exit-code.ts";
import { explainFigure } from "../explanation.ts";
import { type Asked, figureAsked } from "../figure-asked.ts";
import { withOptions } from "../options.ts";
import { periodOption } from "../period.ts";
import { unknown, unknownArea, unknownParts } from "../question.ts";

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
        ),
      "folder",
      "periodOfCount",
    ),
  async run(context, [text = ""]) {
    const { reporter, world, options } = context;
    const { measureFigures, openPartnership, readPartnership } = await import("../../build.ts");
    const partnership = await openPartnership(oneFolderOf(context), world);
    const asked = resolveAsked(text, context, partnership.settings.area.id, [...partnership.indicators.keys()]);
    const indicator = partnership.indicators.get(asked.indicator);
    if (!indicator)
      throw new ProblemsError(
        unknown(asked.indicator, [...partnership.indicators.keys()], "indicator", "indicator-unknown"),
        exitCodes.usage,
      );
    if (asked.figure) {
      const { area, dims = {} } = asked.figure.request;
      const problems = [...unknownArea(area, partnership), ...unknownParts(dims, indicator, partnership)];
      if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
    }
    reporter.heading(`${indicator.title} (${indicator.id})`);
    for (const line of definitionLines(indicator, partnership.indicators)) reporter.line(line);
    if (!asked.figure) return { exitCode: exitCodes.done, result: { indicator } };
    const { figure } = asked;
    return withReading(readPartnership(partnership, world), async (reading) => {
      reporter.report(reading.result.problems.filter((problem) => problem.severity === "error"));
      const explanation = await explainFigure(figure, indicator, reading.result, partnership, (requests) =>
        measureFigures(partnership, reading, requests),
      );
      reporter.line();
      reporter.heading(explanation.id);
      for (const line of explanation.lines) reporter.line(line);
      return {
        exitCode: exitCodeFor(reporter.problems, options.strict ?? false),
        result: { indicator, figures: explanation.figures },
      };
    });
  },
};

function resolveAsked(
  text: string,
  { options, io }: Context,
  area: string,
  indicators: readonly string[],
): { readonly indicator: string; readonly figure?: Asked } {
  if (!text.includes("/")) {
    if (options.period === undefined || !indicators.includes(text)) return { indicator: text };
    const request = { indicator: text, area, period: periodOption(options.period, io.today) };
    return { indicator: text, figure: { id: countId(request), request, measure: "count" } };
  }
  const figure = figureAsked(text);
  return { indicator: figure.request.indicator, figure };
}
