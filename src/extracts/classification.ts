import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import { classificationVersions, homeOfficeVersion, ownVersion } from "./data/classifications.ts";
import { labelMap, plainLabel } from "./labels.ts";
import { type LookupValue, makeLookup } from "./lookup.ts";

/** From a day on, until the next rule's, records are of a version. */
export interface VersionRule {
  readonly from: IsoDate;
  readonly version: string;
}

/** A deciding label in a file, with the versions that have it. */
export interface LabelInFile {
  readonly file: number;
  readonly label: string;
  readonly versions: readonly string[];
}

const always: IsoDate = "0001-01-01";
const separator = " ";
/** A second list is in a file when so many of its labels are on no other: fewer are strays, and speak for themselves only. */
const fewestOfSecondList = 3;
const shareOfSecondList = 0.1;

/** The versions as text, for joining. */
export const versionsKey = (versions: readonly string[]): string => versions.join(separator);

const labelVersions = labelMap(labelsByVersions());

/** What is on several lists in several spellings is one label. */
function labelsByVersions(): Record<string, string[]> {
  const labels = new Map<string, { readonly label: string; readonly versions: string[] }>();
  for (const { id, labels: ofVersion } of classificationVersions)
    for (const label of ofVersion) {
      const entry = labels.get(plainLabel(label)) ?? { label, versions: [] };
      if (!entry.versions.includes(id)) entry.versions.push(id);
      labels.set(plainLabel(label), entry);
    }
  const byVersions: Record<string, string[]> = {};
  for (const { label, versions } of labels.values()) {
    const key = versionsKey(versions);
    byVersions[key] = [...(byVersions[key] ?? []), label];
  }
  return byVersions;
}

/** The versions whose list has a label, oldest first; none for a blank or a label that is on no list. */
export function versionsOfLabel(label: string | null): readonly string[] {
  const found = label === null ? undefined : labelVersions.find(label);
  return found === undefined ? [] : found.split(separator);
}

/**
 * The versions of one file, from its labels and not from its months: history is published again under newer lists. It is the
 * version that has most of the labels, all of those that have as many, and besides any that is needed for a good part of the rest.
 */
export function versionsOfFile(labels: readonly (readonly string[])[]): readonly string[] {
  const known = labels.filter((versions) => versions.length > 0);
  const having = (id: string, among: readonly (readonly string[])[]): number =>
    among.filter((versions) => versions.includes(id)).length;
  const bestOf = (
    among: readonly (readonly string[])[],
  ): { readonly ids: readonly string[]; readonly count: number } => {
    const count = Math.max(0, ...classificationVersions.map(({ id }) => having(id, among)));
    return { ids: classificationVersions.flatMap(({ id }) => (having(id, among) === count ? [id] : [])), count };
  };
  if (known.length === 0) return [];
  const chosen = [...bestOf(known).ids];
  for (;;) {
    const rest = known.filter((versions) => !versions.some((id) => chosen.includes(id)));
    const next = bestOf(rest);
    if (next.count < fewestOfSecondList || next.count < known.length * shareOfSecondList) return inOrder(chosen);
    chosen.push(...next.ids);
  }
}

/**
 * The version under which a record with this label is read: the label's own, where the file's lists leave only one; else by the
 * date, since the lists followed each other. Labels on no list go by the file.
 */
export function versionRules(label: readonly string[], file: readonly string[]): readonly VersionRule[] {
  const shared = label.length === 0 ? file : file.filter((id) => label.includes(id));
  const possible = shared.length > 0 ? shared : label;
  const successive = possible.filter((id) => id !== homeOfficeVersion);
  const [first = homeOfficeVersion, ...later] = possible.length === 0 ? [ownVersion] : inOrder(successive);
  return [
    { from: always, version: first },
    ...later.map((id) => ({ from: classificationVersions.find((one) => one.id === id)?.from ?? always, version: id })),
  ];
}

const inOrder = (ids: readonly string[]): string[] =>
  classificationVersions.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/**
 * Makes the table `<table>_lists` with `file`, `versions` (of {@link versionsKey}), `since`, `until` and `version`, to which
 * records join by their file, their label's versions and their date.
 */
export async function makeVersions(store: RecordStore, table: string, labels: readonly LabelInFile[]): Promise<void> {
  const byFile = new Map<number, Map<string, readonly string[]>>();
  for (const { file, label, versions } of labels) {
    const ofFile = byFile.get(file) ?? new Map<string, readonly string[]>();
    byFile.set(file, ofFile.set(label, versions));
  }
  const rows = [...byFile].flatMap(([file, ofFile]) => {
    const fileVersions = versionsOfFile([...ofFile.values()]);
    const distinct = new Map([...ofFile.values()].map((versions) => [versionsKey(versions), versions]));
    return [...distinct].flatMap(([key, versions]) => {
      const rules = versionRules(versions, fileVersions);
      return rules.map(({ from, version }, index): LookupValue[] => [
        file,
        key,
        from,
        rules[index + 1]?.from ?? "9999-12-31",
        version,
      ]);
    });
  });
  await makeLookup(
    store,
    `${table}_lists`,
    { file: "INTEGER", versions: "VARCHAR", since: "DATE", until: "DATE", version: "VARCHAR" },
    rows,
  );
}

/** Joins `<table>_lists` as `cv` to records, as SQL. */
export const joinVersions = (
  table: string,
  record: { readonly file: string; readonly versions: string; readonly date: string },
): string =>
  `LEFT JOIN ${table}_lists cv ON cv.file = ${record.file} AND cv.versions = ${record.versions}
     AND ${record.date} >= cv.since AND ${record.date} < cv.until`;
