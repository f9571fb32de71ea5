import { disproportionality, type Group } from "../analysis/disproportionality.ts";
import { readRange } from "../indicators/filters.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { type Denominator, denominatorOf, type PeopleAsked, populationYear } from "../indicators/population.ts";
import { rateBasisOf } from "../indicators/rate-basis.ts";
import type { DisproportionalityFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import { peopledArea } from "./rates.ts";
import type { Reading } from "./read-partnership.ts";

/** People are told apart by these; the group of reference is the one named, where none is asked for. */
export const usualReference = { ethnicity: "white", sex: "female" } as const;
export type PeopleSplit = keyof typeof usualReference;

/** The counts of a question for each group, for all people, and of those whose group is not known. */
export interface GroupsAsked {
  readonly by: PeopleSplit;
  readonly reference: string;
  readonly groups: readonly { readonly group: string; readonly request: CountRequest }[];
  readonly whole: CountRequest;
  readonly unknown: CountRequest;
}

export interface Disproportion {
  readonly finding: DisproportionalityFinding;
  readonly whole: Figure;
  readonly unknown?: Figure;
  /** By group: whom its rate is of. */
  readonly residents: ReadonlyMap<string, Denominator>;
}

/** Rates of the groups of residents, each of its own; undefined for what has no rate of residents. */
export async function disproportion(
  partnership: Partnership,
  reading: Reading,
  indicator: Indicator,
  { by, reference, groups, whole, unknown }: GroupsAsked,
): Promise<Disproportion | undefined> {
  const { settings } = partnership;
  const area = peopledArea(settings, whole.area);
  const basis = rateBasisOf(indicator);
  if (!basis || !area) return undefined;
  const asked = [...groups.map(({ request }) => request), whole, unknown];
  const { figures } = await measureRequests(partnership, reading, asked);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const total = byId.get(countId(whole));
  if (!total) throw new Error("all that was asked for was counted");
  const year = populationYear(whole.period);
  const people = peopleOf(whole.dims ?? {}, basis);
  const found = groups.flatMap(({ group, request }): Group[] => {
    const count = byId.get(countId(request));
    if (!count) return [];
    return [{ group, count, denominator: denominatorOf(settings.population, area, year, { ...people, [by]: group }) }];
  });
  const notKnown = byId.get(countId(unknown));
  const question = { groups: found, reference, whole: total, per: basis.per, smallNumbers: settings.smallNumbers };
  return {
    finding: disproportionality(question),
    whole: total,
    ...(notKnown ? { unknown: notKnown } : {}),
    residents: new Map(found.map(({ group, denominator }) => [group, denominator])),
  };
}

/** Residents of the ages and the sex or group that the question is narrowed to, since a rate of all others would be too low. */
function peopleOf(dims: Readonly<Record<string, string>>, { ages }: PeopleAsked): PeopleAsked {
  const named = readRange(dims["suspect-age"] ?? dims["victim-age"] ?? "");
  const range = named ?? ages;
  const [sex, ethnicity] = [dims["sex"], dims["ethnicity"]];
  return { ...(range ? { ages: range } : {}), ...(sex ? { sex } : {}), ...(ethnicity ? { ethnicity } : {}) };
}
