import { spellingsOf } from "../extracts/ids.ts";
import { type DenominatorKind, residents } from "../partnership/population-table.ts";
import type { Area, PopulationRow, PopulationTable } from "../partnership/settings.ts";
import type { Figure, Unit } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { financialYearStart, type Period } from "../values/period.ts";
import { absent, combine, numberValue, type Value } from "../values/value.ts";
import type { AgeRange } from "./indicator.ts";

/** Whom a rate is of. */
export interface PeopleAsked {
  /** `residents` when left out. */
  readonly denominator?: DenominatorKind;
  readonly ages?: AgeRange;
  readonly sex?: string;
  readonly ethnicity?: string;
}

/** Why there is no denominator. */
export type NoDenominator =
  | "no-population-table"
  | "population-area-missing"
  | "population-year-missing"
  | "population-ages-missing"
  | "population-group-missing"
  | "denominator-missing"
  | "no-residents-of-zone";

/** A denominator with what a reader must know of it. */
export interface Denominator {
  readonly figure: Figure;
  /** The figures that it is the sum of, of a comparator's members. */
  readonly parts: readonly Figure[];
  readonly year: number;
  /** Some of it is a projection, and not an estimate. */
  readonly projected: boolean;
}

/** The area whose people are asked for. `members` are the areas of a comparator that pools several. */
export interface PeopledArea extends Area {
  readonly members?: readonly Area[];
}

/** The mid-year estimate that a period's rates rest on: that of the calendar year in which its financial year begins. */
export const populationYear = (period: Pick<Period, "start">): number => financialYearStart(period.start);

/** How many people (or households) there were: never those of the nearest year, nor of a range of ages that only nearly fits. */
export function denominatorOf(
  table: PopulationTable | undefined,
  area: PeopledArea,
  year: number,
  asked: PeopleAsked = {},
): Denominator {
  const of = asked.denominator ?? residents;
  const id = formatFigureId({
    indicator: "population",
    dims: dimsOf(asked),
    area: area.id,
    period: String(year),
    measure: of,
  });
  const unit: Unit = of;
  if (area.members) {
    const parts = area.members.map((member) => denominatorOf(table, member, year, asked));
    const figures = parts.map(({ figure }) => figure);
    const value = combine(
      figures.map((figure) => figure.value),
      (numbers) => numbers.reduce((sum, number) => sum + number, 0),
    );
    const inputs = figures.map((figure) => figure.id);
    return {
      figure: { id, value, unit, method: "sum", inputs },
      parts: figures,
      year,
      projected: parts.some(({ projected }) => projected),
    };
  }
  const { value, used } = people(table, area, year, { ...asked, denominator: of });
  return {
    figure: {
      id,
      value,
      unit,
      method: "population",
      inputs: [],
      ...(value.state === "value" && table
        ? {
            pedigree: {
              indicator: "population",
              sources: ["population"],
              files: [{ sha256: table.sha256, records: used.length }],
              records: used.length,
            },
          }
        : {}),
    },
    parts: [],
    year,
    projected: used.some(({ projected }) => projected === true),
  };
}

/** `10-17`, `65-up`, `0-24`: as it stands in a figure id. */
const agesText = ({ from, to }: AgeRange): string => `${from ?? 0}-${to ?? "up"}`;

function dimsOf({ ages, sex, ethnicity }: PeopleAsked): Record<string, string> {
  return { ...(ages ? { age: agesText(ages) } : {}), ...(sex ? { sex } : {}), ...(ethnicity ? { ethnicity } : {}) };
}

interface People {
  readonly value: Value;
  /** The rows that were added up. */
  readonly used: readonly PopulationRow[];
}

const nobody = (because: NoDenominator): People => ({ value: absent("missing", because), used: [] });

