import type { Indicator } from "../../indicators/indicator.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { absenceSentence } from "../../wording/change.ts";
import { measuredSentence } from "../../wording/measured.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { type Inline, label, sentences, strong } from "../../wording/runs.ts";
import { noVerdictSentences, shortChange } from "../../wording/short-change.ts";
import { inPeriod, periodOf } from "../../wording/subject.ts";
import { targetSentence } from "../../wording/target.ts";
import { trendBlocks } from "../chart-blocks.ts";
import type { Subject } from "../context.ts";
import { isHeld } from "../kinds/by-quarter.ts";
import { summary } from "../kinds/indicator.ts";
import type { Block } from "../model.ts";
import { quartersAcross } from "../quarters-across.ts";
import type { PresentContext } from "../section-kind.ts";
import type { ThemePart } from "./part.ts";
import { countedOf, measuredIn, rowsOf } from "./theme-indicators.ts";

/** How much, and which way: the lead in full, every other of the theme's indicators in a line, all of them by quarter. */
export const howMuch: ThemePart = {
  id: "how-much",
  heading: "How much, and which way?",
  needs: () => [],
  blocks(theme, context) {
    const subjects = subjectsOf(theme, context);
    const lead = subjects.find(({ indicator }) => indicator === theme.lead);
    const held = subjects.filter((subject) => isHeld(context, subject));
    const others = subjects.filter((subject) => subject !== lead && isTold(context, subject));
    const lines = [...others.map((subject) => lineOf(context, subject)), ...measuredLines(theme, context)];
    return [
      ...(lead && isTold(context, lead) ? [leadBlock(context, lead)] : []),
      ...(lines.length > 0 ? [{ kind: "list" as const, ordered: false, items: lines }] : []),
      ...(lead && isClear(context, lead) ? trendBlocks(context, context.findingsOf(lead), context.words(lead)) : []),
      ...(held.length > 0 ? [quartersTable(theme, context, held)] : []),
      ...noVerdictSentences(held.map((subject) => context.findingsOf(subject).year)).map(
        (words): Block => ({ kind: "paragraph", tone: "note", content: [label(words)] }),
      ),
    ];
  },
  gaps(theme, context) {
    const { paper } = context;
    const counted = subjectsOf(theme, context).filter((subject) => !isHeld(context, subject));
    const measured = measuredIn(theme.indicators, context).filter(
      ({ findings }) => findings.year.to.figure.value.state === "missing",
    );
    const years = subjectsOf(theme, context).filter(
      (subject) => isHeld(context, subject) && isAbsent(context, subject),
    );
    const absences = years.map((subject): Inline[] => {
      const { to } = context.findingsOf(subject).year;
      return [label(`${context.words(subject).title}. `), ...absenceSentence(to, inPeriod(periodOf(to)))];
    });
    const notAtAll = [
      ...counted.map(({ indicator }) => indicator),
      ...measured.map(({ indicator }) => indicator.id),
    ].flatMap((id) => notHeld(paper.indicators.get(id), paper.indicators));
    return [...absences, ...notAtAll];
  },
};

const notHeld = (indicator: Indicator | undefined, all: ReadonlyMap<string, Indicator>): Inline[][] =>
  indicator ? [[label(notHeldSentence(indicator, all))]] : [];

/** This year's number is not held, though others are. */
const isAbsent = (context: PresentContext, subject: Subject): boolean => {
  const { state } = context.findingsOf(subject).year.to.value;
  return state === "missing" || state === "incomplete";
};

const subjectsOf = (theme: Theme, { paper }: PresentContext): Subject[] =>
  countedOf(theme.indicators, paper).map(({ id }) => ({ indicator: id, area: paper.settings.area.id }));

/** What is not held at all is a gap, unless a target was agreed on it: then it is said here that nobody can tell. */
const isTold = (context: PresentContext, subject: Subject): boolean =>
  isHeld(context, subject) || context.findingsOf(subject).target !== undefined;

/** The lead's finding in full, by its name: the chapter's title is not that of its lead. */
function leadBlock(context: PresentContext, lead: Subject): Block {
  const findings = context.findingsOf(lead);
  const words = context.words(lead);
  const next = findings.nextTarget?.form === "state" ? [] : targetSentence(findings.nextTarget);
  return {
    kind: "paragraph",
    tone: "lead",
    content: sentences([strong(label(`${words.title}.`))], summary(context, findings, words), next),
  };
}

/** A trend by month is drawn where the year clearly changed. */
const isClear = (context: PresentContext, subject: Subject): boolean =>
  context.findingsOf(subject).year.evidence.startsWith("clear");

function lineOf(context: PresentContext, subject: Subject): Inline[] {
  const words = context.words(subject);
  const { year, target, nextTarget } = context.findingsOf(subject);
  return sentences(shortChange(words.title, year, words), targetSentence(target), targetSentence(nextTarget));
}

/** Shares, numbers at a date and surveys of the theme. */
const measuredLines = (theme: Theme, context: PresentContext): Inline[][] =>
  measuredIn(theme.indicators, context)
    .filter(({ findings }) => findings.year.to.figure.value.state !== "missing")
    .map(({ findings, words }) => measuredSentence(findings.year, findings.measured, words));

const quartersTable = (theme: Theme, context: PresentContext, held: readonly Subject[]) =>
  quartersAcross(
    context,
    {
      id: `${context.section}-quarters`,
      caption: `${theme.title} by quarter, and on the year before`,
      first: "Series",
    },
    rowsOf(context, held),
  );
