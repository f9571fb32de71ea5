import { addDays, dayCount, type IsoDate, type IsoMonth, parsePeriod, weekday } from "../values/period.ts";

/** Days are counted from the first day that the sample covers, which is 0; earlier days are negative. */
export type Day = number;

/** A run of days, both ends included, with the words that the scenario has for it. */
export interface Span {
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
}

/** How far before the first day things can have happened: recorded crime can be decades old, in the sample ten years. */
const earlierDays = 3653;

/** Day numbers for the days of the sample, with their forms worked out once: there are 100,000 records to date. */
export class Calendar {
  readonly lastDay: Day;
  /** The calendar year of the last day. */
  readonly lastYear: number;
  readonly #iso: readonly IsoDate[];
  readonly #british: readonly string[];
  readonly #firstWeekday: number;
  readonly #days = new Map<IsoDate, Day>();

  constructor(covers: { readonly start: IsoDate; readonly end: IsoDate }) {
    this.lastDay = dayCount(covers) - 1;
    this.lastYear = Number(covers.end.slice(0, 4));
    const iso: IsoDate[] = [];
    for (let day = -earlierDays; day <= this.lastDay; day += 1) {
      const date = addDays(covers.start, day);
      iso.push(date);
      this.#days.set(date, day);
    }
    this.#iso = iso;
    this.#british = iso.map((date) => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`);
    this.#firstWeekday = weekday(covers.start);
  }

  /** The day number of a date, or undefined when the date lies outside the sample. */
  day(date: IsoDate): Day | undefined {
    return this.#days.get(date);
  }

  iso(day: Day): IsoDate {
    return this.#at(this.#iso, day);
  }

  /** As police and council systems write it: `dd/mm/yyyy`. */
  british(day: Day): string {
    return this.#at(this.#british, day);
  }

  /** 0 is Sunday. */
  weekday(day: Day): number {
    return (((this.#firstWeekday + day) % 7) + 7) % 7;
  }

  month(day: Day): IsoMonth {
    return this.iso(day).slice(0, 7);
  }

  /** Whether a wall clock never showed this minute: the hour from 01:00 on the last Sunday of March. */
  isSkipped(day: Day, minute: number): boolean {
    if (minute < 60 || minute >= 120 || this.weekday(day) !== 0) return false;
    const date = this.iso(day);
    return date.slice(5, 7) === "03" && Number(date.slice(8)) > 24;
  }

  /** Whether a wall clock is an hour ahead of Greenwich. The hour that October's last Sunday has twice is taken for the later one. */
  isSummerTime(day: Day, minute: number): boolean {
    const date = this.iso(day);
    const month = Number(date.slice(5, 7));
    if (month !== 3 && month !== 10) return month > 3 && month < 10;
    const dayOfMonth = Number(date.slice(8));
    const sunday = dayOfMonth - this.weekday(day);
    // Both months have 31 days, so that the last Sunday is one of the last seven.
    const lastSunday = sunday + 7 * Math.floor((31 - sunday) / 7);
    const minutes = (dayOfMonth - lastSunday) * 1440 + minute;
    return month === 3 ? minutes >= 120 : minutes < 60;
  }

  /** The span that a period names, or why it is none. */
  span(key: string): Span | string {
    const parsed = parsePeriod(key);
    if (!parsed.ok) return parsed.reason;
    const from = this.day(parsed.period.start);
    const to = this.day(parsed.period.end);
    if (from === undefined || to === undefined || from < 0) return "it reaches beyond the dates that the sample covers";
    return { key, from, to };
  }

  /** The span cut into its calendar months. */
  months(span: Span): Span[] {
    const pieces: Span[] = [];
    let from = span.from;
    for (let day = span.from; day <= span.to; day += 1) {
      if (day === span.to || this.month(day) !== this.month(day + 1)) {
        pieces.push({ key: this.month(day), from, to: day });
        from = day + 1;
      }
    }
    return pieces;
  }

  #at<T>(list: readonly T[], day: Day): T {
    const item = list[day + earlierDays];
    if (item === undefined) throw new RangeError(`day ${day} is outside the calendar`);
    return item;
  }
}
