import type { Coverage, HeldExtract, ReadResult, SourceReading } from "../extracts/reading.ts";
import type { IsoDate } from "../values/period.ts";

/** What was known on a day: the reading as it would have been, and the rank of each source's latest extract of which records count. */
export interface AsAt {
  readonly reading: ReadResult;
  readonly ranks: ReadonlyMap<string, number>;
}

/** The latest of a source's extracts that was there on a day. */
const heldOn = (source: SourceReading, day: IsoDate): HeldExtract | undefined =>
  source.extracts?.filter(({ date }) => date <= day).at(-1);

/**
 * The reading as it would have been on a day, from the extracts of that day and before. A source of which no such extract is held had
 * said nothing yet, as far as anybody can tell: it covers nothing then, and figures that need it are missing.
 */
export function asAt(reading: ReadResult, day: IsoDate): AsAt {
  const held = new Map(reading.sources.map((source) => [source.source, heldOn(source, day)]));
  const coverageOf = ({ source }: SourceReading): Coverage =>
    held.get(source)?.coverage ?? { basis: "inferred", months: {} };
  return {
    ranks: new Map([...held].flatMap(([id, extract]) => (extract ? [[id, extract.rank]] : []))),
    reading: {
      ...reading,
      sources: reading.sources.map((source) => ({
        ...source,
        files: source.files.filter(({ extractDate }) => extractDate === undefined || extractDate <= day),
        coverage: coverageOf(source),
        ...(source.areaCoverage
          ? {
              areaCoverage: Object.fromEntries(
                Object.entries(source.areaCoverage).map(([area, now]) => [area, narrowed(now, coverageOf(source))]),
              ),
            }
          : {}),
      })),
    },
  };
}

/** What a source covers of one area by now, as far as it covered anything then. */
function narrowed(now: Coverage, then: Coverage): Coverage {
  const months = Object.entries(then.months).map(([month, state]) => {
    const ofArea = now.months[month] ?? "missing";
    return [month, ofArea === "whole" ? state : state === "missing" ? state : ofArea] as const;
  });
  const from = [now.from, then.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [now.to, then.to].filter((day) => day !== undefined).sort()[0];
  return {
    basis: then.basis,
    months: Object.fromEntries(months),
    ...(from === undefined || then.from === undefined ? {} : { from }),
    ...(to === undefined || then.to === undefined ? {} : { to }),
  };
}
