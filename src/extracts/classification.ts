import type { RecordStore } from "../records/store.ts";
import { addMonths, type IsoDate, monthOf, monthStart } from "../values/period.ts";
import { classificationVersions, homeOfficeVersion, ownVersion } from "./data/classifications.ts";
import { listDifferences } from "./data/crosswalk.ts";
import { offenceLabels } from "./data/offence-categories.ts";
import { labelMap, plainLabel } from "./labels.ts";
import { type LookupValue, makeLookup } from "./lookup.ts";
import { oneOfWords } from "./sql.ts";

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
  readonly category?: string | undefined;
  /** The first day with a record; none where all that it has is zeros. */
  readonly first?: IsoDate | undefined;
}

const always: IsoDate = "0001-01-01";
const separator = " ";
/** A second list is in a file when so many of its labels are on no other: fewer are strays, and speak for themselves only. */
const fewestOfSecondList = 3;
const shareOfSecondList = 0.1;

/** The versions as text, for joining. */
export const versionsKey = (versions: readonly string[]): string => versions.join(separator);

const categories = labelMap(offenceLabels);
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
export function versionsOfFile(labels: readonly Omit<LabelInFile, "file" | "label">[]): readonly string[] {
  const possible = classificationVersions.map(({ id }) => id).filter((id) => !isContradicted(id, labels));
  const known = labels
    .map(({ versions }) => versions.filter((id) => possible.includes(id)))
    .filter((versions) => versions.length > 0);
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

/** Categories that a version cannot name, since it holds them inside another. */
const heldInside = new Map(
  classificationVersions.map(({ id, labels }) => {
    const named = new Set(labels.map((label) => categories.find(label)));
    const moved = listDifferences.filter(({ how, versions }) => how === "moved" && versions.includes(id));
    return [
      id,
      new Set<string>(moved.flatMap((one) => one.categories.filter((category) => !named.has(category)))),
    ] as const;
  }),
);

/**
 * Whether a file has from its beginning what a version holds inside something else: then its other labels do not hold it, even
 * where they look like that version's. Where it begins later, the file passes from one list to another.
 */
function isContradicted(id: string, labels: readonly Omit<LabelInFile, "file" | "label">[]): boolean {
  const inside = heldInside.get(id);
  const start = labels.flatMap(({ first }) => first ?? []).sort()[0];
  if (!inside || start === undefined) return false;
  const soon = addMonths(monthOf(start), 1);
  return labels.some(
    ({ category, first }) =>
      category !== undefined && inside.has(category) && first !== undefined && monthOf(first) <= soon,
  );
}

/**
 * The month from which each of a file's lists is in use there: that in which the first of the labels appears which no older list of
 * the file has. Where labels of two lists stand beside each other from the beginning, the newer holds throughout.
 */
export function startsOf(
  labels: readonly Pick<LabelInFile, "versions" | "first">[],
  file: readonly string[],
): ReadonlyMap<string, IsoDate> {
  return new Map(
    file.flatMap((id, index) => {
      const older = file.slice(0, index);
      const first = labels
        .filter(({ versions }) => versions.includes(id) && !versions.some((other) => older.includes(other)))
        .flatMap((label) => label.first ?? [])
        .sort()[0];
      return first === undefined || index === 0 ? [] : [[id, monthStart(monthOf(first))] as const];
    }),
  );
}

/**
 * The version under which a record with this label is read: the label's own, where the file's lists leave only one; else by the
 * date, since the lists followed each other, in the file or, where it does not show when, as they were published. Labels on no list go by
 * the file.
 */
export function versionRules(
  label: readonly string[],
  file: readonly string[],
  starts: ReadonlyMap<string, IsoDate> = new Map(),
): readonly VersionRule[] {
  const shared = label.length === 0 ? file : file.filter((id) => label.includes(id));
  const possible = shared.length > 0 ? shared : label;
  const successive = possible.filter((id) => id !== homeOfficeVersion);
  const [first = homeOfficeVersion, ...later] = possible.length === 0 ? [ownVersion] : inOrder(successive);
  return [
    { from: always, version: first },
    ...later.map((id) => ({
      from: starts.get(id) ?? classificationVersions.find((one) => one.id === id)?.from ?? always,
      version: id,
    })),
  ];
}

const inOrder = (ids: readonly string[]): string[] =>
  classificationVersions.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/**
 * Makes the table `<table>_lists` with `file`, `versions` (of {@link versionsKey}), `since`, `until` and `version`, to which
 * records join by their file, their label's versions and their date.
 */
export async function makeVersions(store: RecordStore, table: string, labels: readonly LabelInFile[]): Promise<void> {
  const files = [...new Set(labels.map(({ file }) => file))];
  // A small file may have few labels, all of them on several lists: then the other files of the source tell which.
  const ofSource = versionsOfFile([...new Map(labels.map((one) => [one.label, one])).values()]);
  const rows = files.flatMap((file) => {
    const ofFile = labels.filter((label) => label.file === file);
    const byLabel = new Map(ofFile.map((one) => [one.label, one]));
    const own = versionsOfFile([...byLabel.values()]);
    const shared = own.filter((id) => ofSource.includes(id));
    const fileVersions = shared.length > 0 ? shared : own;
    const starts = startsOf(ofFile, fileVersions);
    const distinct = new Map(ofFile.map(({ versions }) => [versionsKey(versions), versions]));
    return [...distinct].flatMap(([key, versions]) => {
      const rules = versionRules(versions, fileVersions, starts);
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
    {
      file: "INTEGER",
      versions: "VARCHAR",
      since: "DATE",
      until: "DATE",
      version: oneOfWords(rows.flatMap(([, , , , version]) => (typeof version === "string" ? [version] : []))),
    },
    rows,
  );
}

/** Joins lists, such as `<table>_lists`, as `cv` to records, as SQL. */
export const joinVersions = (
  lists: string,
  record: { readonly file: string; readonly versions: string; readonly date: string },
): string =>
  `LEFT JOIN ${lists} cv ON cv.file = ${record.file} AND cv.versions = ${record.versions}
     AND ${record.date} >= cv.since AND ${record.date} < cv.until`;
