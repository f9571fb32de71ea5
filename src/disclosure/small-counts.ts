import type { Indicator, Sensitivity } from "../indicators/indicator.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Figure } from "../values/figure.ts";
import type { FigureIdParts } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { type SeriesId, type Span, seriesKey, seriesOf, spanOf } from "./series.ts";

/** Who reads an edition, and what is needed to know how much its figures could tell them. */
export interface Readers {
  readonly audience: Audience;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Id of the partnership's own area; every other area is taken to be a part of it. */
  readonly partnershipArea: string;
}

/** A counted number, by whichever figures show it, and the smallest that is shown of such. */
export interface Count {
  readonly key: string;
  readonly series: SeriesId;
  readonly span: Span;
  readonly shownBy: readonly { readonly figure: Figure; readonly parts: FigureIdParts }[];
  readonly number: number;
  readonly sensitivity: Sensitivity;
  readonly threshold: number;
}

/** The smallest count of a sensitivity that an edition shows. */
export function thresholdOf(
  sensitivity: Sensitivity,
  area: string,
  { audience, partnershipArea }: Pick<Readers, "audience" | "partnershipArea">,
): number {
  if (audience === "internal" || sensitivity === "published") return 0;
  if (sensitivity === "person") return audience === "public" ? 10 : 5;
  return audience === "public" && area !== partnershipArea ? 5 : 0;
}

/** As an edition withholds it: zeros are shown. */
export const isSmall = (number: number, threshold: number): boolean => number > 0 && number < threshold;

/**
 * Numbers once each, however many figures show them: a number that is published as an indicator of its own is no secret as the part of
 * another, and one that is about people by any of its names is about people.
 */
export function sensitivityOfAll(all: readonly FigureIdParts[], indicators: Readers["indicators"]): Sensitivity {
  const found = all.map((parts) => sensitivityOf(parts, indicators));
  if (found.includes("person")) return "person";
  return found.includes("published") ? "published" : "offence";
}

/** The counts behind figures, in the order of their keys. Shares are none: they follow their sides. */
export function countsIn(
  figures: readonly { readonly figure: Figure; readonly parts: FigureIdParts }[],
  readers: Readers,
): Count[] {
  const groups = new Map<
    string,
    { series: SeriesId; span: Span; shownBy: { figure: Figure; parts: FigureIdParts }[] }
  >();
  for (const one of figures) {
    const span = spanOf(one.parts);
    if (one.parts.measure === "share" || !isNumber(one.figure.value) || !span) continue;
    const series = seriesOf(one.parts, readers.indicators);
    const key = keyOf(series, span);
    const group = groups.get(key) ?? { series, span, shownBy: [] };
    groups.set(key, group);
    group.shownBy.push(one);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { series, span, shownBy }]) => {
      const sensitivity = sensitivityOfAll(
        shownBy.map(({ parts }) => parts),
        readers.indicators,
      );
      const numbers = shownBy.flatMap(({ figure }) => (isNumber(figure.value) ? [figure.value.number] : []));
      const threshold = thresholdOf(sensitivity, series.area, readers);
      const number = numbers.find((one) => isSmall(one, threshold)) ?? numbers[0] ?? 0;
      return { key, series, span, shownBy, number, sensitivity, threshold };
    });
}

const keyOf = (series: SeriesId, span: Span): string => `${seriesKey(series)} ${span.start} ${span.end}`;
