import { editText } from "../partnership/edit.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import type { ReferenceProposal } from "../steps/reference-proposals.ts";
import type { Context } from "./command.ts";
import { onOneLine } from "./proposal-words.ts";

/** A table that no setting names yet, with what keeps it from being named. */
export type LeftReference = Omit<ReferenceProposal, "edit" | "isSure">;

/** Names tables in the settings: those that are sure with `--add`, others where a person agrees. What does not fit is left as it is. */
export async function settleReferences(
  context: Context,
  folder: string,
  proposals: readonly ReferenceProposal[],
  how: { readonly addSure: boolean; readonly isAsking: boolean },
): Promise<{ readonly named: readonly string[]; readonly left: readonly LeftReference[] }> {
  const left: LeftReference[] = [];
  const named: string[] = [];
  let { isAsking } = how;
  for (const proposal of proposals) {
    const answer = await answerTo(context, proposal, how.addSure, isAsking);
    if (answer === undefined) isAsking = false;
    const refused = answer ? await refusalOf(context, folder, proposal) : "";
    if (answer && refused === undefined) named.push(`${proposal.setting}: ${proposal.path}`);
    else left.push(asLeft(proposal, refused));
  }
  return { named, left };
}

/** Whether it is to be named; undefined when whoever is asked has ended the input. */
async function answerTo(
  { io, options }: Context,
  { edit, isSure, path, title, needs }: ReferenceProposal,
  addSure: boolean,
  isAsking: boolean,
): Promise<boolean | undefined> {
  if (!edit) return false;
  if (addSure && isSure) return true;
  if (!io.ask || options.json || !isAsking) return false;
  const words = onOneLine(`${path}: ${title}, and no setting names it. ${needs}`.trimEnd());
  const answer = await io.ask(`\n${words}\n\n${indented(editText(edit))}\nAdd this to partnership.yaml? [y/N] `);
  return answer === undefined ? undefined : /^y(es)?$/i.test(answer.trim());
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${onOneLine(line)}`)
    .join("\n");

/** Why the settings would be wrong with it; undefined when they have it now. */
async function refusalOf(
  { reporter }: Context,
  folder: string,
  { edit, setting }: ReferenceProposal,
): Promise<string | undefined> {
  if (!edit) return "";
  const { saveEdit } = await import("../steps/save-settings.ts");
  try {
    await saveEdit(folder, edit);
    reporter.message(`Saved in partnership.yaml: ${setting}.`);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    const [first] = error.problems;
    const more = error.problems.length - 1;
    const others = more > 0 ? ` (and ${more} more ${more === 1 ? "problem" : "problems"})` : "";
    return first ? `It does not fit as it is: ${first.message} ${first.remedy ?? ""}${others}` : "";
  }
}

const asLeft = ({ path, title, setting, text, needs }: ReferenceProposal, refused = ""): LeftReference => ({
  path,
  title,
  setting,
  ...(text === undefined ? {} : { text }),
  needs: [refused, needs].filter(Boolean).join(" "),
});

/** A table that is no extract is worth a note: it counts for nothing until a setting names it. */
export const referenceProblem = ({ path, title, setting, needs }: LeftReference): Problem => ({
  code: "extract-unnamed",
  severity: "note",
  message: `This is no extract but ${title}${setting === "none" ? "" : `: it belongs under ${setting}`}. No setting names it.`,
  remedy: needs === "" ? "Name it as is proposed below, or move it away." : needs,
  place: { file: path },
});
