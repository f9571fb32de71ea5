import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { recordKinds } from "../values/record-kind.ts";

/**
 * Ready-made counts of an indicator that does not exist: read, and used by nothing. In a list that somebody keeps that is a mistake;
 * a publication holds many series that nobody asked for.
 */
export function unknownCounts(result: ReadResult, indicators: ReadonlyMap<string, Indicator>): Problem[] {
  const kinds: readonly string[] = recordKinds;
  return result.sources.flatMap((source) => {
    // What no table of the format knows has been reported by its label.
    const unknown = Object.keys(source.records).filter(
      (id) => !kinds.includes(id) && !indicators.has(id) && !id.startsWith("label:"),
    );
    const place = { file: source.files[0]?.path ?? source.source };
    if (source.absentMeansZero) return unknown.length === 0 ? [] : [unusedSeries(source, unknown, place)];
    return unknown.map(
      (id): Problem => ({
        code: "indicator-unknown",
        severity: "warning",
        message: `${source.name} counts "${id}", which is not an indicator; nothing uses its counts.${didYouMean(nearest(id, indicators.keys()))}`,
        remedy: "Correct the name in the extract, or define the indicator in the settings.",
        place,
      }),
    );
  });
}

const unusedSeries = ({ name }: SourceReading, ids: readonly string[], place: Problem["place"]): Problem => ({
  code: "series-unused",
  severity: "note",
  message: `${name} has series that no indicator of the settings reads: ${ids.join(", ")}.`,
  remedy: 'Nothing, or define indicators of these ids under "indicators: define".',
  ...(place ? { place } : {}),
});
