import type { UnreadFiles } from "../extracts/unread.ts";
import type { Settings } from "../partnership/settings.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import type { Proposal, Proposals } from "../steps/proposals.ts";
import { type Answer, askAbout } from "./ask-proposals.ts";
import type { Context } from "./command.ts";
import { lookProblems, lookResult } from "./looks.ts";
import { onOneLine, proposalProblem, proposalText, proposalWords } from "./proposal-words.ts";
import { type LeftReference, referenceProblem, settleReferences } from "./references.ts";
import { unreadOf } from "./unread.ts";

/** What became of proposals. */
export interface Settled {
  /** Whether the settings have changed and are to be read again. */
  readonly saved: boolean;
  /** Settings that were added for tables, with their files: "areas.wards: reference/wards.csv". */
  readonly tables: readonly string[];
  /** Files that nothing reads, with why and what to do. */
  readonly unread: readonly UnreadFiles[];
  /** Says what was not accepted: the entries that would read it. */
  print(): void;
  readonly result: {
    readonly proposals: readonly object[];
    readonly references: readonly object[];
    readonly unnamed: readonly object[];
    readonly unread: readonly UnreadFiles[];
  };
}

/**
 * Looks for extracts that the settings do not read, and for tables that they do not name. A person at a terminal is asked about
 * each; with `--add` those that are sure are accepted unasked. Nobody else is asked, and nothing is written.
 */
export async function settleProposals(
  context: Context,
  settings: Settings,
  how: { readonly addSure: boolean; readonly isNew?: boolean },
): Promise<Settled> {
  const { findProposals } = await import("../steps/proposals.ts");
  const { io, world } = context;
  const found = await findProposals(settings, {
    signal: io.signal,
    ...(world.temporaryRoot ? { temporaryRoot: world.temporaryRoot } : {}),
    isNew: how.isNew ?? false,
  });
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
  const tables = await settleReferences(context, settings.folder, found.references, { ...how, isAsking });
  const unread = unreadOf(left, tables.left, found);
  return {
    saved: saved || tables.named.length > 0,
    tables: tables.named,
    unread,
    print: () => printLeft(context, left, tables.left, found),
    result: {
      proposals: left.map(({ edit, columns: _, ...rest }) => ({ ...edit, ...rest })),
      references: tables.left,
      unnamed: found.others.map(lookResult),
      unread,
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

function printLeft(
  { reporter }: Context,
  left: readonly Proposal[],
  tables: readonly LeftReference[],
  { others }: Proposals,
): void {
  reporter.report([...left.flatMap(proposalProblem), ...tables.map(referenceProblem), ...unknownProblems(others)]);
  if (left.length > 0) {
    reporter.line();
    reporter.heading("Proposed for partnership.yaml, under sources");
    for (const proposal of left) {
      reporter.line();
      reporter.line(`# ${proposalWords(proposal)}`);
      reporter.line(proposalText(proposal));
    }
  }
  const named = tables.filter(({ text }) => text !== undefined);
  if (named.length === 0) return;
  reporter.line();
  reporter.heading("Proposed for partnership.yaml, under areas and population");
  for (const { path, title, needs, text } of named) {
    reporter.line();
    reporter.line(onOneLine(`# ${path}: ${title}. ${needs}`.trimEnd()));
    for (const line of (text ?? "").trimEnd().split("\n")) reporter.line(`  ${onOneLine(line)}`);
  }
}

/** A file that nobody knows is worth a warning, where it lies among extracts. */
const unknownProblems = (others: Proposals["others"]): Problem[] =>
  lookProblems(others).map((problem) => ({ ...problem, severity: "warning" as const }));
