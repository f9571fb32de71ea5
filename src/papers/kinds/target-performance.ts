import type { IndicatorFindings } from "../../values/indicator-findings.ts";
import { yearOf, yearsEarlier } from "../../values/period.ts";
import type { TargetFinding } from "../../values/target-findings.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { type Inline, label, runs, sentences, status, strong } from "../../wording/runs.ts";
import { targetSentence } from "../../wording/target.ts";
import {
  formWords,
  gapWords,
  laterTargets,
  noTargets,
  performanceLead,
  performanceStatus,
  statesNote,
  targetWords,
} from "../../wording/target-performance.ts";
import { unitName } from "../../wording/values.ts";
import type { Subject } from "../context.ts";
import type { Block, TableBlock, TableCell } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** An indicator with a target for the year, as it was found. */
interface Targeted {
  readonly subject: Subject;
  readonly findings: IndicatorFindings;
  readonly target: TargetFinding;
}

/** Every target of the year with what came of it, however it was set, and those of the years to come. */
export const targetPerformance: SectionKind<Record<string, never>> = {
  id: "target-performance",
  shows:
    "Every target of the year with its form, the actual and the verdict; what is not available, to be confirmed or set elsewhere says so; the targets of later years.",
  takesCommentary: true,
  showsTargets: "all",
  needs: () => [],
  present(_parameters, context) {
    const title = "Performance against the last plan’s targets";
    const { settings, toDate } = context.paper;
    const targeted = context.subjects.flatMap((subject): Targeted[] => {
      const findings = context.findingsOf(subject);
      return findings.target ? [{ subject, findings, target: findings.target }] : [];
    });
    if (targeted.length === 0)
      return {
        title,
        blocks: [{ kind: "paragraph", tone: "gap", content: [label(noTargets)] }, ...context.commentary()],
      };
    const next = yearsEarlier(yearOf(toDate), -1);
    const later = settings.targets.filter(({ year }) => year.start > next.start);
    const nounOf = (indicator: string): string => context.paper.indicators.get(indicator)?.noun ?? indicator;
    const year = formatPeriod(yearOf(toDate));
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: [
          strong(
            ...performanceLead(
              targeted.map(({ target }) => target),
              year,
            ),
          ),
        ],
      },
      table(context, targeted, year, formatPeriod(next)),
      { kind: "list", ordered: false, items: targeted.map((one) => sentencesOf(context, one)) },
      ...laterTargets(later, nounOf).map((content): Block => ({ kind: "paragraph", content })),
      // A target that needs a corrective action asks for it here, where all of them are judged.
      ...context.commentary(targeted.find(({ target }) => target.needsAction)?.target),
    ];
    return { title, blocks, newPage: true };
  },
};

function table(context: PresentContext, targeted: readonly Targeted[], year: string, next: string): TableBlock {
  return {
    kind: "table",
    id: "target-performance-table",
    number: context.numbering.table(),
    caption: `Targets for ${year} and what came of them`,
    layout: "scorecard",
    columns: [
      leftColumn("indicator", "Indicator"),
      rightColumn("previous", "Year before"),
      rightColumn("target", `Target ${year}`),
      rightColumn("actual", `Actual ${year}`),
      rightColumn("gap", "Against target"),
      leftColumn("status", "Status"),
      rightColumn("next", `Target ${next}`),
    ],
    rows: targeted.map(({ subject, findings, target }) => {
      const words = context.words(subject);
      const { mark, words: state } = performanceStatus(target);
      return row([
        textCell(words.shortTitle, unitName(words.indicator.unit)),
        figureCell(context.keep(findings.year.from)),
        targetCell(target),
        figureCell(context.keep(findings.year.to)),
        runsCell(gapWords(target)),
        runsCell([status(mark, state)]),
        targetCell(findings.nextTarget),
      ]);
    }),
    notes: [
      [statesNote],
      ...context.figureNotes(targeted.flatMap(({ findings }) => [findings.year.from, findings.year.to])),
    ],
  };
}

function targetCell(target: TargetFinding | undefined): TableCell {
  const cell = runsCell(targetWords(target));
  const form = target ? formWords(target) : "";
  return form ? { ...cell, detail: form } : cell;
}

/** "Gun discharges: ...": the verdict, how the target was set, and what is agreed for the next year. */
function sentencesOf(context: PresentContext, { subject, findings, target }: Targeted): Inline[] {
  const { nextTarget } = findings;
  return sentences(
    [strong(...runs`${context.words(subject).title}:`)],
    targetSentence(target, findings.year.late?.shown?.then),
    target.note ? [label(target.note.replace(/\.?$/, "."))] : [],
    nextTarget ? targetSentence(nextTarget) : [],
  );
}
