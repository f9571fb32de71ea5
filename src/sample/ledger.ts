import type { Calendar, Day, Span } from "./calendar.ts";
import { counts, type Offence } from "./offence.ts";
import { type RecordedSeries, recordedSeries } from "./scenario.ts";

/** Ages by which serious violence is counted. */
export type AgeBand = "1-to-19" | "other" | "unknown";

/** The offences made so far, with their counts by recorded day, so that later parts know what is still to be filled. */
export class Ledger {
  offences: Offence[] = [];
  readonly #recorded: ReadonlyMap<RecordedSeries, Int32Array>;
  readonly #serious: Readonly<Record<AgeBand, Int32Array>>;
  readonly #knifeUnder25: Int32Array;
  readonly #pedalCycles: Int32Array;
  readonly #days: number;

  constructor(calendar: Calendar) {
    this.#days = calendar.lastDay + 1;
    const tally = (): Int32Array => new Int32Array(this.#days);
    this.#recorded = new Map(recordedSeries.map((series) => [series, tally()]));
    this.#serious = { "1-to-19": tally(), other: tally(), unknown: tally() };
    this.#knifeUnder25 = tally();
    this.#pedalCycles = tally();
  }

  add(offence: Offence): void {
    this.offences.push(offence);
    if (!counts(offence)) return;
    const bump = (tally: Int32Array | undefined): void => {
      if (tally) tally[offence.recorded] = (tally[offence.recorded] ?? 0) + 1;
    };
    bump(this.#recorded.get("all-crime"));
    for (const series of offence.kind.series) bump(this.#recorded.get(series));
    if (offence.domestic) bump(this.#recorded.get("domestic-abuse"));
    if (offence.features.includes("PEDAL CYCLE")) bump(this.#pedalCycles);
  }

  /** As {@link add}, for an offence of serious violence: its victims are counted too. */
  addSerious(offence: Offence): void {
    this.add(offence);
    const day = offence.recorded;
    const hurtByKnife = offence.features.includes("KNIFE INJURY") && !offence.domestic;
    for (const { age } of offence.victims) {
      const tally = this.#serious[bandOf(age)];
      tally[day] = (tally[day] ?? 0) + 1;
      if (hurtByKnife && age !== undefined && age >= 1 && age <= 24)
        this.#knifeUnder25[day] = (this.#knifeUnder25[day] ?? 0) + 1;
    }
  }

  recordedOn(series: RecordedSeries, day: Day): number {
    return this.#recorded.get(series)?.[day] ?? 0;
  }

  recordedIn(series: RecordedSeries, span: Span): number {
    return sum(this.#recorded.get(series), span);
  }

  seriousIn(band: AgeBand, span: Span): number {
    return sum(this.#serious[band], span);
  }

  /** The count of an indicator by its id; undefined where the records do not know it. */
  indicatorIn(indicator: string, span: Span): number | undefined {
    if (indicator === "syv-victims") return this.seriousIn("1-to-19", span);
    if (indicator === "knife-injury-under-25") return sum(this.#knifeUnder25, span);
    if (indicator === "burglary-other-pedal-cycles") return sum(this.#pedalCycles, span);
    const series = recordedSeries.find((one) => one === indicator);
    return series && this.recordedIn(series, span);
  }
}

const bandOf = (age: number | undefined): AgeBand =>
  age === undefined ? "unknown" : age >= 1 && age <= 19 ? "1-to-19" : "other";

const sum = (tally: Int32Array | undefined, span: Span): number =>
  tally?.subarray(span.from, span.to + 1).reduce((total, count) => total + count, 0) ?? 0;
