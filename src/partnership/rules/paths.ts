import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Problem } from "../../problems/problem.ts";
import { fieldName, type SettingPath } from "../document.ts";
import type { ReadableSettings } from "../salvage.ts";
import { entriesOf, type Rule, type RuleContext, settingProblem, unknownReference } from "./rule.ts";

/** Files that the settings name lie inside the partnership folder, are there, and are files. */
export const filesAreInTheFolder: Rule = async (context) => {
  const { settings } = context;
  const named: (readonly [SettingPath, string | undefined])[] = [
    [["appearance", "crest"], settings.appearance?.crest],
    [["population"], settings.population],
    harmFile(settings),
    [["community", "quotes"], settings.community?.quotes],
    [["areas", "wards"], settings.areas?.wards],
    [["areas", "lookup"], settings.areas?.lookup],
    ...boundaryFiles(settings).map(([path, file]): [SettingPath, string | undefined] => [path, file]),
    ...entriesOf(settings.zones, "areas", "zones").map(([zone, path]): [SettingPath, string | undefined] => [
      [...path, "lsoas"],
      zone.lsoas,
    ]),
    ...entriesOf(settings.zones, "areas", "zones").map(([zone, path]): [SettingPath, string | undefined] => [
      [...path, "polygon"],
      zone.polygon,
    ]),
    ...entriesOf(settings.comparators, "comparators").map(([comparator, path]): [SettingPath, string | undefined] => [
      [...path, "members"],
      typeof comparator.members === "string" ? comparator.members : undefined,
    ]),
    ...entriesOf(settings.sources, "sources").map(([source, path]): [SettingPath, string | undefined] => [
      [...path, "categories"],
      source.categories,
    ]),
  ];
  const checked = await Promise.all(named.map(([path, file]) => (file ? fileProblems(context, path, file) : [])));
  return checked.flat();
};

/** The table of weights of harm, with its place in the settings. */
export function harmFile({ harm_weights: named }: ReadableSettings): readonly [SettingPath, string | undefined] {
  return typeof named === "object" ? [["harm_weights", "file"], named.file] : [["harm_weights"], named];
}

/** The files of boundaries, one or several, each with its place in the settings. */
export function boundaryFiles(settings: ReadableSettings): (readonly [SettingPath, string])[] {
  const files = settings.areas?.boundaries as string | readonly (string | undefined)[] | undefined;
  if (files === undefined) return [];
  if (typeof files === "string") return [[["areas", "boundaries"], files]];
  return entriesOf(files, "areas", "boundaries").map(([file, path]) => [path, file]);
}

/** Patterns of source files do not reach outside the partnership folder. That they match is for reading to say. */
export const patternsStayInTheFolder: Rule = (context) =>
  entriesOf(context.settings.sources, "sources").flatMap(([source, path]) =>
    source.files === undefined ? [] : outside(context, [...path, "files"], source.files),
  );

/** Papers are built in, or defined in the folder's own `papers/`. */
export const papersExist: Rule = async (context) => {
  const checked = await Promise.all(
    entriesOf(context.settings.papers, "papers").map(async ([paper, path]) =>
      (await isFile(resolve(context.folder, "papers", `${paper}.yaml`)))
        ? []
        : unknownReference(context, path, paper, context.registries.papers, "papers", "paper-unknown"),
    ),
  );
  return checked.flat();
};

async function fileProblems(context: RuleContext, path: SettingPath, file: string): Promise<Problem[]> {
  const leaving = outside(context, path, file);
  if (leaving.length > 0) return leaving;
  const absolute = resolve(context.folder, file);
  if (!(await isFile(absolute)))
    return [
      settingProblem(
        context,
        path,
        "settings-path",
        `${fieldName(path)} names the file ${file}, which is not in the partnership folder.`,
        "Put the file there, or correct its name; upper and lower case count.",
      ),
    ];
  // A link inside the folder may still point out of it.
  const [real, realFolder] = await Promise.all([realpath(absolute), realpath(context.folder)]);
  return isInside(realFolder, real) ? [] : [leavesFolder(context, path, file)];
}

function outside(context: RuleContext, path: SettingPath, file: string): Problem[] {
  if (file.includes("\\") && sep === "/")
    return [
      settingProblem(
        context,
        path,
        "settings-path",
        `${fieldName(path)} is "${file}", which has backslashes. Did you mean "${file.replaceAll("\\", "/")}"?`,
        "Write paths with forward slashes; they work on every system.",
      ),
    ];
  const climbs = file.split(/[\\/]/).includes("..");
  const rooted = isAbsolute(file) || /^[A-Za-z]:/.test(file) || file.startsWith("~");
  return climbs || rooted || !isInside(context.folder, resolve(context.folder, file))
    ? [leavesFolder(context, path, file)]
    : [];
}

function leavesFolder(context: RuleContext, path: SettingPath, file: string): Problem {
  return settingProblem(
    context,
    path,
    "settings-path",
    `${fieldName(path)} is "${file}", which leads out of the partnership folder.`,
    "Copy the file into the partnership folder and name it from there.",
  );
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
