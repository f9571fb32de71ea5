import { entryText } from "../partnership/edit.ts";
import type { Problem } from "../problems/problem.ts";
import type { Proposal } from "../steps/proposals.ts";
import { formatTitle } from "./looks.ts";

const pathsShown = 5;

/** What a proposal is about, in a sentence. */
export function proposalWords(proposal: Proposal): string {
  const { edit, paths, why } = proposal;
  if (edit.kind === "map-columns") return `${pathWords(paths)}, of source ${edit.source}: ${why}.`;
  const one = paths.length === 1;
  return `${pathWords(paths)}: ${one ? "looks" : "look"} like ${formatTitle(proposal)} (${why}), and no source names ${one ? "it" : "them"}.`;
}

/** The lines of `partnership.yaml` that it would add or change. */
export function proposalText({ edit }: Proposal): string {
  if (edit.kind === "add-source") return indented(entryText(edit.entry));
  const lines =
    edit.kind === "name-files"
      ? [`- id: ${edit.source}`, `  files: ${edit.files}`]
      : [
          `- id: ${edit.source}`,
          "  columns:",
          ...Object.entries(edit.columns).map(([field, header]) => `    ${field}: ${header}`),
        ];
  return indented(lines.join("\n"));
}

/** Files that lie among the extracts and that nothing reads are worth a warning: their records are in no figure. */
export const proposalProblem = (proposal: Proposal): Problem[] =>
  proposal.edit.kind === "map-columns"
    ? []
    : [
        {
          code: "extract-unnamed",
          severity: "warning",
          message: `${proposalWords(proposal)} Nothing is read from ${proposal.paths.length === 1 ? "it" : "them"}.`,
          remedy: "Add the entry that is proposed below, or move it out of extracts/.",
          place: { file: proposal.paths[0] ?? "" },
        },
      ];

function pathWords(paths: readonly string[]): string {
  const shown = paths.slice(0, pathsShown).join(", ");
  return paths.length > pathsShown ? `${shown} and ${paths.length - pathsShown} more` : shown;
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
