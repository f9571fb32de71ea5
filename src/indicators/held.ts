import type { RecordField, SourceReading } from "../extracts/reading.ts";
import type { IsoMonth } from "../values/period.ts";
import { monthOf } from "../values/period.ts";
import type { Answer } from "./answer.ts";
import type { CountedArea } from "./counted-area.ts";
import { coverOf, type Piece } from "./cover.ts";
import type { Indicator } from "./indicator.ts";
import { categoryLists, fieldsOf } from "./needs.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";

/** A month that a source does not hold whole, where a figure needs it. */
export interface Gap {
  readonly source: string;
  readonly month: IsoMonth;
  readonly cover: "part" | "none";
}

/** Which sources a figure was asked of, and which months of its period they lack. */
export interface Held {
  readonly sources: readonly string[];
  readonly gaps: readonly Gap[];
}

/** What the answers for the pieces of a period say of their sources. */
export function heldOf(answers: readonly Answer[], pieces: readonly Piece[]): Held {
  const sources = new Set(answers.flatMap((answer) => answer.sources));
  const gaps = answers.flatMap((answer, index): Gap[] => {
    const piece = pieces[index];
    // What is lacking is no month of a source in the piece.
    if (
      !piece ||
      answer.because === "look-back" ||
      answer.because === "no-school-terms" ||
      answer.cover === "whole" ||
      answer.cover === "month-only"
    )
      return [];
    const lacking = answer.sources.flatMap((source) => gapOf(source, piece));
    // Every source holds the month, yet the series does not: a list of counts without a count of this one.
    if (lacking.length > 0) return lacking;
    return answer.sources.map(({ source }) => ({
      source,
      month: monthOf(piece.start),
      cover: answer.cover as Gap["cover"],
    }));
  });
  return { sources: [...sources].map(({ source }) => source), gaps };
}

function gapOf(source: SourceReading, piece: Piece): Gap[] {
  const cover = coverOf(source.coverage, piece);
  return cover === "whole" ? [] : [{ source: source.source, month: monthOf(piece.start), cover }];
}

/** What an indicator rests on besides its sources: fields of the records, and categories where it asks for some. */
export interface RestsOn {
  readonly fields: ReadonlySet<RecordField>;
  /** Empty: every category. */
  readonly categories: ReadonlySet<string>;
}

export function restsOn(
  indicator: Indicator,
  area: Pick<CountedArea, "kind" | "wards" | "byPoint">,
  indicators: ReadonlyMap<string, Indicator>,
): RestsOn {
  if (isOfRecords(indicator))
    return {
      fields: fieldsOf(indicator, area),
      categories: new Set(categoryLists(indicator.aggregation.where).flat()),
    };
  const parts = madeOf(indicator).flatMap((id) => {
    const part = indicators.get(id);
    return part ? [restsOn(part, area, indicators)] : [];
  });
  return {
    fields: new Set(parts.flatMap((part) => [...part.fields])),
    categories: new Set(parts.flatMap((part) => [...part.categories])),
  };
}
