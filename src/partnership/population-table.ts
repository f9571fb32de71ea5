import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Problem } from "../problems/problem.ts";
import { populationHeaders } from "./reference-headers.ts";
import { type ReferenceRow, readRows, tableProblem } from "./reference-rows.ts";
import { areaId } from "./rules/duplicates.ts";
import type { PopulationRow, PopulationTable } from "./settings.ts";

/** What a rate can be of. Residents where the table has no column that says. */
export const denominators = ["residents", "households", "dwellings", "businesses", "hectares"] as const;
export type DenominatorKind = (typeof denominators)[number];
export const residents: DenominatorKind = "residents";

/** Words in a cell of sex or ethnicity that mean everybody. */
const everybody = new Set([
  "",
  "all",
  "persons",
  "person",
  "total",
  "both",
  "all-people",
  "all-ethnicities",
  "all-groups",
]);
const sexes: Readonly<Record<string, string>> = {
  f: "female",
  females: "female",
  women: "female",
  m: "male",
  males: "male",
  men: "male",
};
/** Where the table says where a number comes from. */
const projected = /project|forecast|scenario/i;

/**
 * Reads the table of populations and other denominators. Numbers may have thousands separators; a blank age is open at its
 * end, two blank ones mean all ages. Two rows of the same thing that differ are an error, since nobody but the analyst knows which holds.
 *
 * @param shown the path for messages
 */
export async function readPopulation(
  file: string,
  shown: string,
): Promise<{ readonly table: PopulationTable; readonly problems: readonly Problem[] }> {
  const table = await readRows(file, shown, populationHeaders);
  const problems: Problem[] = [...table.problems];
  const rows = new Map<string, PopulationRow & { readonly line: number }>();
  for (const row of table.rows) {
    const read = populationRow(row, shown);
    if ("code" in read) {
      problems.push(read);
      continue;
    }
    const { number, projected: _basis, ...what } = read;
    const key = JSON.stringify(what);
    const earlier = rows.get(key);
    if (earlier && earlier.number !== number)
      problems.push(
        tableProblem(
          "settings-duplicate",
          `Line ${earlier.line} gives another number for the same people.`,
          { file: shown, line: row.line },
          "Remove one of them.",
        ),
      );
    rows.set(key, { ...read, line: row.line });
  }
  return {
    table: {
      path: shown,
      sha256: await fingerprint(file),
      rows: [...rows.values()].map(({ line: _line, ...row }) => row),
    },
    problems,
  };
}

type Cells = ReferenceRow<keyof typeof populationHeaders>;

function populationRow({ cells, line }: Cells, shown: string): PopulationRow | Problem {
  const wrong = (found: string, expected: string): Problem =>
    tableProblem("settings-invalid", `Found ${found === "" ? "a blank cell" : `"${found}"`}; expected ${expected}.`, {
      file: shown,
      line,
    });
  if (cells.area === "") return wrong("", "the code of an area such as E09000012");
  if (!/^\d{4}$/.test(cells.year)) return wrong(cells.year, "a year such as 2018");
  const ages = [cells.ageFrom, cells.ageTo].map(wholeNumber);
  for (const [index, age] of ages.entries())
    if (age === false) return wrong(index === 0 ? cells.ageFrom : cells.ageTo, "an age in whole years");
  const [from, to] = ages as (number | undefined)[];
  if (from !== undefined && to !== undefined && to < from) return wrong(cells.ageTo, `an age of ${from} or more`);
  const number = wholeNumber(cells.population);
  if (number === false || number === undefined) return wrong(cells.population, "a whole number of people");
  const named = areaId(cells.denominator) || residents;
  const denominator = denominators.find((one) => one === named);
  if (denominator === undefined) return wrong(cells.denominator, `one of ${denominators.join(", ")}`);
  const [sex, ethnicity] = [areaId(cells.sex), areaId(cells.ethnicity)];
  return {
    area: cells.area.toLowerCase(),
    year: Number(cells.year),
    ...(from === undefined ? {} : { ageFrom: from }),
    ...(to === undefined ? {} : { ageTo: to }),
    ...(everybody.has(sex) ? {} : { sex: sexes[sex] ?? sex }),
    ...(everybody.has(ethnicity) ? {} : { ethnicity }),
    denominator,
    number,
    ...(projected.test(cells.source) ? { projected: true as const } : {}),
  };
}

/** Undefined when blank, false when it is none. `294,312` and `12.0` are numbers as spreadsheets write them. */
function wholeNumber(cell: string): number | undefined | false {
  if (cell === "") return undefined;
  return /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(cell) ? Math.round(Number(cell.replaceAll(",", ""))) : false;
}

async function fingerprint(file: string): Promise<string> {
  try {
    return createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
  } catch {
    // That it cannot be read is a problem already.
    return "";
  }
}
