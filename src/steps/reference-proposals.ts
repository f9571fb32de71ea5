import type { FileLook } from "../extracts/look.ts";
import { referenceEntry, referenceNeeds } from "../extracts/reference-advice.ts";
import type { AreaTable, Edit } from "../partnership/edit.ts";
import { wardHeaders } from "../partnership/reference-headers.ts";
import type { Settings } from "../partnership/settings.ts";

export type ReferenceLook = Extract<FileLook, { kind: "reference" }>;

/** A table that is no extract and that no setting names, with what would have it used. */
export interface ReferenceProposal {
  readonly path: string;
  readonly title: string;
  readonly setting: string;
  /** The lines of the settings that would name it. */
  readonly text?: string;
  /** The same as a change; left out where a person has to decide something first. */
  readonly edit?: Extract<Edit, { kind: "name-table" }>;
  /** Whether it can be named without asking. */
  readonly isSure: boolean;
  /** What is needed with it, or has to be decided. */
  readonly needs: string;
}

/** In this order: a look-up and boundaries are of wards that are listed. */
const tables: readonly AreaTable[] = ["wards", "lookup", "boundaries"];
/** No borough has as many wards: a longer list without a column for the borough is of more than one. */
const mostWards = 130;

/** What would have tables used that no setting names. Two that could stand under one setting are for a person to choose between. */
export function proposeReferences(looks: readonly ReferenceLook[], settings: Settings): ReferenceProposal[] {
  const ofTable = (table: AreaTable): readonly ReferenceLook[] =>
    looks.filter(({ reference }) => reference.setting === `areas.${table}`);
  const named: Readonly<Record<AreaTable, boolean>> = {
    wards: settings.wards !== undefined,
    lookup: settings.wards?.lookup !== undefined,
    boundaries: settings.wards?.boundaries !== undefined,
  };
  const willHaveWards = named.wards || ofTable("wards").length === 1;
  const proposed = tables.flatMap((table) =>
    ofTable(table).map((look): ReferenceProposal => {
      const { path, reference } = look;
      const base = { path, ...reference };
      const text = referenceEntry(reference.setting, path) ?? "";
      if (named[table]) return { ...base, isSure: false, needs: inUse(table) };
      const doubt = doubtOf(table, look, ofTable(table), settings);
      const edit = { kind: "name-table", table, file: path } as const;
      if (table !== "wards" && !willHaveWards)
        return { ...base, text, isSure: false, needs: referenceNeeds(reference.setting) };
      return { ...base, text, edit, isSure: doubt === "", needs: doubt };
    }),
  );
  const others = looks
    .filter(({ reference }) => !tables.some((table) => reference.setting === `areas.${table}`))
    .map(({ path, reference }): ReferenceProposal => {
      const text = referenceEntry(reference.setting, path);
      return {
        path,
        ...reference,
        ...(text === undefined ? {} : { text }),
        isSure: false,
        needs: referenceNeeds(reference.setting),
      };
    });
  return [...proposed, ...others];
}

const inUse = (table: AreaTable): string =>
  table === "boundaries"
    ? "areas.boundaries names another file. Where wards have been redrawn it may be a list of files, one for each version."
    : `areas.${table} names another file. Where wards have been redrawn one table holds all versions, told apart by valid_from and valid_to.`;

function doubtOf(table: AreaTable, look: ReferenceLook, rivals: readonly ReferenceLook[], { area }: Settings): string {
  if (rivals.length > 1)
    return `${rivals.length} files could stand here: ${rivals.map(({ path }) => path).join(", ")}. Name the one of the version that is wanted.`;
  if (table !== "wards") return "";
  const hasBorough = look.header.some((header) => isBoroughColumn(header));
  if (hasBorough && area.code === undefined)
    return "It lists wards by borough, so the area needs its code: area: code.";
  return !hasBorough && look.count > mostWards
    ? `It lists ${look.count} wards, more than one borough has. Keep the rows of yours, or add a column lad_code with the borough's code.`
    : "";
}

function isBoroughColumn(header: string): boolean {
  const plain = header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  const { names, vintage } = wardHeaders.borough;
  return (names as readonly string[]).includes(plain) || vintage.test(plain.replaceAll("_", ""));
}
