import { groupFiles, type SourceGroup } from "../extracts/group.ts";
import type { ExtractLook } from "../extracts/look.ts";
import { readExtracts } from "../extracts/read.ts";
import type { ReadResult } from "../extracts/reading.ts";
import type { Area, SourceSettings } from "../partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { openStore } from "../records/store.ts";
import type { LooseFiles } from "./loose-files.ts";
import { looseSettings } from "./loose-settings.ts";
import type { Reading } from "./read-partnership.ts";
import { signProblems } from "./sign-problems.ts";
import { inPhase, type World } from "./world.ts";

export interface LooseReading extends Reading {
  /** As they were read, file by file; those that could not be read are gone from them. */
  readonly sources: readonly SourceSettings[];
  /** Why files were left out. */
  readonly refused: readonly Problem[];
  /** Each file that was left out, with the problem for which it was. */
  readonly left: readonly { readonly path: string; readonly problem: Problem }[];
}

/** Files that can be read without asking anybody, put together as sources. */
export function groupsToRead({ looks }: LooseFiles): SourceGroup[] {
  const isReadable = (look: (typeof looks)[number]): look is ExtractLook =>
    look.kind === "extract" && look.recognition.confidence !== "unsure";
  return groupFiles(
    looks.filter(isReadable),
    [],
    looks.filter((look) => !isReadable(look)).map(({ path }) => path),
  );
}

/** Reads files that no partnership holds. One that cannot be read is left out, with its problems, and the rest is read. */
export async function readLoose(
  folder: string,
  groups: readonly SourceGroup[],
  area: Area,
  world: World,
): Promise<LooseReading> {
  const refused: Problem[] = [];
  const out: LooseReading["left"][number][] = [];
  let sources = groups.map(({ source }) => source);
  for (;;) {
    const store = await openStore({ temporaryFolder: world.temporaryRoot, signal: world.signal });
    try {
      const result = await inPhase(world, "read", (): ReadResult | Promise<ReadResult> =>
        sources.length === 0
          ? { sources: [], rejects: [], problems: [] }
          : readExtracts({
              settings: looseSettings(folder, area, sources),
              store,
              temporaryFolder: world.temporaryRoot,
              ...(world.signal ? { signal: world.signal } : {}),
            }),
      );
      const problems = [...result.problems, ...signProblems(result)];
      return { store, result: { ...result, problems }, sources, refused, left: out, close: () => store.close() };
    } catch (error) {
      await store.close();
      if (!(error instanceof ProblemsError) || error.exitCode !== exitCodes.unreadableInput) throw error;
      const errors = error.problems.filter(({ severity }) => severity === "error");
      const left = withoutRefused(sources, errors);
      // Nothing can be left out for it: another reading would end in the same way.
      if (countPaths(left) === countPaths(sources)) throw error;
      refused.push(...errors.map(softened));
      out.push(...droppedFiles(sources, left, errors));
      sources = left;
    }
  }
}

function withoutRefused(
  sources: readonly SourceGroup["source"][],
  errors: readonly Problem[],
): SourceGroup["source"][] {
  const named = (code?: Problem["code"]) =>
    new Set(errors.filter((error) => code === undefined || error.code === code).map(({ place }) => place?.file));
  const [files, elsewhere] = [named(), named("extract-other-area")];
  return sources
    .filter(({ files: pattern, paths }) => !files.has(pattern) && !paths.some((path) => elsewhere.has(path)))
    .map((source) => ({ ...source, paths: source.paths.filter((path) => !files.has(path)) }))
    .filter(({ paths }) => paths.length > 0);
}

function droppedFiles(
  before: readonly SourceGroup["source"][],
  after: readonly SourceGroup["source"][],
  errors: readonly Problem[],
): LooseReading["left"][number][] {
  const kept = new Set(after.flatMap(({ paths }) => paths));
  return before.flatMap(({ files, paths }) =>
    paths
      .filter((path) => !kept.has(path))
      .flatMap((path) => {
        const names = [path, files, ...paths];
        const problem = names.flatMap((name) => errors.find(({ place }) => place?.file === name) ?? [])[0];
        return problem ? [{ path, problem }] : [];
      }),
  );
}

const countPaths = (sources: readonly SourceGroup["source"][]): number =>
  sources.reduce((sum, { paths }) => sum + paths.length, 0);

/** Of files from everywhere, some hold nothing of the area that was asked for, and nothing is wrong with them. */
const softened = (problem: Problem): Problem =>
  problem.code === "extract-other-area" ? { ...problem, severity: "note" } : problem;
