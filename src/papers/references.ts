import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { frameWords } from "./frame-words.ts";
import type { Block, Inline, SectionModel } from "./model.ts";

/**
 * Fills in what references to other parts of the paper say: "Table 4", "Figure 2", a section's title.
 * @throws ProblemsError `reference-unknown` when one leads nowhere: such a paper is not made
 */
export function withReferences(sections: readonly SectionModel[]): readonly SectionModel[] {
  const names = new Map(sections.flatMap((section) => namesIn(section)));
  const problems: Problem[] = [];
  const resolved = sections.map((section) => resolve(section, names, section.id, problems));
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  return resolved;
}

function namesIn(section: SectionModel): [id: string, name: string][] {
  const own: [string, string][] = section.untitled ? [] : [[section.id, section.title]];
  return [...own, ...section.blocks.flatMap(numbered)];
}

/** Tables behind figures go by their figure's number and have no name of their own. */
function numbered(block: Block): [id: string, name: string][] {
  if (block.kind === "chart") return [[block.id, `${frameWords.figure} ${block.number}`]];
  if (block.kind === "table") return block.number > 0 ? [[block.id, `${frameWords.table} ${block.number}`]] : [];
  return "blocks" in block ? block.blocks.flatMap(numbered) : [];
}

/** The same part of a model with every reference filled in; parts without one are handed back as they are. */
function resolve<Part>(part: Part, names: ReadonlyMap<string, string>, section: string, problems: Problem[]): Part {
  if (Array.isArray(part)) return part.map((child) => resolve(child, names, section, problems)) as Part;
  if (typeof part !== "object" || part === null) return part;
  if (isReference(part)) {
    const name = names.get(part.target);
    if (name === undefined) problems.push(unknown(part.target, section, [...names.keys()]));
    return { ...part, text: name ?? part.target };
  }
  return Object.fromEntries(
    Object.entries(part).map(([key, child]) => [key, resolve(child, names, section, problems)]),
  ) as Part;
}

const isReference = (part: object): part is Extract<Inline, { kind: "reference" }> =>
  "kind" in part && part.kind === "reference" && "target" in part;

const unknown = (target: string, section: string, known: readonly string[]): Problem => ({
  code: "reference-unknown",
  severity: "error",
  message: `The section "${section}" refers to "${target}", which is no section, table or figure of this paper.${didYouMean(nearest(target, known))}`,
  remedy: "Write the id of a section, table or figure, which its address in the HTML ends in.",
  place: { field: section },
});
