import type { Figure } from "./figure.ts";
import { type FigureIdParts, formatFigureId } from "./figure-id.ts";
import type { IsoDate, Period } from "./period.ts";

/**
 * What is asked of an indicator. Each has one of its own: most a `count` over a period; some a `stock`, the number at the end of the
 * period's last day, or a `share`, in percent. `unknown`: records that could not be decided. `base`: how many were asked in a survey.
 */
export const measures = ["count", "stock", "share", "unknown", "base"] as const;
export type Measure = (typeof measures)[number];

/** Which measured figure is wanted; its count when no measure is named. */
export interface CountRequest {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly dims?: Readonly<Record<string, string>>;
  readonly measure?: Measure;
  /** As the extracts held on this day had it, instead of as the latest have it. */
  readonly asAt?: IsoDate;
}

export function countId(request: CountRequest): string {
  const parts: FigureIdParts = {
    indicator: request.indicator,
    dims: request.dims ?? {},
    area: request.area,
    period: request.period.id,
    measure: request.measure ?? "count",
    ...(request.asAt ? { comparison: `as-at-${request.asAt}` } : {}),
  };
  return formatFigureId(parts);
}

/**
 * The counted figures that a paper asked for, after disclosure. Analysis may look up nothing that was not planned, so
 * that the disclosure audit sees all that a paper can rest on: an unplanned look-up is a programming error and throws.
 */
export class FigureBook {
  readonly #figures: ReadonlyMap<string, Figure>;

  constructor(figures: Iterable<Figure>) {
    this.#figures = new Map([...figures].map((figure) => [figure.id, figure]));
  }

  count(request: CountRequest): Figure {
    const id = countId(request);
    const figure = this.#figures.get(id);
    if (!figure) throw new Error(`figure was used but not planned: ${id}`);
    return figure;
  }

  find(id: string): Figure | undefined {
    return this.#figures.get(id);
  }

  all(): Figure[] {
    return [...this.#figures.values()];
  }
}
