import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { IsoDate } from "../values/period.ts";
import { lookupHeaders, wardHeaders } from "./reference-headers.ts";
import { type ReferenceRow, readDate, readRows, tableProblem } from "./reference-rows.ts";
import type { LookupEntry, Ward } from "./settings/places.ts";
import { codesByName, isWardCode, plainWardName, wardSlug } from "./ward-names.ts";

/** The area whose wards are wanted, and the ids that other areas have already. */
export interface WardContext {
  readonly area: { readonly name?: string | undefined; readonly code?: string | undefined };
  readonly taken: ReadonlySet<string>;
}

/**
 * Reads the wards, of one version or of several told apart by their dates. Of a table with a column for the borough's code,
 * such as a national list, only the rows of the partnership's own area are taken.
 */
export async function readWards(
  file: string,
  shown: string,
  context: WardContext,
): Promise<{ readonly wards: readonly Ward[]; readonly problems: readonly Problem[] }> {
  const table = await readRows(file, shown, wardHeaders);
  const problems: Problem[] = [...table.problems];
  const ours = table.rows.filter(({ cells }) => isOurs(cells.borough, context.area.code));
  if (table.rows.length > 0 && ours.length === 0)
    problems.push(
      tableProblem(
        "settings-invalid",
        `None of the ${table.rows.length} wards is of ${context.area.name} (${context.area.code}).`,
        { file: shown },
        "Check the column with the borough's code, or leave it out.",
      ),
    );
  const found: (Omit<Ward, "id"> & { readonly line: number })[] = [];
  for (const row of ours) {
    const { cells, line } = row;
    const code = cells.code.toUpperCase();
    if (!isWardCode(code)) problems.push(wrongCell(shown, line, cells.code, "a ward's code such as E05009370"));
    if (cells.name === "") problems.push(wrongCell(shown, line, "", "the ward's name"));
    const dates = validity(row, shown, problems);
    const tile = tileOf(row, shown, problems);
    const spellings = [cells.welsh, ...cells.spellings.split(/[;|]/)].map((one) => one.trim());
    found.push({
      kind: "ward",
      code,
      name: cells.name,
      spellings: [...new Set(spellings)].filter((one) => one !== "" && one !== cells.name),
      ...dates,
      ...(tile ? { tile } : {}),
      line,
    });
  }
  problems.push(
    ...repeated(
      found,
      ({ code }) => code,
      shown,
      (ward) => `The ward ${ward.code} is listed`,
    ),
    ...repeated(
      found,
      ({ name, code }) => (code === "" ? "" : plainWardName(name)),
      shown,
      (ward) => `The name "${ward.name}" is given`,
    ),
  );
  return { wards: withIds(found, context.taken), problems };
}

/** Which ward each LSOA lies in, or is counted with. Rows of wards that are not listed say that an LSOA lies elsewhere. */
export async function readLookup(
  file: string,
  shown: string,
  wards: readonly Ward[],
): Promise<{ readonly lookup: readonly LookupEntry[]; readonly problems: readonly Problem[] }> {
  const table = await readRows(file, shown, lookupHeaders);
  const problems: Problem[] = [...table.problems];
  const codes = new Set(wards.map(({ code }) => code));
  const byName = codesByName(wards);
  const found: (LookupEntry & { readonly line: number })[] = [];
  for (const row of table.rows) {
    const { cells, line } = row;
    const lsoa = cells.lsoa.toUpperCase();
    if (!/^[EW]01\d{6}$/.test(lsoa))
      problems.push(wrongCell(shown, line, cells.lsoa, "an LSOA code such as E01001753"));
    const code = cells.ward.toUpperCase();
    const ward = isWardCode(code) ? code : byName.get(plainWardName(cells.ward));
    const near =
      ward === undefined
        ? nearest(
            cells.ward,
            wards.map(({ name }) => name),
          )
        : undefined;
    if (cells.ward === "") problems.push(wrongCell(shown, line, "", "the code of a ward"));
    else if (near) problems.push(wrongCell(shown, line, cells.ward, `the code of a ward.${didYouMean(near)}`));
    found.push({ lsoa, ward: ward ?? cells.ward, ...validity(row, shown, problems), line });
  }
  problems.push(
    ...repeated(
      found,
      ({ lsoa }) => lsoa,
      shown,
      (entry) => `${entry.lsoa} is placed`,
      ({ ward }) => ward,
    ),
  );
  if (wards.length > 0 && found.length > 0 && !found.some(({ ward }) => codes.has(ward)))
    problems.push(
      tableProblem(
        "settings-unknown-reference",
        `None of the wards of this lookup is in the list of wards: it has ${examples(found.map(({ ward }) => ward))}, the list ${examples([...codes])}.`,
        { file: shown },
        "The two are of different versions. Take a lookup to the wards that are listed, or list the wards of the lookup.",
      ),
    );
  return { lookup: found.map(({ line: _line, ...entry }) => entry), problems };
}

