import type { Findings } from "../analysis/findings.ts";
import type { Figure } from "../values/figure.ts";
import type { FigureBook } from "../values/figure-book.ts";
import { formatPeriod } from "../wording/dates.ts";
import { lowerFirst } from "../wording/letters.ts";
import { emphasis, label } from "../wording/runs.ts";
import { subjectWords } from "../wording/subject.ts";
import { type Subject, subjectKey } from "./context.ts";
import { figureNotes } from "./figure-notes.ts";
import type { SectionModel } from "./model.ts";
import { createNumbering, inOrderNumbered } from "./numbering.ts";
import { fileStem, namedPeriod } from "./paper-period.ts";
import type { PaperPlan } from "./plan.ts";
import type { PairContext, PresentContext, StandingOut } from "./section-kind.ts";

/** What every section of a paper may use while it is presented; what only one may is added to it there. */
export function createContext(
  plan: PaperPlan,
  book: FigureBook,
  findings: Findings,
  soFar: {
    readonly kept: Map<string, Figure>;
    readonly presented: readonly SectionModel[];
    readonly madeOf: ReadonlyMap<string, readonly SectionModel[]>;
    readonly standingOut: readonly StandingOut[];
  },
): Omit<PresentContext, "section" | "commentary" | "resolve" | "note"> {
  const { paper } = plan;
  const { kept, presented, madeOf, standingOut } = soFar;
  const findingsOf = (subject: Subject) => {
    const found = findings.subjects.get(subjectKey(subject));
    if (!found) throw new Error(`subject was presented but not analysed: ${subjectKey(subject)}`);
    return found;
  };
  const words = (subject: Subject) => {
    const indicator = paper.indicators.get(subject.indicator);
    const area = paper.areas.get(subject.area);
    if (!indicator || !area) throw new Error(`no words for ${subjectKey(subject)}`);
    return subjectWords(indicator, area, paper.settings.area.id, paper.indicators);
  };
  // By the kind's own name for it, whatever id the paper gives it.
  const sectionIds = new Map(plan.sections.map((section) => [section.bound.name, section.id]));
  return {
    paper,
    subjects: plan.subjects,
    measured: plan.measured,
    previous: plan.previous,
    book,
    findings,
    numbering: createNumbering(),
    fileStem: fileStem(plan.definition.id, namedPeriod(plan.definition, paper.quarter)),
    named: namedPeriod(plan.definition, paper.quarter),
    toDateLabel: formatPeriod(paper.toDate),
    previousLabel: formatPeriod(plan.previous),
    presented,
    standingOut,
    inReadingOrder: () => inOrderNumbered(plan.sections.flatMap(({ id }) => madeOf.get(id) ?? [])),
    made: (id) => kept.get(id),
    keep(figure) {
      kept.set(figure.id, figure);
      return figure;
    },
    findingsOf,
    measuredOf: (subject) => findings.measured.get(subjectKey(subject)),
    scorecard: plan.scorecard,
    words,
    pair: (id) => pairContext(id, plan, findings, words),
    tableNotes: (changes) =>
      figureNotes(
        changes.flatMap(({ from, to, difference, percent }) => [from, to, difference, percent]),
        paper,
      ),
    figureNotes: (figures) => figureNotes(figures, paper),
    sectionOf(subject) {
      const candidates =
        subject.kind === "pair"
          ? [subject.pair]
          : [
              `nte-${subject.area}`,
              subject.indicator,
              pairOf(subject.indicator, plan),
              themeOf(subject.indicator, plan),
            ];
      return candidates.flatMap((name) => sectionIds.get(name) ?? [])[0];
    },
    askOf(section) {
      const commentary = paper.commentary.get(section);
      if (!commentary) return [];
      const { owner, ask } = commentary;
      if (owner && ask) return [emphasis(label(`${owner}: ${ask.replace(/\.$/, "")}.`))];
      return owner || ask ? [emphasis(label(`${(owner ?? ask ?? "").replace(/\.$/, "")}.`))] : [];
    },
  };
}

const pairOf = (indicator: string, plan: PaperPlan): string =>
  plan.pairs.find(({ setting }) => setting.left === indicator || setting.right === indicator)?.setting.id ?? "";

/** The chapter of the first theme that says how much of it there is. */
const themeOf = (indicator: string, { paper }: PaperPlan): string =>
  `theme-${paper.settings.themes.find(({ indicators }) => indicators.includes(indicator))?.id ?? ""}`;

function pairContext(
  id: string,
  plan: PaperPlan,
  findings: Findings,
  words: PresentContext["words"],
): PairContext | undefined {
  const planned = plan.pairs.find(({ setting }) => setting.id === id);
  const found = findings.pairs.find((pair) => pair.pair === id);
  if (!planned || !found) return undefined;
  const area = plan.paper.settings.area.id;
  const subjects = {
    left: { indicator: planned.setting.left, area },
    right: { indicator: planned.setting.right, area },
  };
  const [left, right] = [words(subjects.left), words(subjects.right)];
  const name = planned.setting.name ?? `${left.title} and ${lowerFirst(right.title)}`;
  return { findings: found, subjects, words: { name, left, right } };
}
