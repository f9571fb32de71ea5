import type { ReadResult } from "../../extracts/reading.ts";
import { financialYearStart, type Period } from "../../values/period.ts";
import { type Inline, label, listWords } from "../../wording/runs.ts";

const minutes = { midnight: "00:00 or 00:01", noon: "12:00" } as const;

/**
 * A caution for whatever goes by the hour, where times of a period are heaped on midnight or noon. Nothing when they are not.
 * Without numbers, so that every edition can carry it; the data-quality section has them.
 *
 * @param only ids of the sources that the claim rests on; all when left out
 */
export function heapedNote(reading: ReadResult, period: Period, only?: readonly string[]): Inline[] | undefined {
  const year = financialYearStart(period.start);
  const heaped = reading.sources.flatMap((source) =>
    only && !only.includes(source.source)
      ? []
      : source.signs.flatMap((sign) =>
          sign.kind === "times-heaped" && sign.years.includes(year) ? [{ name: source.name, at: sign.at }] : [],
        ),
  );
  if (heaped.length === 0) return undefined;
  const list = (items: readonly string[]): string => listWords([...new Set(items)]);
  const names = list(heaped.map(({ name }) => name));
  const times = list(heaped.map(({ at }) => minutes[at])).replace(" and ", " or ");
  return [
    label(
      `Read hours with care: in ${names}, far more times than usual are ${times}, which forms fill in where nobody knows the time. Night-time counts and the hour from ${heaped.some(({ at }) => at === "midnight") ? "00:00" : "12:00"} can be too high because of it.`,
    ),
  ];
}