/** Both or neither, in whole numbers from 1. */
function tileOf(
  { cells, line }: ReferenceRow<keyof typeof wardHeaders>,
  shown: string,
  problems: Problem[],
): Ward["tile"] | undefined {
  const { tileColumn, tileRow } = cells;
  if (tileColumn === "" && tileRow === "") return undefined;
  const [column, row] = [tileColumn, tileRow].map((cell) => (/^[1-9]\d?$/.test(cell) ? Number(cell) : undefined));
  if (column !== undefined && row !== undefined) return { column, row };
  problems.push(
    wrongCell(
      shown,
      line,
      column === undefined ? tileColumn : tileRow,
      "a whole number from 1 to 99 in both columns of tiles",
    ),
  );
  return undefined;
}

const isOurs = (borough: string, code: string | undefined): boolean =>
  borough === "" || code === undefined || borough.toUpperCase() === code;

const examples = (codes: readonly string[]): string => [...new Set(codes)].sort().slice(0, 2).join(", ");

function wrongCell(shown: string, line: number, found: string, expected: string): Problem {
  return tableProblem(
    "settings-invalid",
    `Found ${found === "" ? "a blank cell" : `"${found}"`}; expected ${expected}`,
    {
      file: shown,
      line,
    },
  );
}

interface Span {
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

function validity(row: ReferenceRow<"valid_from" | "valid_to">, shown: string, problems: Problem[]): Span {
  const [validFrom, validTo] = [readDate(row.cells.valid_from), readDate(row.cells.valid_to)];
  for (const [date, cell] of [
    [validFrom, row.cells.valid_from],
    [validTo, row.cells.valid_to],
  ] as const)
    if (date === false) problems.push(wrongCell(shown, row.line, cell, "a date such as 2014-05-22"));
  if (validFrom && validTo && validTo < validFrom)
    problems.push(tableProblem("settings-invalid", "This row ends before it begins.", { file: shown, line: row.line }));
  return { ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) };
}

const overlap = (one: Span, other: Span): boolean =>
  (one.validFrom ?? "") <= (other.validTo ?? "9999") && (other.validFrom ?? "") <= (one.validTo ?? "9999");

/** The same thing twice at one time; where both rows say the same of it, once is enough and nothing is wrong. */
function repeated<T extends Span & { readonly line: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  shown: string,
  sentence: (row: T) => string,
  saysOf?: (row: T) => string,
): Problem[] {
  const seen = new Map<string, T[]>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, row]);
    const clash = others.find((other) => overlap(row, other) && (!saysOf || saysOf(row) !== saysOf(other)));
    return key !== "" && clash
      ? [
          tableProblem(
            "settings-duplicate",
            `${sentence(row)} on line ${clash.line} already, for some of the same days.`,
            { file: shown, line: row.line },
            "Remove one of them, or give each the dates from which and to which it holds.",
          ),
        ]
      : [];
  });
}

/**
 * A ward's id is its name, in the form of figure ids. Where a zone has that id, it is `dalston-ward`. Of several versions of a
 * name the newest has the plain id, and the others their code after it, so that to list an older version changes no id.
 */
function withIds(wards: readonly (Omit<Ward, "id"> & { readonly line: number })[], taken: ReadonlySet<string>): Ward[] {
  const newest = new Map<string, Omit<Ward, "id">>();
  for (const ward of wards) {
    const slug = wardSlug(ward.name);
    const held = newest.get(slug);
    if (!held || (ward.validFrom ?? "") > (held.validFrom ?? "")) newest.set(slug, ward);
  }
  return wards.map(({ line: _line, ...ward }) => {
    const slug = wardSlug(ward.name);
    const plain = taken.has(slug) ? `${slug}-ward` : slug;
    const isNewest = newest.get(slug)?.code === ward.code;
    return { id: isNewest && plain !== "" ? plain : `${plain}-${ward.code.toLowerCase()}`, ...ward };
  });
}
