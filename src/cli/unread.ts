import type { FileLook } from "../extracts/look.ts";
import { referenceEntry, referenceNeeds, referencePath } from "../extracts/reference-advice.ts";
import { notOpened, type UnreadFiles } from "../extracts/unread.ts";
import type { Problem } from "../problems/problem.ts";
import type { Proposal, Proposals } from "../steps/proposals.ts";
import { formatCount } from "../wording/numbers.ts";
import type { Context } from "./command.ts";
import { formatTitle, lookProblems } from "./looks.ts";
import { onOneLine, pathWords } from "./proposal-words.ts";
import type { LeftReference } from "./references.ts";

/** Files that no source reads, with why and what to do: nothing that lies there is passed over in silence. */
export const unreadOf = (
  left: readonly Proposal[],
  references: readonly LeftReference[],
  { others, notOpened: paths }: Pick<Proposals, "others" | "notOpened">,
): UnreadFiles[] => [
  ...others.flatMap(unreadLook),
  ...left.flatMap(unreadProposal),
  ...references.map(unreadReference),
  ...notOpened(paths),
];

/** A file that could not be read, or of which it is not known what it is. */
export const unreadLook = (look: FileLook): UnreadFiles[] => {
  const [problem] = look.kind === "extract" && look.recognition.confidence !== "unsure" ? [] : lookProblems([look]);
  if (problem) return [unreadProblem(look.path, problem, look.kind === "refused" ? "cannot be read" : "not known")];
  if (look.kind !== "reference") return [];
  const { title, setting } = look.reference;
  const entry = referenceEntry(setting, referencePath(look.path));
  const how = entry === undefined ? "" : `In a partnership folder: ${inWords(entry)}. `;
  return [{ paths: [look.path], what: title, why: "It is no extract.", remedy: `${how}${referenceNeeds(setting)}` }];
};

/** A file that was left out for a problem. */
export const unreadProblem = (path: string, { message, remedy }: Problem, what = "cannot be read"): UnreadFiles => ({
  paths: [path],
  what,
  why: message,
  remedy: remedy ?? "",
});

const unreadProposal = (proposal: Proposal): UnreadFiles[] =>
  proposal.edit.kind === "map-columns"
    ? []
    : [
        {
          paths: proposal.paths,
          what: formatTitle(proposal),
          why: "No source names it.",
          remedy:
            proposal.edit.kind === "add-source"
              ? `Add the source "${proposal.edit.entry.id}" that is proposed, or move it out of extracts/.`
              : `Let source "${proposal.edit.source}" read ${proposal.edit.files}, or move it out of extracts/.`,
        },
      ];

const unreadReference = ({ path, title, text, needs }: LeftReference): UnreadFiles => ({
  paths: [path],
  what: title,
  why: "It is no extract, and no setting names it.",
  remedy: [...(text === undefined ? [] : [`In partnership.yaml: ${inWords(text)}.`]), needs].join(" ").trim(),
});

/** Lines of the settings as one: "areas: wards: reference/wards.csv". */
const inWords = (entry: string): string => entry.trim().split(/\n\s*/).join(" ");

/** As part of the result, a line each: what was not read is part of what was found. */
export function printUnread(
  { reporter }: Context,
  unread: readonly UnreadFiles[],
  heading = "Files that were not read",
): void {
  if (unread.length === 0) return;
  const count = unread.reduce((sum, { paths }) => sum + paths.length, 0);
  reporter.line();
  reporter.heading(`${heading}: ${formatCount(count)}`);
  for (const { paths, what, why, remedy } of unread)
    reporter.line(onOneLine(`  ${pathWords(paths)} (${what}): ${why} ${remedy}`.trimEnd()));
}
