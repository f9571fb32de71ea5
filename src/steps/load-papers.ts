import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { YAMLParseError } from "yaml";
import { ZodError } from "zod";
import { type PaperDefinition, parsePaper, type SectionDefinition } from "../papers/definition.ts";
import { sectionKinds } from "../papers/kinds/index.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";

const shippedPapers = fileURLToPath(new URL("../../templates/papers/", import.meta.url));

/** The papers that ship with the program, and those of the partnership folder's `papers/`, which win where ids agree. */
export async function loadPapers(folder: string): Promise<ReadonlyMap<string, PaperDefinition>> {
  const papers = new Map<string, PaperDefinition>();
  const problems: Problem[] = [];
  for (const [root, shown] of [
    [shippedPapers, "templates/papers"],
    [join(folder, "papers"), "papers"],
  ] as const) {
    const names = (await readdir(root).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
    for (const name of names) {
      const paper = readPaper(await readFile(join(root, name), "utf8"), `${shown}/${name}`, problems);
      if (paper) papers.set(paper.id, paper);
    }
  }
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  return papers;
}

/** What a repeated section is given for each repetition, to check the rest of its parameters by. */
const given: Readonly<Record<NonNullable<SectionDefinition["for"]>, object>> = {
  "each-indicator": { indicator: "any", area: "any" },
  "each-zone": { zone: "any" },
  "each-pair": { pair: "any" },
};

function checkParameters(section: SectionDefinition, wrong: (message: string) => undefined): boolean {
  const kind = sectionKinds.find(({ id }) => id === section.kind);
  try {
    kind?.bind({ ...section.parameters, ...(section.for ? given[section.for] : {}) });
    return true;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    wrong(
      `Section "${section.kind}": ${error.issues.map((issue) => [issue.path.join("."), issue.message].filter(Boolean).join(": ")).join("; ")}.`,
    );
    return false;
  }
}

function readPaper(source: string, file: string, problems: Problem[]): PaperDefinition | undefined {
  const wrong = (message: string, remedy?: string): undefined => {
    problems.push({
      code: "paper-invalid",
      severity: "error",
      message,
      ...(remedy ? { remedy } : {}),
      place: { file },
    });
  };
  let paper: PaperDefinition;
  try {
    paper = parsePaper(source);
  } catch (error) {
    if (error instanceof ZodError)
      return wrong(error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; "));
    if (error instanceof YAMLParseError) return wrong(error.message.split("\n")[0] ?? "This is not valid YAML.");
    throw error;
  }
  const known = sectionKinds.map((kind) => kind.id);
  const unknown = paper.sections.filter((section) => !known.includes(section.kind));
  for (const { kind } of unknown)
    wrong(
      `There is no section kind "${kind}".${didYouMean(nearest(kind, known))}`,
      `Section kinds: ${known.join(", ")}.`,
    );
  const sound = unknown.length === 0 && paper.sections.every((section) => checkParameters(section, wrong));
  return sound ? paper : undefined;
}
