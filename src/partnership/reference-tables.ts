import { join, resolve } from "node:path";
import type { Problem } from "../problems/problem.ts";
import { boundariesLacking, readBoundaries } from "./boundaries.ts";
import { fieldName, type SettingPath } from "./document.ts";
import { areaNameColumn, type ColumnNames, lsoaColumn, readColumn } from "./reference-column.ts";
import { areaId } from "./rules/duplicates.ts";
import { boundaryFiles } from "./rules/paths.ts";
import { entriesOf } from "./rules/rule.ts";
import type { ReadableSettings } from "./salvage.ts";
import type { WardTables } from "./settings.ts";
import { readLookup, readWards } from "./ward-tables.ts";

/** The tables that the settings name and that are part of them: which LSOAs a zone has, which areas a comparator. */
export interface ReferenceTables {
  readonly wards?: WardTables;
  readonly zoneLsoas: ReadonlyMap<string, readonly string[]>;
  readonly comparatorMembers: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/** Reads the tables of wards, zones and comparators, except those whose path a rule has refused already. */
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
  const wards = await readWardTables(folder, settings, refused);
  return {
    ...(wards ? { wards: wards.tables } : {}),
    zoneLsoas,
    comparatorMembers,
    problems: [...problems, ...(wards?.problems ?? [])],
  };
}

async function readWardTables(
  folder: string,
  settings: ReadableSettings,
  refused: ReadonlySet<string | undefined>,
): Promise<{ readonly tables: WardTables; readonly problems: readonly Problem[] } | undefined> {
  const named = (path: SettingPath, file: string | undefined): readonly [string, string] | undefined =>
    file === undefined || refused.has(fieldName(path)) ? undefined : [resolve(folder, file), join(folder, file)];
  const file = named(["areas", "wards"], settings.areas?.wards);
  if (!file) return undefined;
  const { area } = settings;
  const taken = [
    ...(area?.name ? [areaId(area.name)] : []),
    ...entriesOf(settings.zones).flatMap(([{ id }]) => id ?? []),
    ...entriesOf(settings.comparators).flatMap(([{ id }]) => id ?? []),
  ];
  const { wards, problems } = await readWards(...file, {
    area: { name: area?.name, code: area?.code },
    taken: new Set(taken),
  });
  const lookupFile = named(["areas", "lookup"], settings.areas?.lookup);
  const lookup = lookupFile ? await readLookup(...lookupFile, wards) : undefined;
  const drawn = await Promise.all(
    boundaryFiles(settings).flatMap(([path, one]) => {
      const place = named(path, one);
      return place ? [readBoundaries(...place, wards)] : [];
    }),
  );
  const boundaries = drawn.flatMap((reading) => reading.boundaries);
  const [firstFile] = boundaryFiles(settings);
  return {
    tables: {
      list: wards,
      ...(lookup ? { lookup: lookup.lookup } : {}),
      ...(boundaries.length > 0 ? { boundaries } : {}),
    },
    problems: [
      ...problems,
      ...(lookup?.problems ?? []),
      ...drawn.flatMap((reading) => reading.problems),
      ...(boundaries.length > 0 && firstFile ? boundariesLacking(boundaries, wards, join(folder, firstFile[1])) : []),
    ],
  };
}
