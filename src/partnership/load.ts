import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { readCrest } from "./crest.ts";
import { fieldName, parseSettingsDocument } from "./document.ts";
import { problemsOfIssues } from "./issues.ts";
import { normalise } from "./normalise.ts";
import { readTables } from "./reference-tables.ts";
import { areasExist } from "./rules/references.ts";
import { type Registries, type RuleContext, settingProblem } from "./rules/rule.ts";
import { rules } from "./rules/rules.ts";
import { salvage } from "./salvage.ts";
import { settingsSchema } from "./schema.ts";
import { once } from "./schema-values.ts";
import type { Settings } from "./settings.ts";

export type { Registries } from "./rules/rule.ts";
export const settingsFile = "partnership.yaml";

/**
 * Reads, checks and normalises `partnership.yaml` of a partnership folder, in three steps: the schema, the rules, the
 * normal form. Throws a ProblemsError with exit code 2 that carries every problem at once, in the order of the file.
 *
 * @param instead what the file is about to hold, to be checked before it is written
 */
export async function loadSettings(
  folder: string,
  registries: Registries,
  instead?: Uint8Array,
): Promise<{ settings: Settings }> {
  const shown = join(folder, settingsFile);
  const bytes = instead ?? (await readSettingsFile(folder, shown));
  const document = parseSettingsDocument(decode(bytes, shown), shown);
  if (document.content === undefined) throw refused(document.problems);

  const { content } = document;
  const parsed = settingsSchema.safeParse(content ?? {}, once);
  const readable = salvage(content);
  const absolute = resolve(folder);
  const context = { folder: absolute, content, settings: readable, document, registries };
  const found = await Promise.all(rules.map((rule) => rule(context)));
  const tables = await readTables(folder, readable, found.flat(), document.placeOf);
  const crest = await loadCrest(context, found.flat());
  const problems = [
    ...document.problems,
    ...(parsed.success ? [] : problemsOfIssues(parsed.error.issues, settingsSchema, document)),
    ...found.flat(),
    ...areasExist(context, tables.wards?.list.map((ward) => ward.id) ?? []),
    ...tables.problems,
    ...crest.problems,
  ];
  if (!parsed.success || problems.length > 0) throw refused(problems);
  return {
    settings: normalise(parsed.data, {
      folder: absolute,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      ...tables,
      ...(crest.crest ? { crest: crest.crest } : {}),
    }),
  };
}

/** The crest that the settings name, unless its path was refused already. */
async function loadCrest(
  context: RuleContext,
  found: readonly Problem[],
): Promise<{ readonly crest?: ReturnType<typeof readCrest> & object; readonly problems: readonly Problem[] }> {
  const path = ["appearance", "crest"] as const;
  const file = context.settings.appearance?.crest;
  if (file === undefined || found.some(({ place }) => place?.field === fieldName(path))) return { problems: [] };
  const crest = readCrest(await readFile(resolve(context.folder, file)));
  if (typeof crest !== "string") return { crest, problems: [] };
  const message = `${fieldName(path)} names the file ${file}, ${crest}.`;
  const remedy = "Name a PNG, a JPEG, or an SVG that is a drawing and nothing else, or leave the crest out.";
  return { problems: [settingProblem(context, path, "crest-unusable", message, remedy)] };
}

async function readSettingsFile(folder: string, shown: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, settingsFile));
  } catch {
    throw refused([await missing(folder, shown)]);
  }
}

async function missing(folder: string, shown: string): Promise<Problem> {
  const problem = (message: string, remedy: string, file: string): Problem => ({
    code: "settings-missing",
    severity: "error",
    message,
    remedy,
    place: { file },
  });
  const isFolder = await stat(folder).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
  if (!isFolder)
    return problem(
      `There is no folder ${folder}.`,
      "Name the partnership folder with --folder, or make one with: csp-assess init <folder>",
      folder,
    );
  const entries = await readdir(folder);
  const similar = entries.find((name) => /^partnership\.ya?ml$/i.test(name));
  if (similar === settingsFile)
    return problem(`${settingsFile} cannot be read.`, "Check that it is a file and that you may read it.", shown);
  return problem(
    `There is no ${settingsFile} in the folder ${folder}.`,
    similar
      ? `Rename ${similar} to ${settingsFile}.`
      : "Name the partnership folder with --folder, or make one with: csp-assess init <folder>",
    shown,
  );
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refused([
      {
        code: "settings-syntax",
        severity: "error",
        message: "The settings are not text in UTF-8.",
        remedy: "Save the file again with the encoding UTF-8.",
        place: { file: shown },
      },
    ]);
  }
}

/** Every problem once: those of the settings in the order of the file, then those of the tables that they name. */
function refused(problems: readonly Problem[]): ProblemsError {
  const isTable = (problem: Problem): number => (problem.place?.file?.endsWith(settingsFile) ? 0 : 1);
  const unique = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  const sorted = [...unique.values()].sort(
    (a, b) =>
      isTable(a) - isTable(b) ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return new ProblemsError(sorted, exitCodes.usage);
}
