import type { IsoDate, Period } from "../values/period.ts";
import { formatDate, formatPeriod } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, listWords, series } from "./runs.ts";

/** A source by its name, and its last day. */
export interface DataEnd {
  readonly name: string;
  readonly to: IsoDate;
}

/** So many are named; of more, how many they are. */
const mostNamed = 6;

/** "All crime, Robbery and two more". */
export function someOf(names: readonly string[]): string {
  const more = names.length - mostNamed;
  const shown = more > 1 ? [...names.slice(0, mostNamed), `${spellSmall(more)} more`] : names;
  return listWords(shown);
}

/** What is said of a source that ends before the reported period does. */
export function endsEarly({ name, to }: DataEnd, { quarter, titles }: { quarter: Period; titles: readonly string[] }) {
  const end = formatDate(quarter.end);
  return {
    message: `${name} ends on ${formatDate(to)}, before ${formatPeriod(quarter)} does on ${end}. What rests on it has no whole figure for the quarter and the year: ${someOf(titles)}.`,
    remedy: `Add an extract that reaches ${end}, or make the paper of an earlier quarter. Where the data do reach that day, say so with "covers" in the settings.`,
  };
}

/**
 * To when the data of a paper run: the day that all its sources reach. Those that end before the reported period does are told by name, with the day
 * that all others reach.
 */
export function heldTo(ends: readonly DataEnd[], quarter: Period): Inline[] {
  const earliest = (those: readonly DataEnd[]): IsoDate | undefined => those.map(({ to }) => to).sort()[0];
  const short = ends.filter(({ to }) => to < quarter.end);
  const others = earliest(ends.filter(({ to }) => to >= quarter.end));
  if (short.length === 0) return others === undefined ? [] : [label(formatDate(others))];
  const days = [...new Set(short.map(({ to }) => to))].sort();
  const told = days.map((day) => {
    const names = [...new Set(short.filter(({ to }) => to === day).map(({ name }) => name))];
    return label(`${formatDate(day)} (${someOf(names)})`);
  });
  return [
    ...series(
      [...told, ...(others === undefined ? [] : [label(`${formatDate(others)} (the others)`)])].map((one) => [one]),
      "; ",
      "; ",
    ),
  ];
}
