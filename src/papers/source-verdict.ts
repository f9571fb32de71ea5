import type { SourceReading } from "../extracts/reading.ts";
import type { IsoMonth } from "../values/period.ts";

/** Months in which the source as a whole lies far outside its usual level. */
export const unusualMonthsOf = ({ signs }: SourceReading): ReadonlySet<IsoMonth> =>
  new Set(signs.flatMap((sign) => (sign.kind === "month-unusual" && sign.subject === undefined ? [sign.month] : [])));

/** What a source can be used for, as far as its own records say. */
export interface SourceVerdict {
  readonly use: "usable" | "usable-with-gaps" | "suspicious" | "not-usable";
  /** Of sources with times of day: whether claims about hours and nights can rest on them. */
  readonly hours?: "usable" | "with-caution" | "not-usable";
}

/** Beyond this percentage of times too many at midnight or noon, an hour says nothing. */
const hoursLostShare = 10;

export function verdictOf(source: SourceReading): SourceVerdict {
  const { coverage, signs, provides, precision } = source;
  const months = Object.keys(coverage.months).sort();
  // A source begins and ends somewhere: a first or a last month in part is no gap.
  const inner = months.slice(1, -1).some((month) => coverage.months[month] !== "whole");
  const held = Object.values(coverage.months).some((state) => state !== "missing");
  const scarce = signs.some((sign) => sign.kind === "area-scarce" && sign.isWhole);
  const use = held ? (scarce ? "suspicious" : inner ? "usable-with-gaps" : "usable") : "not-usable";
  if (precision === "month" || !provides.includes("committed-time")) return { use };
  const heaped = signs.filter((sign) => sign.kind === "times-heaped");
  const lost = heaped.some(({ count, expected, timed }) => (100 * (count - expected)) / timed >= hoursLostShare);
  return { use, hours: lost ? "not-usable" : heaped.length > 0 ? "with-caution" : "usable" };
}

/** "usable with gaps, hours with caution": a headline for a source. */
export function verdictWords({ use, hours }: SourceVerdict): string {
  const first = {
    usable: "usable",
    "usable-with-gaps": "usable with gaps",
    suspicious: "suspicious: hardly any row is of the area",
    "not-usable": "not usable: holds no month",
  }[use];
  if (hours === undefined || hours === "usable" || use === "not-usable") return first;
  return hours === "with-caution" ? `${first}, hours with caution` : `${first}, but not for hours`;
}
