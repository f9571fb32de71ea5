import type { EventSetting } from "../partnership/settings/events.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { EventExcludedFinding } from "../values/driver-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { type Period, range, yearsEarlier } from "../values/period.ts";
import { changeBetween, lateFactorOf, unknownDoubtOf } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { derive, periodOf } from "./derive.ts";
import { exposureOf } from "./exposure.ts";

/** An event's dates within a window, and the same dates a year before. */
export interface DroppedDates {
  readonly event: string;
  readonly from: Period;
  readonly to: Period;
}

/** What is dropped for each event that begins inside the window; one that covers its start leaves nothing to compare. */
export function datesToDrop(events: readonly EventSetting[], window: Period): DroppedDates[] {
  return events.flatMap((event) => {
    if (event.from <= window.start || event.from > window.end) return [];
    const to = range(event.from, event.to && event.to < window.end ? event.to : window.end);
    return [{ event: event.id, from: yearsEarlier(to), to }];
  });
}

/** The same change with an event's dates dropped from both years; exposure shrinks with them. */
export function withoutEvent(
  dropped: DroppedDates,
  all: ChangeFinding,
  counts: { readonly from: Figure; readonly to: Figure },
  rules: ChangeRules,
): EventExcludedFinding {
  const without = (count: Figure, part: Figure): Figure =>
    derive(
      {
        id: siblingId(count.id, "excluding", dropped.event),
        unit: count.unit,
        method: "remainder",
        inputs: [count, part],
      },
      (whole, taken) => whole - taken,
    );
  const left = (count: Figure, gone: Period): number =>
    exposureOf(periodOf(count), rules.exposure) - exposureOf(gone, rules.exposure);
  return {
    kind: "event-excluded",
    event: dropped.event,
    droppedFrom: dropped.from,
    droppedTo: dropped.to,
    change: changeBetween(
      {
        from: without(all.from, counts.from),
        to: without(all.to, counts.to),
        comparison: `${all.comparison}-excluding-${dropped.event}`,
        ...unknownDoubtOf(all),
        ...lateFactorOf(all),
        exposure: {
          unit: rules.exposure,
          from: left(all.from, dropped.from),
          to: left(all.to, dropped.to),
        },
      },
      rules,
    ),
  };
}
