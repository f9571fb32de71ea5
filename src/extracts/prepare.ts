import { realpath } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Settings, SourceSettings } from "../partnership/settings.ts";
import type { Place, Problem } from "../problems/problem.ts";
import { dateExtract, unusedDates } from "./extract-date.ts";
import { matchHeader } from "./fields.ts";
import { findFiles } from "./find-files.ts";
import type { Format, SourceFile } from "./format.ts";
import { readOwnLabels } from "./labels.ts";
import { levelOf } from "./level.ts";
import { type PreflightFile, preflight } from "./preflight/preflight.ts";
import { formatOf } from "./registry.ts";

/** A source with its files examined and their columns found. */
export interface PreparedSource {
  readonly source: SourceSettings;
  readonly format: Format;
  /** Files to read. */
  readonly files: readonly SourceFile[];
  /** Files whose content an earlier one of this source has already. */
  readonly repeated: readonly SourceFile[];
  readonly ownLabels: ReadonlyMap<string, string>;
}

export interface PrepareInput {
  readonly settings: Settings;
  /** Owner-only. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly onFile: (path: string) => void;
}

/**
 * Finds and examines every extract of every source before any is read, so that all that is wrong is said at once. Problems
 * of severity `error` mean that nothing can be read.
 */
export async function prepareSources(
  input: PrepareInput,
): Promise<{ readonly sources: readonly PreparedSource[]; readonly problems: readonly Problem[] }> {
  const { settings } = input;
  const problems: Problem[] = [];
  const sources: PreparedSource[] = [];
  let next = 0;
  for (const source of settings.sources) {
    const format = formatOf(source.format);
    if (!format) {
      problems.push(unknownFormat(source));
      continue;
    }
    const paths = source.paths ?? (await findFiles(settings.folder, source.files));
    if (paths.length === 0) problems.push(await noFile(source, settings.folder));
    const files: SourceFile[] = [];
    const repeated: SourceFile[] = [];
    for (const path of paths) {
      input.signal?.throwIfAborted();
      input.onFile(path);
      const prepared = await prepareFile(input, source, format, path, next++);
      problems.push(...prepared.problems);
      if (!prepared.file) continue;
      const { sha256 } = prepared.file;
      const same = files.find((file) => file.sha256 === sha256);
      const other = sources.find((one) => one.files.some((file) => file.sha256 === sha256));
      const elsewhere = other?.files.find((file) => file.sha256 === sha256);
      // Read as something else it is another thing, such as the wards of a file whose boroughs are another source.
      const again = other?.source.format === source.format && other.source.preset === source.preset;
      if (same || elsewhere)
        problems.push(sameContent(path, (same ?? elsewhere)?.path ?? path, same ? undefined : other?.source, again));
      (same || again ? repeated : files).push(prepared.file);
    }
    if (files.length === 0 && repeated.length > 0) problems.push(nothingOfItsOwn(source));
    problems.push(...consistency(source, format, files), ...companions(source, files), ...unusedDates(source, paths));
    const own = source.categories
      ? await readOwnLabels(
          source.categories,
          shown(settings.folder, source.categories),
          format.meanings(source.preset),
        )
      : { labels: new Map<string, string>(), problems: [] };
    problems.push(...own.problems);
    sources.push({ source, format, files, repeated, ownLabels: own.labels });
  }
  return { sources, problems };
}

/** Whether a link, of the file or of a folder above it, leads out of the partnership folder. */
async function leadsOut(folder: string, file: string): Promise<boolean> {
  try {
    const way = relative(await realpath(folder), await realpath(file));
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  } catch {
    // A link to nowhere: preflight says that it cannot be opened.
    return false;
  }
}

const outsideFolder = (path: string): Problem => ({
  code: "extract-unreadable",
  severity: "error",
  message: `${path} is a link that leads out of the partnership folder.`,
  remedy: "Copy the extract into the folder.",
  place: { file: path },
});

async function prepareFile(
  input: PrepareInput,
  source: SourceSettings,
  format: Format,
  path: string,
  index: number,
): Promise<{ readonly file?: SourceFile; readonly problems: readonly Problem[] }> {
  const { settings, folder, signal } = input;
  const file = join(settings.folder, path);
  if (await leadsOut(settings.folder, file)) return { problems: [outsideFolder(path)] };
  const outcome = await preflight({ file, path, temporaryFolder: folder, copyName: `${index}.csv`, signal });
  if (!outcome.ok) return { problems: [outcome.problem] };
  const { header } = outcome.file;
  const companion = format.companionFields?.(header, source.columns);
  const match = matchHeader(
    companion ?? format.fields(source.preset),
    header,
    source.columns,
    path,
    (name) => format.knowsHeader?.(name, source.preset) ?? false,
    companion ? [] : (format.alternatives?.(source.preset) ?? []),
  );
  const atHeader = (problem: Problem): Problem =>
    problem.place?.line === 1
      ? { ...problem, place: { ...problem.place, line: outcome.file.form.headerLine } }
      : problem;
  const problems = [
    ...skippedLines(outcome.file),
    ...[...match.problems, ...(format.checkHeader?.(header, path) ?? [])].map(atHeader),
  ];
  return {
    file: {
      ...outcome.file,
      file: index,
      columns: match.columns,
      ...(companion ? { companion: true as const } : {}),
      ...dateExtract(source, path, format.lastDay?.(header)),
    },
    problems,
  };
}

/** Titles above the header are passed over, which is said. Blank lines there are no more than blank lines elsewhere. */
function skippedLines({ path, form }: PreflightFile): Problem[] {
  if (form.titleLines === 0) return [];
  return [
    {
      code: "extract-lines-skipped",
      severity: "note",
      message: `The header is taken to be line ${form.headerLine}; what stands above it is not read.`,
      place: { file: path, line: form.headerLine },
    },
  ];
}

/** Which files only add to the others is said, since it is told by their headers; on their own they hold nothing. */
function companions(source: SourceSettings, files: readonly SourceFile[]): Problem[] {
  const found = files.filter(({ companion }) => companion);
  const alone = found.length > 0 && found.length === files.length;
  return found.map(({ path }) => ({
    code: "extract-companion",
    severity: alone ? "error" : "note",
    message: alone
      ? `${path} has references and codes only, and ${source.name} has no file of the records that they belong to.`
      : `${path} has references and codes only: they are added to the records of the other files of ${source.name}.`,
    ...(alone ? { remedy: "Let the source's pattern match the file of the records too." } : {}),
    place: { file: path },
  }));
}

/** What the files of one source must agree on. */
function consistency(source: SourceSettings, format: Format, files: readonly SourceFile[]): Problem[] {
  const problems: Problem[] = [];
  const undated = files.filter(({ rank }) => rank === 0);
  if (undated.length > 0 && undated.length < files.length)
    problems.push({
      code: "extract-undated",
      severity: "warning",
      message: `No date in the file name, while other extracts of ${source.name} have one; the dated ones are taken to be later.`,
      remedy: "Put the date of the extract into the file name, for example crime-2020-06-15.csv.",
      place: { file: undated[0]?.path ?? source.files },
    });
  if (format.precision === "month") {
    const levels = new Set(files.map(({ columns }) => levelOf(columns)));
    if (levels.size > 1)
      problems.push({
        code: "extract-mixed-levels",
        severity: "error",
        message: `Files of ${source.name} count at different levels (${[...levels].join(", ")}); together they would count the same crimes twice.`,
        remedy: "Make a source of each level.",
        place: { file: source.files },
      });
  }
  return problems;
}

const settingsPlace = (source: SourceSettings, field: string): Place => ({
  file: "partnership.yaml",
  field: `sources.${source.id}.${field}`,
});

function unknownFormat(source: SourceSettings): Problem {
  return {
    code: "settings-unknown-reference",
    severity: "error",
    message: `Source "${source.id}" has the format "${source.format}", which does not exist.`,
    remedy: "Use a format of docs/formats.md.",
    place: settingsPlace(source, "format"),
  };
}

async function noFile(source: SourceSettings, folder: string): Promise<Problem> {
  const parent = source.files.split("/").slice(0, -1).join("/");
  const beside = await findFiles(folder, parent === "" ? "*" : `${parent}/*`);
  const there =
    beside.length === 0 ? "" : ` There: ${beside.slice(0, 5).join(", ")}${beside.length > 5 ? ", ..." : ""}.`;
  return {
    code: "extract-missing",
    severity: "error",
    message: `No file matches ${source.files}, the pattern of source "${source.id}".${there}`,
    remedy: "Put the extracts there, or correct the pattern; upper and lower case count.",
    place: settingsPlace(source, "files"),
  };
}

/** @param reader the other source that reads it, if it is another */
function sameContent(path: string, twin: string, reader: SourceSettings | undefined, again: boolean): Problem {
  const then = reader
    ? again
      ? `, which source "${reader.id}" reads; it is read once, and not for this source`
      : `, which source "${reader.id}" reads too, as something else`
    : "; it is read once";
  return {
    code: "duplicate-extract",
    severity: "warning",
    message: `The same content as ${twin}${then}.`,
    remedy: "Remove one of them.",
    place: { file: path },
  };
}

const nothingOfItsOwn = (source: SourceSettings): Problem => ({
  code: "duplicate-extract",
  severity: "error",
  message: `Source "${source.id}" has no file that another source does not read: everything in it would count twice.`,
  remedy: "Take one of the two sources out of the settings.",
  place: settingsPlace(source, "files"),
});

const shown = (folder: string, file: string): string =>
  (file.startsWith(folder) ? file.slice(folder.length + 1) : file).replaceAll("\\", "/");
