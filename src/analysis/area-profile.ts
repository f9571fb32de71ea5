import { type Denominator, denominatorOf } from "../indicators/population.ts";
import { type DenominatorKind, residents } from "../partnership/population-table.ts";
import type { Area, PopulationRow, PopulationTable } from "../partnership/settings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";

/** A number of the table of populations in two years. */
export interface PeopleChange {
  readonly from: Figure;
  readonly to: Figure;
  readonly fromYear: number;
  readonly toYear: number;
  readonly difference: Figure;
  readonly percent: Figure;
}

export interface AgeBand {
  readonly from: number;
  /** Open where left out. */
  readonly to?: number;
  readonly all: Figure;
  readonly female: Figure;
  readonly male: Figure;
  /** Of all residents, in percent. */
  readonly share: Figure;
}

/** Who lives in an area, as far as a table of populations tells. */
export interface AreaProfile {
  readonly year: number;
  /** Every year up to the one reported with one of the two. */
  readonly years: readonly { readonly year: number; readonly people: Figure; readonly households: Figure }[];
  /** From the first year that the table has to the one reported; absent where it has one year alone. */
  readonly people?: PeopleChange;
  readonly households?: PeopleChange;
  readonly bands: readonly AgeBand[];
  readonly groups: readonly { readonly group: string; readonly count: Figure; readonly share: Figure }[];
  readonly density?: { readonly hectares: Figure; readonly perSquareKilometre: Figure };
  /** Years whose numbers are projections. */
  readonly projected: readonly number[];
}

/** A square kilometre. */
const hectaresOfDensity = 100;

/** What the table says of an area to the year reported; undefined where it says nothing of it. */
export function areaProfile(table: PopulationTable | undefined, area: Area, year: number): AreaProfile | undefined {
  const of = (then: number, denominator: DenominatorKind): Denominator =>
    denominatorOf(table, area, then, { denominator });
  const listed = [...new Set((table?.rows ?? []).map((row) => row.year))].filter((one) => one <= year).sort();
  const years = listed
    .map((one) => ({ year: one, people: of(one, residents), households: of(one, "households") }))
    .filter(({ people, households }) => isNumber(people.figure.value) || isNumber(households.figure.value));
  if (!table || years.length === 0) return undefined;
  const all = of(year, residents).figure;
  const hectares = of(year, "hectares").figure;
  const change = (what: "people" | "households"): PeopleChange | undefined => {
    const held = years.filter((one) => isNumber(one[what].figure.value));
    const [first, last] = [held[0], held.at(-1)];
    return first && last && first !== last
      ? changeBetween(first[what].figure, last[what].figure, first.year, last.year)
      : undefined;
  };
  const [people, households] = [change("people"), change("households")];
  const ownRows = rowsOf(table, area, year);
  return {
    year,
    years: years.map((one) => ({ year: one.year, people: one.people.figure, households: one.households.figure })),
    ...(people ? { people } : {}),
    ...(households ? { households } : {}),
    bands: bandsIn(ownRows).map(({ from, to }) => {
      // A last band that ends beyond any age is one of all who are older.
      const ages = { from, ...(to === undefined || to >= lastAge ? {} : { to }) };
      const [both, female, male] = [{}, { sex: "female" }, { sex: "male" }].map(
        (who) => denominatorOf(table, area, year, { ages, ...who }).figure,
      ) as [Figure, Figure, Figure];
      return { ...ages, all: both, female, male, share: shareOf(both, all) };
    }),
    groups: [...new Set(ownRows.flatMap(({ ethnicity }) => ethnicity ?? []))].map((group) => {
      const count = denominatorOf(table, area, year, { ethnicity: group }).figure;
      return { group, count, share: shareOf(count, all) };
    }),
    ...(isNumber(hectares.value) && isNumber(all.value)
      ? {
          density: {
            hectares,
            perSquareKilometre: derive(
              {
                id: siblingId(all.id, "density"),
                unit: "per-square-kilometre",
                method: "rate",
                inputs: [all, hectares],
                constants: { per: hectaresOfDensity },
              },
              (number, size) =>
                size === 0 ? absent("undefined", "denominator-0") : (number * hectaresOfDensity) / size,
            ),
          },
        }
      : {}),
    projected: years.filter((one) => one.people.projected || one.households.projected).map((one) => one.year),
  };
}

const shareOf = (part: Figure, whole: Figure): Figure =>
  derive({ id: siblingId(part.id, "share"), unit: "percent", method: "share", inputs: [part, whole] }, (some, of) =>
    of === 0 ? absent("undefined", "base-0") : (100 * some) / of,
  );

function changeBetween(from: Figure, to: Figure, fromYear: number, toYear: number): PeopleChange {
  const what = to.unit;
  const inputs = [from, to];
  return {
    from,
    to,
    fromYear,
    toYear,
    difference: derive(
      { id: siblingId(to.id, `${what}-difference`, String(fromYear)), unit: what, method: "difference", inputs },
      (before, now) => now - before,
    ),
    percent: derive(
      {
        id: siblingId(to.id, `${what}-percent-change`, String(fromYear)),
        unit: "percent",
        method: "percent-change",
        inputs,
      },
      (before, now) => (before === 0 ? absent("undefined", "base-0") : (now / before - 1) * 100),
    ),
  };
}

const rowsOf = (table: PopulationTable, area: Area, year: number): PopulationRow[] => {
  const names = new Set([area.code, area.name, area.id].flatMap((name) => name?.toLowerCase() ?? []));
  return table.rows.filter((row) => row.year === year && row.denominator === residents && names.has(row.area));
};

/** The bands of the table where they follow one another; single years and bands that overlap make no table for a page. */
function bandsIn(rows: readonly PopulationRow[]): { readonly from: number; readonly to?: number }[] {
  const found = new Map(
    rows
      .filter(({ ageFrom, ageTo }) => ageFrom !== undefined || ageTo !== undefined)
      .map(({ ageFrom = 0, ageTo }) => [
        `${ageFrom}-${ageTo ?? ""}`,
        { from: ageFrom, ...(ageTo === undefined ? {} : { to: ageTo }) },
      ]),
  );
  const bands = [...found.values()].sort((one, other) => one.from - other.from);
  const follow = bands.every(
    (band, index) => index === 0 || band.from === (bands[index - 1]?.to ?? Number.POSITIVE_INFINITY) + 1,
  );
  return follow && bands.length > 1 && bands.length <= mostBands ? bands : [];
}

const mostBands = 20;
const lastAge = 90;
