import type { ReadResult } from "../extracts/reading.ts";
import type { Figure, Pedigree } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { addDays, type IsoDate, type Period } from "../values/period.ts";
import { absent, numberValue, type Value } from "../values/value.ts";
import type { Answer } from "./answer.ts";
import type { Indicator } from "./indicator.ts";
import { addCounts, type Count } from "./tally.ts";

/** Late entries are expected for this many days: a period that ends so close to the end of the data may still grow. */
const openDays = 28;

/** The figure that the answers for the pieces of its period add up to. */
export function figureOf(asked: {
  readonly id: string;
  readonly request: CountRequest;
  /** What was counted: the part, where a type was named. */
  readonly indicator: Indicator;
  readonly answers: readonly Answer[];
  /** What a sum is the sum of. */
  readonly parts: readonly CountRequest[];
  readonly reading: ReadResult;
}): Figure {
  const { id, request, indicator, answers, parts } = asked;
  const unknown = request.measure === "unknown";
  const surveyed = request.measure === "share";
  const count = addCounts(answers.map(({ tally }) => (unknown ? tally.undecided : tally.counted)));
  const counted = valueFrom(answers, request.period, unknown, count);
  const value = surveyed ? percentageOf(counted, answers) : counted;
  // A sum that was published ready-made for some months is not, over those, the sum of its parts.
  const summed = !unknown && parts.length > 0 && !answers.some((answer) => answer.readyMade);
  return {
    id,
    value,
    unit: unknown ? "records" : request.measure === "base" ? "people" : indicator.unit,
    method: unknown
      ? "unknown"
      : surveyed
        ? "survey"
        : request.measure === "stock"
          ? "stock"
          : summed
            ? "sum"
            : "count",
    inputs: surveyed ? [countId({ ...request, measure: "base" })] : summed ? parts.map(countId) : [],
    ...(value.state === "value" ? { pedigree: pedigreeOf(indicator, answers, count, asked.reading) } : {}),
  };
}

/** What a survey found, which stands in the row of those asked. */
function percentageOf(asked: Value, answers: readonly Answer[]): Value {
  const percent = answers[0]?.tally.counted.percent;
  if (asked.state !== "value") return asked;
  return percent === undefined ? absent("missing", "no-percentage") : numberValue(percent);
}

function valueFrom(answers: readonly Answer[], period: Period, unknown: boolean, count: Count): Value {
  const because = answers.find((answer) => answer.because)?.because;
  if (because === "month-precision") return absent("not-applicable", because);
  if (answers.every(({ cover }) => cover === "none")) return absent("missing", because ?? "not-covered");
  if (answers.some(({ cover }) => cover === "none" || cover === "part"))
    return absent("incomplete", because ?? "partly-covered");
  if (answers.some(({ cover }) => cover === "month-only")) return absent("not-applicable", "month-precision");
  if (unknown && answers.some(({ readyMade }) => readyMade)) return absent("not-applicable", "ready-made");
  return numberValue(count.number, isOpen(answers, period.end) ? { provisional: true } : {});
}

function isOpen(answers: readonly Answer[], end: IsoDate): boolean {
  const closed = addDays(end, openDays);
  return answers.some(({ openUntil }) => openUntil !== undefined && closed >= openUntil);
}

/** A zero rests on every file that was searched, since none of them had a record to name. */
function pedigreeOf(indicator: Indicator, answers: readonly Answer[], count: Count, reading: ReadResult): Pedigree {
  const sources = reading.sources.filter((source) => answers.some((answer) => answer.sources.includes(source)));
  const files = reading.sources.flatMap((source) => source.files);
  const used =
    count.records > 0 ? files.filter(({ file }) => count.files.has(file)) : sources.flatMap(({ files }) => files);
  return {
    indicator: indicator.id,
    sources: sources.map((source) => source.source),
    files: used.map(({ file, sha256 }) => ({ sha256, records: whole(count.files.get(file) ?? 0) })),
    records: whole(count.records),
  };
}

/** At least as many as the shares of records add up to, see `time-rule.ts`. */
const whole = (records: number): number => Math.max(0, Math.ceil(records - 1e-6));
