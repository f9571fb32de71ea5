import { editText } from "../partnership/edit.ts";
import type { Problem } from "../problems/problem.ts";
import type { Proposal } from "../steps/proposals.ts";
import { formatCount } from "../wording/numbers.ts";
import { formatTitle } from "./looks.ts";

/** What a proposal is about, in a sentence. */
export const proposalWords = (proposal: Proposal): string => onOneLine(sentenceOf(proposal));

/** A header or a file's name never breaks a line or steers the terminal. */
export const onOneLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ");

function sentenceOf(proposal: Proposal): string {
  const { edit, paths, why } = proposal;
  if (edit.kind === "map-columns") return `${pathWords(paths)}, of source ${edit.source}: ${why}.`;
  const one = paths.length === 1;
  return `${pathWords(paths)}: ${one ? "looks" : "look"} like ${formatTitle(proposal)} (${why}), and no source names ${one ? "it" : "them"}.`;
}

/** The lines of `partnership.yaml` that it would add or change. */
export const proposalText = ({ edit }: Proposal): string =>
  editText(edit)
    .trimEnd()
    .split("\n")
    .map((line) => `  ${onOneLine(line)}`)
    .join("\n");

/** Files that lie among the extracts and that nothing reads are worth a warning: their records are in no figure. */
export const proposalProblem = (proposal: Proposal): Problem[] =>
  proposal.edit.kind === "map-columns"
    ? []
    : [
        {
          code: "extract-unnamed",
          severity: "warning",
          message: unnamedWords(proposal),
          remedy: "Add the entry that is proposed below, or move it out of extracts/.",
          place: { file: proposal.paths[0] ?? "" },
        },
      ];

function unnamedWords(proposal: Proposal): string {
  const more = proposal.paths.length - 1;
  const what = more === 0 ? "This looks" : `This and ${more === 1 ? "another file" : `${more} other files`} look`;
  return `${what} like ${formatTitle(proposal)} (${proposal.why}). No source names ${more === 0 ? "it" : "them"}: nothing is read.`;
}

const pathsShown = 5;

/** The first of them, and how many more. */
export function pathWords(paths: readonly string[]): string {
  const shown = paths.slice(0, pathsShown).join(", ");
  return paths.length > pathsShown ? `${shown} and ${formatCount(paths.length - pathsShown)} more` : shown;
}
