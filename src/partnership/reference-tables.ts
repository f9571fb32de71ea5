import { join, resolve } from "node:path";
import type { Problem } from "../problems/problem.ts";
import { fieldName, type SettingPath } from "./document.ts";
import { areaNameColumn, type ColumnNames, lsoaColumn, readColumn } from "./reference-column.ts";
import { entriesOf } from "./rules/rule.ts";
import type { ReadableSettings } from "./salvage.ts";

/** The tables that the settings name and that are part of them: which LSOAs a zone has, which areas a comparator. */
export interface ReferenceTables {
  readonly zoneLsoas: ReadonlyMap<string, readonly string[]>;
  readonly comparatorMembers: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/** Reads the tables of zones and comparators, except those whose path a rule has refused already. */
export async function readTables(
  folder: string,
  settings: ReadableSettings,
  found: readonly Problem[],
): Promise<ReferenceTables> {
  const refused = new Set(
    found.filter((problem) => problem.code === "settings-path").map((problem) => problem.place?.field),
  );
  const zoneLsoas = new Map<string, readonly string[]>();
  const comparatorMembers = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  const read = async (file: string | undefined, path: SettingPath, column: ColumnNames): Promise<string[]> => {
    if (file === undefined || refused.has(fieldName(path))) return [];
    const reading = await readColumn(resolve(folder, file), join(folder, file), column);
    problems.push(...reading.problems);
    return [...new Set(reading.cells.map((cell) => cell.value))];
  };
  for (const [zone, path] of entriesOf(settings.zones, "areas", "zones")) {
    const lsoas = await read(zone.lsoas, [...path, "lsoas"], lsoaColumn);
    if (zone.id) zoneLsoas.set(zone.id, [...new Set(lsoas.map((code) => code.toUpperCase()))]);
  }
  for (const [comparator, path] of entriesOf(settings.comparators, "comparators")) {
    const { members } = comparator;
    const names = typeof members === "object" ? members : await read(members, [...path, "members"], areaNameColumn);
    if (comparator.id) comparatorMembers.set(comparator.id, names);
  }
  return { zoneLsoas, comparatorMembers, problems };
}
