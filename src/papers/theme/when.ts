import { breaksOf } from "../../analysis/breaks.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { monthsApart, monthsBeside, timesOf } from "../../analysis/times.ts";
import { type Indicator, nightNames } from "../../indicators/indicator.ts";
import { isLimitedInTime, isTimed } from "../../indicators/question.ts";
import { clockValues } from "../../indicators/time-window.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { month, monthsOf, yearsEarlier } from "../../values/period.ts";
import type { MonthFinding, TimesFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { type Inline, label } from "../../wording/runs.ts";
import { monthSentences, noTimesGap, timeSentences, unknownTimeSentence } from "../../wording/when.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import { heapedNote } from "../quality/heaped-note.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { countedIndicator, countOf } from "./about.ts";
import { monthsTable } from "./months-beside.ts";
import { nightsTable, timeGrid } from "./night-grid.ts";
import { answered, askedOf } from "./opened-by.ts";
import type { ThemePart } from "./part.ts";

/** When it happens: months beside those of a year before, nights, hours. */
export const when: ThemePart = {
  id: "when",
  heading: "When?",
  needs: (theme, context) => whenNeeds(askedOf(theme, "when", context), context),
  blocks: answered("when", (subject, _, context) => whenBlocks(subject, context)),
  gaps: (theme, context) => whenGaps(askedOf(theme, "when", context), context),
};

/** Fewer than this are too few for a grid of 168 cells. */
const fewestInGrid = 100;

/**
 * By the hour of each night, for those who read every number. Counts of people by the hour would nearly all be withheld from the others:
 * those are told of nights alone.
 */
const hoursAsked = ({ paper }: PlanContext, { sensitivity }: Indicator): readonly (string | undefined)[] =>
  paper.audience === "internal" || sensitivity !== "person" ? (clockValues["hour"] ?? []) : [undefined];

const cellsAsked = (subject: Subject, indicator: Indicator, context: PlanContext) =>
  nightNames.flatMap((night) =>
    hoursAsked(context, indicator).map((hour) => ({
      night,
      ...(hour === undefined ? {} : { hour }),
      request: countOf(context, subject, hour === undefined ? { night } : { night, hour }),
    })),
  );

/** Each month that has ended with the reported period, and the same one a year before. */
const monthsAsked = ({ indicator, area }: Subject, { paper }: PlanContext) =>
  monthsOf(paper.toDate).map((id) => {
    const at = (period: CountRequest["period"]): CountRequest => ({ indicator, area, period });
    return { from: at(yearsEarlier(month(id))), to: at(month(id)) };
  });

export function whenNeeds(subject: Subject, context: PlanContext): CountRequest[] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  return [
    countOf(context, subject),
    ...monthsAsked(subject, context).flatMap(({ from, to }) => [from, to]),
    ...(isTimed(indicator, context.paper.indicators)
      ? cellsAsked(subject, indicator, context).map(({ request }) => request)
      : []),
  ];
}

export function whenBlocks(subject: Subject, context: PresentContext): Block[] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  const months = monthsFound(subject, indicator, context);
  const times = timesFound(subject, indicator, context);
  const said = [
    ...(times ? timeSentences(times, indicator) : []),
    ...monthSentences(monthsApart(months, indicator.defaultOverdispersion), indicator),
  ];
  const unknown = times ? unknownTimeSentence(times) : [];
  // Of hours that an edition does not show there is nothing to be careful with.
  const heaped =
    times?.span === "night" ? heapedNote(context.paper.reading, context.paper.toDate, sourcesOf(times)) : undefined;
  const isHeld = months.some(({ to }) => isNumber(to.value) || to.value.state === "suppressed");
  return [
    ...(said.length > 0 ? [{ kind: "list" as const, ordered: false, items: said }] : []),
    ...[unknown, heaped ?? []].flatMap((content): Block[] =>
      content.length > 0 ? [{ kind: "paragraph", tone: "note", content }] : [],
    ),
    ...(times ? timeBlocks(context, subject, times, cellsFound(subject, indicator, context)) : []),
    ...(isHeld ? [monthsTable(context, subject, months)] : []),
  ];
}

/** A grid where the hours are known of enough; else the nights in a table. */
function timeBlocks(context: PresentContext, subject: Subject, times: TimesFinding, cells: Cells): Block[] {
  const enough = isNumber(times.known.value) && times.known.value.number >= fewestInGrid;
  return enough && cells.some(({ hour }) => hour !== undefined)
    ? [timeGrid(context, subject, times, cells)]
    : [nightsTable(context, subject, times)];
}

/** Why nothing is said of hours. */
export function whenGaps(subject: Subject, context: PresentContext): Inline[][] {
  const indicator = countedIndicator(context, subject);
  return indicator && !timesFound(subject, indicator, context) ? [[label(noTimesGap(indicator))]] : [];
}

type Cells = ReturnType<typeof cellsFound>;
const cellsFound = (subject: Subject, indicator: Indicator, context: PresentContext) =>
  cellsAsked(subject, indicator, context).map(({ request, ...cell }) => ({
    ...cell,
    count: context.book.count(request),
  }));

/** Undefined where no source gives the time. */
function timesFound(subject: Subject, indicator: Indicator, context: PresentContext): TimesFinding | undefined {
  const { indicators, settings } = context.paper;
  if (!isTimed(indicator, indicators)) return undefined;
  const cells = cellsFound(subject, indicator, context);
  if (cells.every(({ count }) => !isNumber(count.value) && count.value.state !== "suppressed")) return undefined;
  const finding = timesOf({
    total: context.book.count(countOf(context, subject)),
    cells,
    overdispersion: indicator.defaultOverdispersion,
    noPercentBelow: settings.smallNumbers.noPercentBelow,
    limited: isLimitedInTime(indicator, indicators),
  });
  for (const figure of figuresIn(finding).values()) context.keep(figure);
  return finding;
}

function monthsFound(subject: Subject, indicator: Indicator, context: PresentContext): MonthFinding[] {
  const breaks = breaksOf(indicator, context.paper.settings.breaks);
  const found = monthsBeside(
    monthsAsked(subject, context).map(({ from, to }) => ({
      from: context.book.count(from),
      to: context.book.count(to),
      broken: breaks.some(({ from: day }) => day > from.period.start && day <= to.period.end),
    })),
  );
  for (const figure of figuresIn(found).values()) context.keep(figure);
  return found;
}

/** The sources whose times these are. */
const sourcesOf = ({ total }: TimesFinding): readonly string[] | undefined => total.pedigree?.sources;
