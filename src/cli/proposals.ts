import type { Settings } from "../partnership/settings.ts";
import { ProblemsError } from "../problems/problem.ts";
import type { Proposal, Proposals } from "../steps/proposals.ts";
import { type Answer, askAbout } from "./ask-proposals.ts";
import type { Context } from "./command.ts";
import { lookProblems, lookResult } from "./looks.ts";
import { proposalProblem, proposalText, proposalWords } from "./proposal-words.ts";

/** What became of proposals. */
export interface Settled {
  /** Whether the settings have changed and are to be read again. */
  readonly saved: boolean;
  /** Says what was not accepted: the entries that would read it. */
  print(): void;
  readonly result: { readonly proposals: readonly object[]; readonly unnamed: readonly object[] };
}

/**
 * Looks for extracts that the settings do not read. A person at a terminal is asked about each; with `--add` those that are
 * sure are accepted unasked. Nobody else is asked, and nothing is written.
 */
export async function settleProposals(
  context: Context,
  settings: Settings,
  how: { readonly addSure: boolean; readonly isNew?: boolean },
): Promise<Settled> {
  const { findProposals } = await import("../steps/proposals.ts");
  const found = await findProposals(settings, context.io.signal, how.isNew);
  const left: Proposal[] = [];
  let { example } = found;
  let isAsking = true;
  let saved = false;
  for (const proposal of found.proposals) {
    const answer = await answerTo(context, proposal, how.addSure, isAsking);
    if (answer === "no-more") isAsking = false;
    if (answer === "no" || answer === "no-more") left.push(proposal);
    else if (await isSaved(context, settings.folder, answer, example)) {
      saved = true;
      if (answer.edit.kind === "add-source") example = undefined;
    } else left.push(proposal);
  }
  return {
    saved,
    print: () => printLeft(context, left, found),
    result: {
      proposals: left.map(({ edit, columns: _, ...rest }) => ({ ...edit, ...rest })),
      unnamed: found.others.map(lookResult),
    },
  };
}

async function answerTo(
  { io, options }: Context,
  proposal: Proposal,
  addSure: boolean,
  isAsking: boolean,
): Promise<Answer> {
  if (addSure && proposal.isSure) return proposal;
  if (!io.ask || options.json || !isAsking) return "no";
  return askAbout(io.ask, proposal);
}

async function isSaved(
  { reporter }: Context,
  folder: string,
  { edit }: Proposal,
  example: string | undefined,
): Promise<boolean> {
  const { saveEdit } = await import("../steps/save-settings.ts");
  try {
    const replacing = edit.kind === "add-source" && example !== undefined ? { ...edit, insteadOf: example } : edit;
    await saveEdit(folder, replacing);
    reporter.message(`Saved in partnership.yaml: source ${edit.kind === "add-source" ? edit.entry.id : edit.source}.`);
    return true;
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    reporter.report(error.problems);
    return false;
  }
}

function printLeft({ reporter }: Context, left: readonly Proposal[], { others }: Proposals): void {
  reporter.report([...left.flatMap(proposalProblem), ...unnamedProblems(others)]);
  if (left.length === 0) return;
  reporter.line();
  reporter.heading("Proposed for partnership.yaml, under sources");
  for (const proposal of left) {
    reporter.line();
    reporter.line(`# ${proposalWords(proposal)}`);
    reporter.line(proposalText(proposal));
  }
}

/** A table that is no extract is worth a note, where a file that nobody knows is worth a warning. */
const unnamedProblems = (others: Proposals["others"]): ReturnType<typeof lookProblems> => [
  ...lookProblems(others).map((problem) => ({ ...problem, severity: "warning" as const })),
  ...others.flatMap((look) =>
    look.kind === "reference"
      ? [
          {
            code: "extract-unnamed" as const,
            severity: "note" as const,
            message: `This is no extract but ${look.reference.title}: it belongs under ${look.reference.setting}.`,
            place: { file: look.path },
          },
        ]
      : [],
  ),
];
