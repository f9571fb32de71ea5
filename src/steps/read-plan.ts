import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { windows1252Text } from "../extracts/preflight/windows-1252.ts";
import type { PaperDefinition } from "../papers/definition.ts";
import type { RegisteredKind } from "../papers/section-kind.ts";
import { type PlanReading, planActionsFile, planFile, readPlan } from "../partnership/plan/read-plan.ts";
import type { Problem } from "../problems/problem.ts";
import { duties } from "../wording/duties.ts";
import { insideOf } from "./read-inside.ts";

/** How much of a paper rests on the Partnership Plan: nothing, a section that can do without, or all of it. */
function useOf({ sections }: PaperDefinition, kinds: readonly RegisteredKind[]): "required" | "optional" | undefined {
  const uses = sections.map(({ kind }) => kinds.find(({ id }) => id === kind)?.partnershipPlan);
  return uses.includes("required") ? "required" : uses.find((use) => use !== undefined);
}

/**
 * The Partnership Plan of a folder, for a paper with sections about it. What a paper is about must be there and sound; a paper that only
 * has a section about it is made without, and what is wrong is told as a warning.
 */
export async function readPartnershipPlan(
  folder: string,
  definition: PaperDefinition,
  kinds: readonly RegisteredKind[],
  indicators: Iterable<string>,
): Promise<PlanReading> {
  const use = useOf(definition, kinds);
  if (use === undefined) return { problems: [] };
  const reading = await readingOf(folder, indicators);
  if (reading === undefined && use === "optional") return { problems: [] };
  if (use === "required") return reading ?? { problems: [planFile, planActionsFile].flatMap(missing) };
  return { ...reading, problems: (reading?.problems ?? []).map(asWarning) };
}

/** What is wrong with the Partnership Plan of a folder, whether or not a paper is made of it; nothing where there is none. */
export const planProblems = async (folder: string, indicators: Iterable<string>): Promise<readonly Problem[]> =>
  (await readingOf(folder, indicators))?.problems ?? [];

/** Undefined where neither of its files is there. */
async function readingOf(folder: string, indicators: Iterable<string>): Promise<PlanReading | undefined> {
  const [yaml, csv] = [await textOf(folder, planFile), await textOf(folder, planActionsFile)];
  if (yaml === undefined && csv === undefined) return undefined;
  if (yaml && "text" in yaml && csv && "text" in csv)
    return readPlan(yaml.text, csv.text, { indicators, duties: duties.map(({ id }) => id) });
  const absent = [...(yaml ? [] : missing(planFile)), ...(csv ? [] : missing(planActionsFile))];
  return { problems: [...absent, ...[yaml, csv].flatMap((read) => (read && "problem" in read ? [read.problem] : []))] };
}

const asWarning = (problem: Problem): Problem =>
  problem.severity === "error" ? { ...problem, severity: "warning" } : problem;

const missing = (file: string): Problem[] => [
  {
    code: "plan-missing",
    severity: "error",
    message: `There is no ${file} in the partnership folder.`,
    remedy: "docs/plan.md has a plan to begin with; `csp-assess init --sample 2015-16` writes a whole one.",
    place: { file },
  },
];

/** In UTF-8, or as Excel saves a plain CSV: in Windows-1252. Undefined where there is no such file. */
async function textOf(
  folder: string,
  file: string,
): Promise<{ readonly text: string } | { readonly problem: Problem } | undefined> {
  const path = join(folder, file);
  const inside = await insideOf(folder, path);
  if (inside === undefined) return undefined;
  const wrong = (what: { message: string; remedy: string }): { problem: Problem } => ({
    problem: { code: "plan-invalid", severity: "error", place: { file }, ...what },
  });
  if ("refused" in inside) return wrong(inside.refused);
  const bytes = await readFile(inside.path);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || bytes.includes(0))
    return wrong({
      message: "This is a spreadsheet or a text in UTF-16, and no CSV that can be read here.",
      remedy: 'In Excel, save it as "CSV UTF-8 (Comma delimited)".',
    });
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { text: windows1252Text(bytes) };
  }
}
