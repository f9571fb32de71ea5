import { beforeAfter, windowsAround } from "../analysis/before-after.ts";
import { spellWindows } from "../analysis/event-spells.ts";
import type { EventSetting } from "../partnership/settings/events.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { type IsoDate, month, monthOf, yearsEarlier } from "../values/period.ts";
import type { BeforeAfterFinding, Spell } from "../values/series-findings.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";
import { changeOn, comparable } from "./tested-changes.ts";

/** A finding with every figure that it rests on, by id. */
export interface Spelled<Finding> {
  readonly finding: Finding;
  readonly figures: ReadonlyMap<string, Figure>;
}

/**
 * Before an event, while it lasts and after it: each window on the same dates a year before. One without an end lasts to the last whole week
 * that is held; the windows around it are as long as it is. Undefined where not a day of it is held.
 */
export async function eventSpells(
  partnership: Partnership,
  reading: Reading,
  request: CountRequest,
  event: Pick<EventSetting, "from" | "to">,
): Promise<Spelled<readonly Spell[]> | undefined> {
  const held = await heldDays(partnership, reading, request);
  const windows = held ? spellWindows(event, held.to) : [];
  if (windows.length === 0) return undefined;
  const asked = await comparable(
    partnership,
    reading,
    request,
    windows.flatMap(({ current, previous }) => [current, previous]),
  );
  return {
    finding: windows.map(({ which, current, previous }) => ({ which, change: changeOn(asked, previous, current) })),
    figures: new Map([...asked.figures, [asked.rules.overdispersion.id, asked.rules.overdispersion]]),
  };
}

/** The same number of whole weeks before a day and from it on, with the same windows a year before. Undefined where no week is held. */
export async function aroundDay(
  partnership: Partnership,
  reading: Reading,
  request: CountRequest,
  day: IsoDate,
): Promise<Spelled<BeforeAfterFinding> | undefined> {
  const held = await heldDays(partnership, reading, request);
  const windows = held && windowsAround(day, held);
  if (!windows) return undefined;
  const yearBefore = { before: yearsEarlier(windows.before), after: yearsEarlier(windows.after) };
  const asked = await comparable(partnership, reading, request, [
    ...Object.values(windows),
    ...Object.values(yearBefore),
  ]);
  const counts = ({ before, after }: typeof windows) => ({ before: asked.count(before), after: asked.count(after) });
  return {
    finding: beforeAfter(windows, counts(windows), asked.rules, counts(yearBefore)),
    figures: new Map([...asked.figures, [asked.rules.overdispersion.id, asked.rules.overdispersion]]),
  };
}

/** The days that every source of an indicator's records holds. Counts by month know of no days. */
async function heldDays(
  partnership: Partnership,
  { store, result }: Reading,
  request: CountRequest,
): Promise<{ readonly from: IsoDate; readonly to: IsoDate } | undefined> {
  const ends = result.sources.flatMap(({ coverage }) => coverage.to ?? []).sort();
  const last = ends.at(-1);
  if (last === undefined) return undefined;
  const sources = new Set<string>();
  const asked = { ...request, period: month(monthOf(last)) };
  await measureRequests(partnership, { store, result }, [asked], (_id, held) => {
    for (const source of held.sources) sources.add(source);
  });
  const spans = result.sources
    .filter(({ source, precision }) => precision === "record" && sources.has(source))
    .map(({ coverage }) => coverage);
  const [from, to] = [
    spans
      .flatMap((span) => span.from ?? [])
      .sort()
      .at(-1),
    spans.flatMap((span) => span.to ?? []).sort()[0],
  ];
  return from && to ? { from, to } : undefined;
}
