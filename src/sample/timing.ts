import type { Calendar, Day, Span } from "./calendar.ts";
import type { OffenceKind } from "./offence-kinds.ts";
import { type Random, Weighted } from "./random.ts";

export interface Moment {
  readonly day: Day;
  readonly minute: number;
}

/** How busy each hour is, from 00:00. Night-time areas are busiest from 22:00 to 03:00. */
const nightHours = [2, 1.9, 1.6, 1.1, 0.6, 0.35, 0.2, 0.2, 0.3, 0.3, 0.35, 0.4];
const dayHours = [0.5, 0.5, 0.5, 0.5, 0.55, 0.6, 0.6, 0.7, 0.8, 1, 1.4, 1.8];
const zoneHours = [...nightHours, ...dayHours];
/** How busy each night is beside the others, from Sunday. */
const nightWeights = [0.45, 0.35, 0.4, 0.5, 0.65, 1.5, 1.75];
const ordinaryHours = new Weighted(
  [
    0.7, 0.5, 0.4, 0.3, 0.25, 0.3, 0.4, 0.7, 1.1, 1, 1, 1.1, 1.3, 1.2, 1.3, 1.5, 1.5, 1.5, 1.5, 1.4, 1.3, 1.2, 1.1, 0.9,
  ].map((weight, hour) => [hour, weight] as const),
);

/** Friday night (Friday 18:00 to Saturday 05:59) and Saturday night (Saturday 18:00 to Sunday 05:59). */
export function isWeekendNight(weekday: number, hour: number): boolean {
  if (weekday === 5) return hour >= 18;
  if (weekday === 6) return hour < 6 || hour >= 18;
  return weekday === 0 && hour < 6;
}

/** How busy an hour's night is: until 06:00 it belongs to the day before, on which the night began. */
export const nightWeight = (weekday: number, hour: number): number =>
  nightWeights[hour < 6 ? (weekday + 6) % 7 : weekday] ?? 1;

/** Moments in a zone, on weekend nights or at all other hours, busier when the zone is busier. */
export function zoneMoments(
  calendar: Calendar,
  span: Span,
  when: "weekend-nights" | "other-hours",
  random: Random,
): { draw: () => Moment } {
  const entries: [Moment, number][] = [];
  for (let day = span.from; day <= span.to; day += 1) {
    const weekday = calendar.weekday(day);
    for (let hour = 0; hour < 24; hour += 1) {
      if (isWeekendNight(weekday, hour) !== (when === "weekend-nights")) continue;
      entries.push([{ day, minute: hour * 60 }, (zoneHours[hour] ?? 0) * nightWeight(weekday, hour)]);
    }
  }
  const slots = new Weighted(entries);
  return {
    draw: () => {
      const slot = slots.pick(random);
      return onTheClock(calendar, { day: slot.day, minute: slot.minute + random.between(0, 59) });
    },
  };
}

/** A minute of the day as systems write it: `21:05`. */
export const clockAt = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** When an offence outside the zones happened. Unwitnessed ones are often put down to midnight or a minute past. */
export function ordinaryMoment(calendar: Calendar, day: Day, kind: OffenceKind, random: Random): Moment {
  if (random.chance(kind.untimed ? 0.11 : 0.02)) return { day, minute: random.chance(0.7) ? 0 : 1 };
  return onTheClock(calendar, { day, minute: ordinaryHours.pick(random) * 60 + random.between(0, 59) });
}

/** Clocks go from 01:00 to 02:00 in March; nothing happens in between. */
export const onTheClock = (calendar: Calendar, moment: Moment): Moment =>
  calendar.isSkipped(moment.day, moment.minute) ? { day: moment.day, minute: moment.minute + 60 } : moment;

/**
 * Days from being committed to being recorded: mostly the same day or the next, some weeks, sexual offences years.
 * @param late whether some are a year or more old by chance
 */
export function reportingLag(kind: OffenceKind, random: Random, late = true): number {
  const draw = random.next();
  if (late && kind.reportedLate && draw > 0.86) return random.between(365, 3600);
  if (draw < 0.6) return 0;
  if (draw < 0.84) return 1;
  if (draw < 0.95) return random.between(2, 9);
  return random.between(10, 75);
}

/** The recorded day of something committed on a day, within what the sample covers. */
export function recordedAfter(committed: Day, kind: OffenceKind, calendar: Calendar, random: Random): Day {
  const lag = reportingLag(kind, random);
  const left = calendar.lastDay - committed;
  return committed + (lag <= left ? lag : random.between(0, Math.min(left, 2)));
}

/** Minutes between the earliest and the latest time it can have happened. */
export function uncertainty(kind: OffenceKind, random: Random): number {
  if (!kind.untimed) return random.chance(0.1) ? random.between(5, 45) : 0;
  return random.chance(0.55) ? random.between(30, random.chance(0.1) ? 10_000 : 900) : 0;
}
