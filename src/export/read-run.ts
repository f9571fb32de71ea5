import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { Run } from "./compare-runs.ts";
import { type FiguresDocument, figuresSchema } from "./figures-schema.ts";

/** A run with its name, as a person would give it. */
export interface NamedRun {
  readonly name: string;
  readonly run: Run;
}

const isFigures = (name: string): boolean => /(?:^|-)figures\.json$/.test(name);

/**
 * Reads a run: a folder with the figures of its papers (a run's own, or of products), one `figures.json`, or the name of a folder below
 * `runs/`, or the beginning of one.
 * @throws ProblemsError `run-unknown`, exit code 2; `run-unreadable`, exit code 3.
 */
export async function readRun(named: string, resolve: (path: string) => string, runsFolder: string): Promise<NamedRun> {
  const places = [resolve(named), join(runsFolder, named)];
  for (const place of places) {
    const found = await stat(place).catch(() => undefined);
    if (found?.isFile()) return { name: basename(place), run: [await readFigures(place)] };
    if (found?.isDirectory()) return { name: basename(place), run: await readFolder(place) };
  }
  const runs = (await runsHeld(runsFolder)).map(({ name }) => name);
  const begun = runs.filter((name) => name.startsWith(named));
  if (begun.length === 1 && begun[0]) return { name: begun[0], run: await readFolder(join(runsFolder, begun[0])) };
  const message =
    begun.length > 1
      ? `Several runs begin with "${named}".`
      : `There is no run "${named}".${didYouMean(nearest(named, runs))}`;
  const remedy =
    runs.length > 0
      ? `Runs, newest first: ${(begun.length > 1 ? begun : runs).slice(0, 10).join(", ")}.`
      : "Build a paper first: every build leaves its run.";
  throw failure({ code: "run-unknown", severity: "error", message, remedy }, exitCodes.usage);
}

/** A run's folder and when it was last written. */
export interface HeldRun {
  readonly name: string;
  readonly made: Date;
}

/** The runs of a partnership, newest first; none where there is no folder of them. */
export async function runsHeld(runsFolder: string): Promise<HeldRun[]> {
  const entries = await readdir(runsFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  const dated = await Promise.all(
    folders.map(async ({ name }) => ({ name, made: (await stat(join(runsFolder, name))).mtime })),
  );
  return dated.sort((one, other) => other.made.getTime() - one.made.getTime() || (one.name < other.name ? -1 : 1));
}

async function readFolder(folder: string): Promise<FiguresDocument[]> {
  const names = (await readdir(folder)).filter(isFigures).sort();
  if (names.length === 0)
    throw failure(
      {
        code: "run-unreadable",
        severity: "error",
        message: `${folder} holds no figures of a paper.`,
        remedy: "Name a folder below runs/, one of products, or a file that ends in figures.json.",
        place: { file: folder },
      },
      exitCodes.unreadableInput,
    );
  return Promise.all(names.map((name) => readFigures(join(folder, name))));
}

async function readFigures(file: string): Promise<FiguresDocument> {
  const read = await readFile(file, "utf8").then(parsed, () => undefined);
  const document = figuresSchema.safeParse(read);
  if (document.success) return document.data;
  throw failure(
    {
      code: "run-unreadable",
      severity: "error",
      message: `${file} is no figures.json that this version can read.`,
      remedy: "It may be of an earlier version: build the paper of that quarter again, from the extracts of then.",
      place: { file },
    },
    exitCodes.unreadableInput,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const failure = (problem: Problem, exitCode: ConstructorParameters<typeof ProblemsError>[1]): ProblemsError =>
  new ProblemsError([problem], exitCode);
