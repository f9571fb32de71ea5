import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { type FigureIdParts, formatFigureId, parseFigureId } from "../values/figure-id.ts";
import { isIsoDate, parsePeriod } from "../values/period.ts";

/** Measures that can be explained from the extracts alone, without making a paper. */
const explainedMeasures = ["count", "unknown", "difference", "percent-change"] as const;
type ExplainedMeasure = (typeof explainedMeasures)[number];

/** A figure that was asked for: its id, and the count that it is or rests on. */
export interface Asked {
  readonly id: string;
  readonly request: CountRequest;
  readonly measure: ExplainedMeasure;
}

/** Reads a figure id. Throws a ProblemsError `figure-unknown` (exit code 2) that says what is wrong with it. */
export function figureAsked(text: string): Asked {
  const parts = parseFigureId(text);
  if (!parts)
    throw refused(
      `"${text}" is not a figure id.`,
      "Write indicator[dim=value]/area/period/measure, such as robbery/hackney/fy2019-20/count.",
    );
  const period = parsePeriod(parts.period);
  if (!period.ok)
    throw refused(
      `The period of "${text}" is not one: ${period.reason}.${didYouMean(idOfPeriod(period.suggestion))}`,
      "Write fy2019-20, fy2019-20-q4 or 2020-03.",
    );
  const measure = explainedMeasures.find((candidate) => candidate === parts.measure);
  const isComparison = measure === "difference" || measure === "percent-change";
  const asAt = /^as-at-(.+)$/.exec(parts.comparison ?? "")?.[1];
  const isAsAt = asAt !== undefined && isIsoDate(asAt);
  if (!measure || (isComparison ? parts.comparison !== "previous-year" : parts.comparison !== undefined && !isAsAt))
    throw refused(
      `"${text}" cannot be explained from the extracts alone.${didYouMean(nearest(measureOf(parts), explainable))}`,
      `These can: ${explainable.join(", ")}. For other figures of a paper see its figures.csv or figures.json, which name the inputs of each.`,
    );
  return {
    // In the one form that ids have, whichever way the period was written.
    id: formatFigureId({ ...parts, period: period.period.id }),
    request: {
      indicator: parts.indicator,
      area: parts.area,
      period: period.period,
      dims: parts.dims,
      ...(measure === "unknown" ? { measure } : {}),
      ...(isAsAt ? { asAt } : {}),
    },
    measure,
  };
}

const explainable = ["count", "unknown", "difference:previous-year", "percent-change:previous-year"];

const measureOf = ({ measure, comparison }: FigureIdParts): string =>
  comparison === undefined ? measure : `${measure}:${comparison}`;

/** A suggested period in the form that figure ids have: "2019/20" is `fy2019-20`. */
function idOfPeriod(suggestion: string | undefined): string | undefined {
  const parsed = suggestion === undefined ? undefined : parsePeriod(suggestion);
  return parsed?.ok ? parsed.period.id : undefined;
}

function refused(message: string, remedy: string): ProblemsError {
  return new ProblemsError([{ code: "figure-unknown", severity: "error", message, remedy }], exitCodes.usage);
}
