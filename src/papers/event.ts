import { changeInWindow, type SpellWindow, spellWindows } from "../analysis/event-spells.ts";
import type { EventSetting } from "../partnership/settings/events.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { Spell } from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

/** An event that a section is about, with its windows up to the last day that is held. */
export interface EventWindows {
  readonly event: EventSetting;
  readonly windows: readonly SpellWindow[];
}

/** The event named, else the newest in the reported year that concerns everything. Undefined where not a week of it is held. */
export function eventWindows({ paper }: PlanContext, id: string | undefined): EventWindows | undefined {
  const { events } = paper.settings;
  const general = events
    .filter((event) => event.for.length === 0 && event.from > paper.toDate.start && event.from <= paper.toDate.end)
    .sort((a, b) => a.from.localeCompare(b.from))
    .at(-1);
  const event = id === undefined ? general : events.find((candidate) => candidate.id === id);
  if (!event) return undefined;
  const windows = spellWindows(event, paper.dataTo);
  return windows.length > 0 ? { event, windows } : undefined;
}

export const noEventWords =
  "No event of the reported year is known, or less than a week of it is held: events are named in the settings, under “events”.";

type Dims = CountRequest["dims"];

/** The counts that {@link changeOf} looks up. */
export const windowRequests = (
  { paper }: PlanContext,
  indicator: string,
  { current, previous }: Pick<SpellWindow, "current" | "previous">,
  dims?: Dims,
): [CountRequest, CountRequest] => {
  const same = { indicator, area: paper.settings.area.id, ...(dims ? { dims } : {}) };
  return [
    { ...same, period: previous },
    { ...same, period: current },
  ];
};

/** One window on the same dates a year before; undefined where nothing of it is held. */
export function changeOf(
  context: PresentContext,
  indicator: string,
  window: SpellWindow,
  dims?: Dims,
): ChangeFinding | undefined {
  const { paper, book } = context;
  const known = paper.indicators.get(indicator);
  if (!known) return undefined;
  const [from, to] = windowRequests(context, indicator, window, dims).map((request) => book.count(request));
  if (!from || !to || ![from, to].some(({ value }) => isNumber(value) || value.state === "suppressed"))
    return undefined;
  const findings = context.findingsOf({ indicator, area: paper.settings.area.id });
  return changeInWindow({ from, to }, { indicator: known, findings, ...paper.settings });
}

export const windowNamed = (windows: readonly SpellWindow[], which: Spell["which"]): SpellWindow | undefined =>
  windows.find((window) => window.which === which);