function people(
  table: PopulationTable | undefined,
  area: Area,
  year: number,
  asked: PeopleAsked & { readonly denominator: DenominatorKind },
): People {
  // Who is in a place at night does not live there.
  if (area.kind === "zone" && asked.denominator === residents)
    return { value: absent("not-applicable", "no-residents-of-zone" satisfies NoDenominator), used: [] };
  if (!table) return nobody("no-population-table");
  const names = new Set(spellingsOf(area));
  const here = table.rows.filter((row) => names.has(row.area));
  if (here.length === 0) return nobody("population-area-missing");
  const counted = here.filter((row) => row.denominator === asked.denominator);
  if (counted.length === 0) return nobody("denominator-missing");
  const then = counted.filter((row) => row.year === year);
  if (then.length === 0) return nobody("population-year-missing");
  const found = bySex(then, asked);
  if (!found) return nobody(asked.sex || asked.ethnicity ? "population-group-missing" : "population-ages-missing");
  return { value: numberValue(found.reduce((sum, { number }) => sum + number, 0)), used: found };
}

/** Rows that together are those asked for, each person once; undefined where none are. */
type Found = readonly PopulationRow[] | undefined;

/** Rows of everybody before those of women and men added. */
function bySex(rows: readonly PopulationRow[], asked: PeopleAsked): Found {
  if (asked.sex !== undefined)
    return byEthnicity(
      rows.filter(({ sex }) => sex === asked.sex),
      asked,
    );
  const whole = byEthnicity(
    rows.filter(({ sex }) => sex === undefined),
    asked,
  );
  if (whole) return whole;
  return together(
    ["female", "male"].map((each) =>
      byEthnicity(
        rows.filter(({ sex }) => sex === each),
        asked,
      ),
    ),
  );
}

/** Rows of everybody before those of the groups added, which the table must not list at two levels. */
function byEthnicity(rows: readonly PopulationRow[], asked: PeopleAsked): Found {
  if (asked.ethnicity !== undefined)
    return byAge(
      rows.filter(({ ethnicity }) => ethnicity === asked.ethnicity),
      asked.ages,
    );
  const whole = byAge(
    rows.filter(({ ethnicity }) => ethnicity === undefined),
    asked.ages,
  );
  if (whole) return whole;
  const groups = [...new Set(rows.flatMap(({ ethnicity }) => ethnicity ?? []))];
  return groups.length === 0
    ? undefined
    : together(
        groups.map((group) =>
          byAge(
            rows.filter(({ ethnicity }) => ethnicity === group),
            asked.ages,
          ),
        ),
      );
}

const together = (parts: readonly Found[]): Found =>
  parts.every((part) => part !== undefined) ? parts.flatMap((part) => part ?? []) : undefined;

/** A last band that ends here or above is taken for open: tables of single years end at 90, which means 90 and over. */
const lastAge = 90;

/** The fewest bands that make up a range of ages exactly; a row without ages where all of them are asked for. */
function byAge(rows: readonly PopulationRow[], ages: AgeRange = {}): Found {
  const first = ages.from ?? 0;
  const all = first === 0 && ages.to === undefined;
  const everybody = rows.find(({ ageFrom, ageTo }) => ageFrom === undefined && ageTo === undefined);
  if (all && everybody) return [everybody];
  const bands = rows.filter((row) => row !== everybody);
  const highest = Math.max(...bands.map(({ ageTo }) => ageTo ?? Number.POSITIVE_INFINITY));
  const endOf = ({ ageTo }: PopulationRow): number =>
    ageTo === undefined || (ageTo === highest && ageTo >= lastAge) ? Number.POSITIVE_INFINITY : ageTo;
  const wanted = ages.to ?? Number.POSITIVE_INFINITY;
  // From the youngest age on, the best way to have covered everything up to an age.
  const ways = new Map<number, readonly PopulationRow[]>([[first, []]]);
  const inOrder = bands.toSorted((one, other) => (one.ageFrom ?? 0) - (other.ageFrom ?? 0));
  for (const band of inOrder) {
    const before = ways.get(band.ageFrom ?? 0);
    if (!before || endOf(band) > wanted) continue;
    const next = endOf(band) + 1;
    const known = ways.get(next);
    if (!known || known.length > before.length + 1) ways.set(next, [...before, band]);
  }
  return ways.get(wanted + 1);
}
