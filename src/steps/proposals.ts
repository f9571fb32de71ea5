import { join } from "node:path";
import { candidateFor } from "../extracts/candidates.ts";
import { matchHeader } from "../extracts/fields.ts";
import { findFiles } from "../extracts/find-files.ts";
import type { Format } from "../extracts/format.ts";
import { groupFiles, type SourceGroup, streamKey } from "../extracts/group.ts";
import { type ExtractLook, type FileLook, lookAt } from "../extracts/look.ts";
import { patternFor } from "../extracts/pattern.ts";
import { formatList, formatOf } from "../extracts/registry.ts";
import { sampleFile } from "../extracts/sample.ts";
import type { Edit } from "../partnership/edit.ts";
import { nameFromId } from "../partnership/normalise.ts";
import { exampleProvider } from "../partnership/providers.ts";
import type { HeadersByField, Settings, SourceSettings } from "../partnership/settings.ts";
import { proposeReferences, type ReferenceProposal } from "./reference-proposals.ts";
import { findUnnamed } from "./unnamed-files.ts";

/** A change of the settings that would have more of the extracts read. */
export interface Proposal {
  readonly edit: Exclude<Edit, { kind: "name-table" }>;
  readonly paths: readonly string[];
  readonly format: string;
  readonly preset?: string;
  /** Nothing needs a person's eye: no near header, no rival format, no other source of the same records. */
  readonly isSure: boolean;
  readonly why: string;
  /** Our field name to a header that is only near one it is known by, for a person to confirm. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** Further files below `extracts/` that no source names and that nothing can be made of. */
  readonly others: readonly FileLook[];
  /** Files below `extracts/` that are no tables by their names, and were not opened. */
  readonly notOpened: readonly string[];
  /** Tables that are no extracts and that no setting names, below `extracts/` and `reference/`. */
  readonly references: readonly ReferenceProposal[];
  /** The example entry of a new partnership, while there is no file for it: the first source that is added takes its place. */
  readonly example?: string;
}

export interface ProposalOptions {
  readonly signal?: AbortSignal;
  /** Where a folder for copies may be made. */
  readonly temporaryRoot?: string;
  /** The settings were made just now: extracts may lie anywhere, and what the example names is no source yet. */
  readonly isNew?: boolean;
}

/** Where extracts lie in a partnership folder; what a run leaves and what is kept beside them lies elsewhere. */
const amongExtracts = (path: string): boolean => path.startsWith("extracts/");
export const amongAnything = (path: string): boolean =>
  !/^(reference|commentary|papers|out|runs)\/|^partnership\.schema\.json$/.test(path);

/**
 * Looks for files that no source names, below `extracts/`, for sources whose files lack a column but have a near one, and for
 * tables that no setting names. A file whose bytes cannot be read is proposed for nothing.
 */
export async function findProposals(
  settings: Settings,
  { signal, temporaryRoot, isNew = false }: ProposalOptions = {},
): Promise<Proposals> {
  const { folder } = settings;
  const sources = settings.sources.filter(({ provider }) => !isNew || provider !== exampleProvider);
  const named = await Promise.all(
    sources.map(async (source) => ({ source, paths: await findFiles(folder, source.files) })),
  );
  const claimed = new Set(named.flatMap(({ paths }) => paths));
  const unnamed = await findUnnamed(folder, {
    claimed,
    isAmong: isNew ? amongAnything : amongExtracts,
    temporaryRoot,
    signal,
  });
  const { looks } = unnamed;
  const isReadable = (look: FileLook): look is ExtractLook =>
    look.kind === "extract" && look.recognition.confidence !== "unsure";
  const groups = groupFiles(
    looks.filter(isReadable),
    [...claimed, ...unnamed.spokenFor],
    [...looks.filter((look) => !isReadable(look)), ...unnamed.tables].map(({ path }) => path),
    sources.map(({ id }) => id),
  );
  const all = [
    ...new Set([...claimed, ...unnamed.spokenFor, ...[...looks, ...unnamed.tables].map(({ path }) => path)]),
  ];
  const added = await Promise.all(groups.map((group) => proposalFor(group, groups, named, folder, all)));
  const mapped = await Promise.all(named.map(({ source, paths }) => mappingFor(folder, source, paths)));
  const example = settings.sources.find(
    ({ id, provider }) =>
      provider === exampleProvider && !named.some(({ source, paths }) => source.id === id && paths.length > 0),
  );
  return {
    proposals: [...mapped.flat(), ...added],
    others: looks.filter((look) => !isReadable(look)),
    notOpened: unnamed.notOpened,
    references: proposeReferences(unnamed.tables, settings),
    ...(example ? { example: example.id } : {}),
  };
}

