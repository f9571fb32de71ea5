import type { ReadResult } from "../extracts/reading.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { recordKinds } from "../values/record-kind.ts";

/** Ready-made counts of an indicator that does not exist: read, and used by nothing. */
export function unknownCounts(result: ReadResult, indicators: ReadonlyMap<string, Indicator>): Problem[] {
  const kinds: readonly string[] = recordKinds;
  return result.sources.flatMap((source) =>
    Object.keys(source.records)
      .filter((id) => !kinds.includes(id) && !indicators.has(id))
      .map(
        (id): Problem => ({
          code: "indicator-unknown",
          severity: "warning",
          message: `${source.name} counts "${id}", which is not an indicator; nothing uses its counts.${didYouMean(nearest(id, indicators.keys()))}`,
          remedy: "Correct the name in the extract, or define the indicator in the settings.",
          place: { file: source.files[0]?.path ?? source.source },
        }),
      ),
  );
}
