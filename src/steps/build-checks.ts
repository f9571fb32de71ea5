import type { ReadResult } from "../extracts/reading.ts";
import { newestExtract, staleCommentary, unsignedCommentary } from "../papers/commentary/signed.ts";
import { tokenProblems } from "../papers/commentary/token-problems.ts";
import { unusedCommentary } from "../papers/commentary/unused.ts";
import type { Block, EditionModel } from "../papers/model.ts";
import { namedPeriod, type OfPeriod, quarterAsked } from "../papers/paper-period.ts";
import { planTextProblems } from "../papers/partnership-plan/texts.ts";
import type { PaperPlan } from "../papers/plan.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Settings } from "../partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { type Period, yearOf } from "../values/period.ts";
import { formatPeriod, formatSpan } from "../wording/dates.ts";

/**
 * The quarter that a paper reports: the one asked for, or Quarter 4 of a year; of a plan's year, Quarter 4 of the year before. Refuses other
 * periods. Of no paper in particular: of one that is made each quarter.
 */
export function quarterOf(period: Period, paper?: OfPeriod): Period {
  const quarter = quarterAsked(paper ?? {}, period);
  if (quarter) return quarter;
  const refused = formatPeriod(period);
  if (paper && paper.period !== undefined && paper.period !== "quarter") {
    const year = formatPeriod(namedPeriod(paper, yearOf(period)));
    throw refusal("period-invalid", `"${paper.id}" is a paper of a year. ${refused} is not one.`, `Name ${year}.`);
  }
  throw refusal("period-invalid", `${refused} is not a quarter.`, "Name a quarter, such as 2019/20-Q4.");
}

/** What is said of a paper of a year that a build leaves out. */
export const notDue = (paper: OfPeriod, quarter: Period): Problem => ({
  code: "paper-not-due",
  severity: "note",
  message: `The paper "${paper.id}" is made at the end of a year: at ${formatPeriod(quarter)} it is left out.`,
  remedy: "Build Quarter 4 to make it.",
});

/** The quarter that a paper reports. Refuses one for which no source holds a single day. */
export function reportedQuarter(period: Period, reading: ReadResult, paper?: OfPeriod): Period {
  const quarter = quarterOf(period, paper);
  const spans = reading.sources.flatMap(({ coverage }) =>
    coverage.from && coverage.to ? [{ from: coverage.from, to: coverage.to }] : [],
  );
  if (spans.some(({ from, to }) => from <= quarter.end && to >= quarter.start)) return quarter;
  const from = spans.map((span) => span.from).sort()[0];
  const to = spans
    .map((span) => span.to)
    .sort()
    .at(-1);
  throw refusal(
    "period-without-data",
    `No source holds data for ${formatPeriod(quarter)}.`,
    from && to
      ? `The extracts cover ${formatSpan(from, to)}: name a quarter inside that, or add extracts.`
      : "Add extracts.",
  );
}

function refusal(code: "period-invalid" | "period-without-data", message: string, remedy: string): ProblemsError {
  const exitCode = code === "period-invalid" ? exitCodes.usage : exitCodes.unreadableInput;
  return new ProblemsError([{ code, severity: "error", message, remedy }], exitCode);
}

/** What forbids making an edition for an audience. */
export function audienceProblems(settings: Settings, audience: Audience): Problem[] {
  if (audience !== "public" || settings.editions.public.marking !== "OFFICIAL-SENSITIVE") return [];
  return [
    {
      code: "edition-marking",
      severity: "error",
      message: "The public edition is marked OFFICIAL-SENSITIVE.",
      remedy: "Set editions: public: marking to OFFICIAL or none.",
    },
  ];
}

/** What is wrong with the commentary of a planned paper. */
export function commentaryProblems(plan: PaperPlan): Problem[] {
  const written = [...plan.paper.commentary.values()];
  return [
    ...written.flatMap((one) => tokenProblems(one, plan.paper)),
    ...unusedCommentary(written, plan.sections),
    ...unsignedCommentary(written, plan.paper.settings.commentary),
    ...staleCommentary(written, newestExtract(plan.paper.reading)),
    ...planTextProblems(plan.paper),
  ];
}

/** Commentary that is required and not there, as warnings: the paper shows the gap, `--strict` refuses it. */
export function gaps(model: EditionModel): Problem[] {
  return model.sections.flatMap((section) =>
    section.blocks.flatMap((block): Problem[] =>
      block.kind === "commentary-gap"
        ? [
            {
              code: gapCodes[block.lacks ?? "words"],
              severity: "warning",
              message: gapMessage(section.title, block),
              remedy: block.text,
            },
          ]
        : [],
    ),
  );
}

const gapCodes = {
  words: "commentary-missing",
  "corrective-action": "action-missing",
  evidence: "evidence-missing",
} as const;

function gapMessage(title: string, { lacks, of }: Extract<Block, { readonly kind: "commentary-gap" }>): string {
  if (lacks === "corrective-action") return `The commentary of "${title}" names no corrective action.`;
  if (lacks === "evidence") return `The commentary "${of ?? title}" does not say how sure it is of the reasons.`;
  return of
    ? `"${title}" does not say why it changed: there is no commentary "${of}".`
    : `"${title}" has no commentary.`;
}

/** Stops with every problem at once when there is one of the given severity or worse. */
export function refuse(
  problems: readonly Problem[],
  exitCode: (typeof exitCodes)[keyof typeof exitCodes],
  from: "error" | "warning" = "error",
): void {
  const grave = problems.filter(
    ({ severity }) => severity === "error" || (from === "warning" && severity === "warning"),
  );
  if (grave.length > 0) throw new ProblemsError(grave, exitCode);
}
