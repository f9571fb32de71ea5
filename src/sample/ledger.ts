import type { Calendar, Day, Span } from "./calendar.ts";
import { counts, type Offence } from "./offence.ts";
import { type RecordedSeries, recordedSeries } from "./scenario.ts";

/** Ages by which serious violence is counted. */
export type AgeBand = "1-to-19" | "other" | "unknown";

/** The offences made so far, with their counts by recorded day, so that later parts know what is still to be filled. */
export class Ledger {
  readonly offences: Offence[] = [];
  readonly #recorded: ReadonlyMap<RecordedSeries, Int32Array>;
  readonly #serious: Readonly<Record<AgeBand, Int32Array>>;
  readonly #knifeUnder25: Int32Array;
  readonly #days: number;

  constructor(calendar: Calendar) {
    this.#days = calendar.lastDay + 1;
    const tally = (): Int32Array => new Int32Array(this.#days);
    this.#recorded = new Map(recordedSeries.map((series) => [series, tally()]));
    this.#serious = { "1-to-19": tally(), other: tally(), unknown: tally() };
    this.#knifeUnder25 = tally();
  }

  add(offence: Offence): void {
    this.offences.push(offence);
    if (!counts(offence)) return;
    const bump = (tally: Int32Array | undefined): void => {
      if (tally) tally[offence.recorded] = (tally[offence.recorded] ?? 0) + 1;
    };
    bump(this.#recorded.get("all-crime"));
    if (offence.kind.series) bump(this.#recorded.get(offence.kind.series));
    if (offence.domestic) bump(this.#recorded.get("domestic-abuse"));
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

  knifeInjuryUnder25In(span: Span): number {
    return sum(this.#knifeUnder25, span);
  }
}

const bandOf = (age: number | undefined): AgeBand =>
  age === undefined ? "unknown" : age >= 1 && age <= 19 ? "1-to-19" : "other";

const sum = (tally: Int32Array | undefined, span: Span): number =>
  tally?.subarray(span.from, span.to + 1).reduce((total, count) => total + count, 0) ?? 0;
