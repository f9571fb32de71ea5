import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting, EventSetting } from "../partnership/settings/events.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { addDays, dayCount, type IsoDate, type Period, range, yearsEarlier } from "../values/period.ts";
import type { Spell } from "../values/series-findings.ts";
import { breaksOf } from "./breaks.ts";
import { changeBetween } from "./change.ts";

/** A window of an event and the same dates a year before. */
export interface SpellWindow {
  readonly which: Spell["which"];
  readonly current: Period;
  readonly previous: Period;
}

/**
 * As long before an event as it lasts, while it lasts and, once it has ended and as many days are held, after it. One without an end lasts
 * to the last whole week that is held. None where not a week of it is held.
 */
export function spellWindows({ from, to }: Pick<EventSetting, "from" | "to">, last: IsoDate): SpellWindow[] {
  const during = duringOf({ from, ...(to === undefined ? {} : { to }) }, last);
  if (!during) return [];
  const days = dayCount(during);
  const after = range(addDays(during.end, 1), addDays(during.end, days));
  const hasEnded = to === during.end && after.end <= last;
  const window = (which: Spell["which"], current: Period): SpellWindow => ({
    which,
    current,
    previous: yearsEarlier(current),
  });
  return [
    window("before", range(addDays(during.start, -days), addDays(during.start, -1))),
    window("during", during),
    ...(hasEnded ? [window("after", after)] : []),
  ];
}

/** As long as it lasted, or to the last whole week that is held. */
function duringOf({ from, to }: Pick<EventSetting, "from" | "to">, last: IsoDate): Period | undefined {
  if (from > last) return undefined;
  if (to !== undefined && to <= last) return range(from, to);
  const weeks = Math.floor(dayCount({ start: from, end: last }) / 7);
  return weeks === 0 ? undefined : range(from, addDays(from, 7 * weeks - 1));
}

/** The whole weeks of windows on end, counted from the event, each with the same dates a year before. */
export function weeksOf(windows: readonly SpellWindow[]): { readonly current: Period; readonly previous: Period }[] {
  return windows.flatMap(({ which, current }) => {
    const count = Math.floor(dayCount(current) / 7);
    const first = which === "before" ? addDays(current.end, 1 - 7 * count) : current.start;
    return Array.from({ length: count }, (_unused, week) => {
      const start = addDays(first, 7 * week);
      const one = range(start, addDays(start, 6));
      return { current: one, previous: yearsEarlier(one) };
    });
  });
}

/** The counts of a window on those of the same dates a year before, by how much the whole series varies. */
export function changeInWindow(
  counts: { readonly from: Figure; readonly to: Figure },
  known: {
    readonly indicator: Indicator;
    readonly findings: IndicatorFindings;
    readonly breaks: readonly BreakSetting[];
    readonly smallNumbers: SmallNumbers;
  },
): ChangeFinding {
  const { indicator, findings, breaks, smallNumbers } = known;
  return changeBetween(
    { ...counts, comparison: "previous-year" },
    {
      polarity: indicator.polarity,
      exposure: indicator.exposure,
      overdispersion: findings.overdispersion.figure,
      smallNumbers,
      breaks: breaksOf(indicator, breaks),
    },
  );
}
