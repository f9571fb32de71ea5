import { type EventWindow, windowChange, windowNeeds, windowSince } from "../analysis/event-window.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { isNumber } from "../values/value.ts";
import type { Subject } from "./context.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

/** The window since the newest event of the reported year that concerns a subject; undefined where there is none. */
export function windowOf({ paper }: PlanContext, { indicator }: Subject): EventWindow | undefined {
  const topic = paper.indicators.get(indicator)?.topic;
  return topic === undefined ? undefined : windowSince(paper.settings.events, topic, paper.toDate, paper.dataTo);
}

/** What {@link changeSince} looks up. */
export function needsSince(context: PlanContext, subject: Subject): CountRequest[] {
  const window = windowOf(context, subject);
  return window ? windowNeeds(subject.indicator, subject.area, window) : [];
}

/** A subject since the event, on the same dates a year before; nothing where it is not held by the day. */
export function changeSince(context: PresentContext, subject: Subject): ChangeFinding | undefined {
  const window = windowOf(context, subject);
  const indicator = context.paper.indicators.get(subject.indicator);
  if (!window || !indicator) return undefined;
  const { breaks, smallNumbers } = context.paper.settings;
  const findings = context.findingsOf(subject);
  const change = windowChange(context.book, { indicator, findings, window, breaks, smallNumbers });
  const isHeld = [change.from, change.to].some(({ value }) => isNumber(value) || value.state === "suppressed");
  return isHeld ? change : undefined;
}
