import type { FigureRecord, FiguresDocument } from "./figures-schema.ts";
import { type FilePair, pairedFiles } from "./paired-files.ts";

/** Why a figure is not what it was. */
export type Cause =
  /** A file that is new, gone or another one, or of which other records were counted. Records in internal editions only. */
  | {
      readonly kind: "file";
      readonly path: string;
      readonly change: "new" | "gone" | "replaced" | "same";
      readonly before?: number;
      readonly after?: number;
    }
  | { readonly kind: "definition"; readonly indicator: string }
  | { readonly kind: "area"; readonly area: string }
  /** The table of populations, or the mapping of a source's categories. */
  | { readonly kind: "table"; readonly path: string; readonly change: "new" | "gone" | "changed" }
  | { readonly kind: "settings" }
  | { readonly kind: "version"; readonly before: string; readonly after: string }
  /** None of these. */
  | { readonly kind: "unknown" };

interface Runs {
  readonly before: readonly FiguresDocument[];
  readonly after: readonly FiguresDocument[];
  readonly earlier: ReadonlyMap<string, FigureRecord>;
  readonly later: ReadonlyMap<string, FigureRecord>;
}

/** Finds the causes of a change: of a count its own, of what was worked out those of its inputs. */
export function causesOf(runs: Runs): (id: string) => readonly Cause[] {
  const { before, after, earlier, later } = runs;
  const files = pairedFiles(before, after);
  const moved = {
    definition: changedPrints(before, after, "indicators"),
    area: changedPrints(before, after, "areas"),
  };
  const known = new Map<string, readonly Cause[]>();

  const of = (id: string): readonly Cause[] => {
    const found = known.get(id);
    if (found) return found;
    // Against a figure that names itself among its inputs.
    known.set(id, []);
    const causes = distinct(find(id));
    known.set(id, causes);
    return causes;
  };

  const find = (id: string): Cause[] => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const inputs = [...new Set([...(was?.inputs ?? []), ...(is?.inputs ?? [])])];
    const inherited = inputs
      .filter((input) => differs(earlier.get(input), later.get(input)))
      .flatMap((input) => [...of(input)]);
    if (inherited.some(({ kind }) => kind !== "unknown")) return inherited;
    const { indicator, area, sources } = (is ?? was) as FigureRecord;
    const own: Cause[] = [
      ...fileCauses(was, is, files),
      ...tableCauses(before, after, indicator === populationIndicator ? [undefined] : sources),
      ...(moved.definition.has(indicator) ? [{ kind: "definition" as const, indicator }] : []),
      ...(moved.area.has(area) ? [{ kind: "area" as const, area }] : []),
    ];
    return own.length > 0 ? own : elsewhere(before, after);
  };
  return of;
}

function differs(was: FigureRecord | undefined, is: FigureRecord | undefined): boolean {
  if (!was || !is) return was !== is;
  return was.state !== is.state || was.number !== is.number;
}

/** What bears on every figure of a run. */
function elsewhere(before: readonly FiguresDocument[], after: readonly FiguresDocument[]): Cause[] {
  const [was, is] = [before[0], after[0]];
  const causes: Cause[] = [];
  if (was && is && was.settings.sha256 !== is.settings.sha256) causes.push({ kind: "settings" });
  if (was && is && was.tool.version !== is.tool.version)
    causes.push({ kind: "version", before: was.tool.version, after: is.tool.version });
  return causes.length > 0 ? causes : [{ kind: "unknown" }];
}

/** The files of the figure's sources that are not what they were, or gave other records. */
function fileCauses(was: FigureRecord | undefined, is: FigureRecord | undefined, pairs: readonly FilePair[]): Cause[] {
  const sources = new Set([...(was?.sources ?? []), ...(is?.sources ?? [])]);
  const records = (figure: FigureRecord | undefined, sha256: string | undefined): number | undefined =>
    figure?.records === undefined ? undefined : (figure.files.find((file) => file.sha256 === sha256)?.records ?? 0);
  return pairs.flatMap((pair): Cause[] => {
    if (!sources.has(pair.source)) return [];
    const [before, after] = [records(was, pair.before), records(is, pair.after)];
    if (pair.change === "same" && (before === undefined || after === undefined || before === after)) return [];
    // A file of which nothing was counted, before or after, moved no number; but its months may have come or gone.
    const isSearched = before !== undefined || after !== undefined;
    const gaveNothing = isSearched && (before ?? 0) + (after ?? 0) === 0;
    if (pair.change !== "same" && gaveNothing && was?.state === is?.state) return [];
    return [
      {
        kind: "file",
        path: pair.path,
        change: pair.change,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    ];
  });
}

/** What populations stand under. */
const populationIndicator = "population";

/** Tables of these sources, or of populations where none is named, that are not what they were. A run of before knew of no tables. */
function tableCauses(
  before: readonly FiguresDocument[],
  after: readonly FiguresDocument[],
  sources: readonly (string | undefined)[],
): Cause[] {
  const tablesOf = (run: readonly FiguresDocument[]) =>
    run.every(({ references }) => references === undefined)
      ? undefined
      : new Map(
          run.flatMap(({ references = [] }) =>
            references.flatMap(({ path, sha256, source }) =>
              sources.includes(source) ? [[path, sha256] as const] : [],
            ),
          ),
        );
  const [was, is] = [tablesOf(before), tablesOf(after)];
  if (!was || !is) return [];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path): Cause[] => {
    if (was.get(path) === is.get(path)) return [];
    return [{ kind: "table", path, change: !was.has(path) ? "new" : is.has(path) ? "changed" : "gone" }];
  });
}

/** Ids whose fingerprint is another one in the second run. */
function changedPrints(
  before: readonly FiguresDocument[],
  after: readonly FiguresDocument[],
  of: "indicators" | "areas",
): ReadonlySet<string> {
  const printsOf = (run: readonly FiguresDocument[]) =>
    new Map(run.flatMap((document) => document[of].map(({ id, fingerprint }) => [id, fingerprint] as const)));
  const [was, is] = [printsOf(before), printsOf(after)];
  return new Set([...is].flatMap(([id, print]) => (was.has(id) && was.get(id) !== print ? [id] : [])));
}

const distinct = (causes: readonly Cause[]): Cause[] => {
  // Of one file the first word stands: the records of a total's parts would only repeat it.
  const keyOf = (cause: Cause): string => (cause.kind === "file" ? `file ${cause.path}` : JSON.stringify(cause));
  const unique = new Map<string, Cause>();
  for (const cause of causes) if (!unique.has(keyOf(cause))) unique.set(keyOf(cause), cause);
  return [...unique.values()];
};
