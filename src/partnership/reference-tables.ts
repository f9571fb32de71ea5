import { join, resolve } from "node:path";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { boundariesLacking, noShapes, readBoundaries, readShapes } from "./boundaries.ts";
import { fieldName, type SettingPath } from "./document.ts";
import { readHarmRows } from "./harm-table.ts";
import { readPopulation } from "./population-table.ts";
import { readQuotes } from "./quotes-table.ts";
import { areaNameColumn, type ColumnNames, lsoaColumn, readColumn } from "./reference-column.ts";
import { tableProblem } from "./reference-rows.ts";
import { areaId } from "./rules/duplicates.ts";
import { boundaryFiles, harmFile } from "./rules/paths.ts";
import { entriesOf } from "./rules/rule.ts";
import type { ReadableSettings } from "./salvage.ts";
import type { Quote } from "./settings/community.ts";
import type { Ring, Ward, WardTables } from "./settings/places.ts";
import type { HarmRows, PopulationTable } from "./settings.ts";
import { codesByName, isWardCode, plainWardName } from "./ward-names.ts";
import { readLookup, readWards } from "./ward-tables.ts";

/** The tables that the settings name and that are part of them: which LSOAs a zone has, which areas a comparator. */
export interface ReferenceTables {
  readonly wards?: WardTables;
  readonly zoneLsoas: ReadonlyMap<string, readonly string[]>;
  readonly zoneWards: ReadonlyMap<string, readonly Ward[]>;
  readonly zonePolygons: ReadonlyMap<string, readonly (readonly Ring[])[]>;
  readonly comparatorMembers: ReadonlyMap<string, readonly string[]>;
  readonly population?: PopulationTable;
  readonly harmWeights?: HarmRows;
  readonly quotes?: readonly Quote[];
  readonly problems: readonly Problem[];
}

/** Reads the tables of wards, zones and comparators, except those whose path a rule has refused already. */
export async function readTables(
  folder: string,
  settings: ReadableSettings,
  found: readonly Problem[],
  placeOf: (path: SettingPath) => Problem["place"],
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
  problems.push(...memberIdsTaken(settings, comparatorMembers, placeOf));
  const wards = await readWardTables(folder, settings, refused, comparatorMembers);
  const zonePolygons = new Map<string, readonly (readonly Ring[])[]>();
  for (const [zone, path] of entriesOf(settings.zones, "areas", "zones")) {
    if (zone.polygon === undefined || refused.has(fieldName([...path, "polygon"]))) continue;
    const shapes = await readShapes(resolve(folder, zone.polygon));
    if (typeof shapes === "string") problems.push(noShapes(join(folder, zone.polygon), shapes));
    else if (zone.id)
      zonePolygons.set(
        zone.id,
        shapes.flatMap(({ polygons }) => polygons),
      );
  }
  const zoneWards = new Map<string, readonly Ward[]>();
  // A list of wards that could not be read is a problem already.
  const canTell = wards ? wards.tables.list.length > 0 : settings.areas?.wards === undefined;
  for (const [zone, path] of entriesOf(settings.zones, "areas", "zones")) {
    const found = wardsOfZone(zone.wards, wards?.tables.list ?? []);
    if (zone.id && found.wards.length > 0) zoneWards.set(zone.id, found.wards);
    for (const { index, name, near } of canTell ? found.unknown : [])
      problems.push(
        tableProblem(
          "settings-unknown-reference",
          `${fieldName([...path, "wards", index])} is "${name}", which is not among the wards.${didYouMean(near)}`,
          placeOf([...path, "wards", index]),
          'Name wards as the table that "areas: wards:" names has them, or give their codes.',
        ),
      );
  }
  const population =
    settings.population === undefined || refused.has("population")
      ? undefined
      : await readPopulation(resolve(folder, settings.population), join(folder, settings.population));
  const [harmField, harmPath] = harmFile(settings);
  const harm =
    harmPath === undefined || refused.has(fieldName(harmField))
      ? undefined
      : await readHarmRows(
          resolve(folder, harmPath),
          join(folder, harmPath),
          typeof settings.harm_weights === "object" ? settings.harm_weights : {},
        );
  const quoted = settings.community?.quotes;
  const quotes =
    quoted === undefined || refused.has("community.quotes")
      ? undefined
      : await readQuotes(resolve(folder, quoted), join(folder, quoted));
  return {
    ...(population ? { population: population.table } : {}),
    ...(quotes ? { quotes: quotes.quotes } : {}),
    ...(harm ? { harmWeights: harm.table } : {}),
    ...(wards ? { wards: wards.tables } : {}),
    zoneLsoas,
    zoneWards,
    zonePolygons,
    comparatorMembers,
    problems: [
      ...problems,
      ...(wards?.problems ?? []),
      ...(population?.problems ?? []),
      ...(harm?.problems ?? []),
      ...(quotes?.problems ?? []),
    ],
  };
}

/** Members are areas, under the ids that their names give: no zone and no comparator can bear one of them. */
function memberIdsTaken(
  settings: ReadableSettings,
  comparatorMembers: ReadonlyMap<string, readonly string[]>,
  placeOf: (path: SettingPath) => Problem["place"],
): Problem[] {
  const members = new Map([...comparatorMembers.values()].flat().map((name) => [areaId(name), name]));
  const named = [
    ...entriesOf(settings.zones, "areas", "zones").map(([{ id }, path]) => ({ id, path })),
    ...entriesOf(settings.comparators, "comparators").map(([{ id }, path]) => ({ id, path })),
  ];
  return named.flatMap(({ id, path }) => {
    const member = id === undefined ? undefined : members.get(id);
    return member === undefined
      ? []
      : [
          tableProblem(
            "settings-duplicate",
            `${fieldName([...path, "id"])} is "${id}", which is the id of a comparator's member, ${member}.`,
            placeOf([...path, "id"]),
            "Give it another id.",
          ),
        ];
  });
}

/** The wards that a zone is made up of; a name that several versions have is that of the newest. */
function wardsOfZone(
  names: readonly (string | undefined)[] | undefined,
  list: readonly Ward[],
): {
  readonly wards: readonly Ward[];
  readonly unknown: readonly { readonly index: number; readonly name: string; readonly near: string | undefined }[];
} {
  const byName = codesByName(list);
  const found = (names ?? []).map((name, index) => {
    const code = isWardCode(name ?? "") ? name?.toUpperCase() : byName.get(plainWardName(name ?? ""));
    return { index, name, ward: list.find((ward) => ward.code === code) };
  });
  return {
    wards: [...new Set(found.flatMap(({ ward }) => ward ?? []))],
    unknown: found.flatMap(({ index, name, ward }) =>
      ward || name === undefined
        ? []
        : [
            {
              index,
              name,
              near: nearest(
                name,
                list.map((one) => one.name),
              ),
            },
          ],
    ),
  };
}

async function readWardTables(
  folder: string,
  settings: ReadableSettings,
  refused: ReadonlySet<string | undefined>,
  comparatorMembers: ReadonlyMap<string, readonly string[]>,
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
    ...[...comparatorMembers.values()].flat().map(areaId),
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
