import { harmWeightIndicator } from "../analysis/harm.ts";
import { planActionsIndicator } from "../analysis/plan-progress.ts";
import { themeSeries } from "../analysis/priorities/scores.ts";
import { didYouMean } from "../problems/nearest.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type CountRequest, measures } from "../values/figure-book.ts";
import { type FigureIdParts, formatFigureId, parseFigureId } from "../values/figure-id.ts";
import { isIsoDate, parsePeriod } from "../values/period.ts";
import { rowsIndicator } from "../values/rows-indicator.ts";

/** A figure that was asked for: its id, and the count that it is about. */
export interface Asked {
  readonly id: string;
  readonly request: CountRequest;
  /** A count, or a change of it on the year before; everything else is worked out on the way to a paper. */
  readonly kind: "counted" | "change" | "of-a-paper";
}

/** Reads a figure id. Throws a ProblemsError `figure-unknown` (exit code 2) that says what is wrong with it. */
export function figureAsked(text: string): Asked {
  const parts = parseFigureId(text);
  if (!parts)
    throw unknownFigure(
      `"${text}" is not a figure id.`,
      "Write indicator[dim=value]/area/period/measure, such as robbery/hackney/fy2019-20/count.",
    );
  // Rows of files belong to no period, and populations to the middle of a calendar year.
  const ofNoPeriod = parts.period === "all" || parts.indicator === populationIndicator;
  const period = parsePeriod(ofNoPeriod ? "2019/20" : parts.period);
  if (!period.ok)
    throw unknownFigure(
      `The period of "${text}" is not one: ${period.reason}.${didYouMean(idOfPeriod(period.suggestion))}`,
      "Write fy2019-20, fy2019-20-q4 or 2020-03.",
    );
  const asAt = /^as-at-(.+)$/.exec(parts.comparison ?? "")?.[1];
  const isAsAt = asAt !== undefined && isIsoDate(asAt);
  const { indicator, area, dims } = parts;
  return {
    // In the one form that ids have, whichever way the period was written.
    id: ofNoPeriod ? text : formatFigureId({ ...parts, period: period.period.id }),
    request: {
      indicator,
      area,
      period: period.period,
      dims,
      ...measureOf(parts, isAsAt),
      ...(asAt !== undefined && isIsoDate(asAt) ? { asAt } : {}),
    },
    kind: kindOf(parts, isAsAt),
  };
}

function kindOf({ indicator, measure, comparison }: FigureIdParts, isAsAt: boolean): Asked["kind"] {
  if (indicator === rowsIndicator || indicator === populationIndicator) return "of-a-paper";
  if (measures.some((one) => one === measure)) return comparison === undefined || isAsAt ? "counted" : "of-a-paper";
  const isChange = (measure === "difference" || measure === "percent-change") && comparison === "previous-year";
  return isChange ? "change" : "of-a-paper";
}

/** Of what is worked out from a count, or from a number at a date, the id does not tell from which; see `explain`. */
function measureOf({ measure, comparison }: FigureIdParts, isAsAt: boolean): Pick<CountRequest, "measure"> {
  const own = measures.find((one) => one === measure && (comparison === undefined || isAsAt));
  return own === undefined || own === "count" ? {} : { measure: own };
}

/** What populations stand under, which come from a table and not from records. */
export const populationIndicator = "population";

/** Figures stand under them that are of no indicator: rows of files, populations, weights of harm, actions of the plan, scores of themes. */
export const isNoIndicator = (id: string): boolean =>
  [rowsIndicator, populationIndicator, harmWeightIndicator, planActionsIndicator].includes(id) ||
  id.startsWith(themeSeries(""));

/** A suggested period in the form that figure ids have: "2019/20" is `fy2019-20`. */
function idOfPeriod(suggestion: string | undefined): string | undefined {
  const parsed = suggestion === undefined ? undefined : parsePeriod(suggestion);
  return parsed?.ok ? parsed.period.id : undefined;
}

export function unknownFigure(message: string, remedy: string): ProblemsError {
  return new ProblemsError([{ code: "figure-unknown", severity: "error", message, remedy }], exitCodes.usage);
}