interface NamedFiles {
  readonly source: SourceSettings;
  readonly paths: readonly string[];
}

async function proposalFor(
  group: SourceGroup,
  groups: readonly SourceGroup[],
  named: readonly NamedFiles[],
  folder: string,
  all: readonly string[],
): Promise<Proposal> {
  const { source, looks, caught } = group;
  const { id, name, provider, format, preset, files, paths } = source;
  const areSame = (other: SourceSettings): boolean => other.format === format && other.preset === preset;
  const [first] = looks;
  const columns = first?.recognition.columns ?? {};
  const base = { paths, format, ...(preset === undefined ? {} : { preset }), columns };
  const isKnown = looks.every(({ recognition }) => recognition.confidence === "sure");
  const why = first?.recognition.why ?? "";
  const alike = named.filter((one) => areSame(one.source) && one.paths.length > 0);
  for (const one of alike) {
    const pattern = await widened(one, group, folder, all);
    if (pattern === undefined) continue;
    return {
      ...base,
      edit: { kind: "name-files", source: one.source.id, files: pattern },
      isSure: isKnown,
      why: `${why}; more of what source ${one.source.id} holds`,
    };
  }
  const rivals = groups.filter((other) => other !== group && areSame(other.source));
  const isAlone = alike.length === 0 && (rivals.length === 0 || formatOf(format)?.precision === "month");
  const doubled = [...alike.map((one) => one.source.id), ...rivals.map((one) => one.source.id)].join(", ");
  return {
    ...base,
    edit: {
      kind: "add-source",
      entry: {
        id,
        ...(name === nameFromId(id) ? {} : { name }),
        provider,
        format,
        ...(preset === undefined ? {} : { preset }),
        files,
        columns,
      },
    },
    isSure: isKnown && isAlone && caught.length === 0,
    why: [
      why,
      ...(isAlone ? [] : [`of the same format as ${doubled}, so look whether they hold the same records`]),
      ...(caught.length === 0 ? [] : [caughtWords(caught)]),
    ].join("; "),
  };
}

/** Until they are mended or moved away, the source cannot be read. */
const caughtWords = (caught: readonly string[]): string =>
  `its pattern also names ${caught.join(", ")}, from which nothing can be read: mend ${caught.length === 1 ? "it" : "them"} or move ${caught.length === 1 ? "it" : "them"} out first`;

/** The pattern of a source made to name more files of its stream. */
async function widened(
  { source, paths }: NamedFiles,
  { looks }: SourceGroup,
  folder: string,
  all: readonly string[],
): Promise<string | undefined> {
  const [first] = looks;
  const [last] = paths.slice(-1);
  if (!first || last === undefined) return undefined;
  const own = await lookAt(folder, last);
  if (own.kind !== "extract" || streamKey(own) !== streamKey(first)) return undefined;
  // Its mapping of headers would be used for the new files too.
  if (JSON.stringify(source.columns) !== JSON.stringify(first.recognition.columns)) return undefined;
  const together = [...paths, ...looks.map(({ path }) => path)];
  return patternFor(
    together,
    all.filter((path) => !together.includes(path)),
  );
}

/** A mapping for a source whose files lack a column that they need and have a near one; it has to fit all of them. */
async function mappingFor(folder: string, source: SourceSettings, paths: readonly string[]): Promise<Proposal[]> {
  const format = formatOf(source.format);
  if (!format) return [];
  const headers: (readonly string[])[] = [];
  for (const path of paths) {
    const outcome = await sampleFile(join(folder, path), path, 0);
    if (outcome.kind === "table") headers.push(outcome.sample.header);
  }
  const broken = headers.filter((header) => lacks(format, source, header, source.columns));
  const [first] = broken;
  if (!first) return [];
  const columns = candidateFor(first, format, source.preset, formatList, source.columns).columns;
  const merged = { ...source.columns, ...columns };
  if (Object.keys(columns).length === 0 || headers.some((header) => lacks(format, source, header, merged))) return [];
  const said = Object.entries(columns).map(([field, header]) => `"${header}" is taken for ${field}`);
  return [
    {
      edit: { kind: "map-columns", source: source.id, columns },
      paths,
      format: source.format,
      ...(source.preset === undefined ? {} : { preset: source.preset }),
      isSure: false,
      why: said.join("; "),
      columns,
    },
  ];
}

function lacks(
  format: Format,
  { preset }: SourceSettings,
  header: readonly string[],
  columns: HeadersByField,
): boolean {
  const knowsByForm = (name: string): boolean => format.knowsHeader?.(name, preset) ?? false;
  const alternatives = format.alternatives?.(preset) ?? [];
  return matchHeader(format.fields(preset), header, columns, "", knowsByForm, alternatives).problems.some(
    ({ code }) => code === "column-missing",
  );
}
