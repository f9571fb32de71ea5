import type { DeliveryPriority, PlanIndicator } from "../../partnership/plan/plan.ts";
import type { Period } from "../../values/period.ts";
import type { TargetFinding } from "../../values/target-findings.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { agreedTarget, notSet, toBeConfirmed } from "../../wording/plan.ts";
import { type Inline, label, status, text } from "../../wording/runs.ts";
import { limitWords, targetStatus } from "../../wording/target.ts";
import { unitName } from "../../wording/values.ts";
import { levelCell } from "../measured-blocks.ts";
import type { TableBlock, TableCell, TableRow } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell } from "../tables.ts";
import { planOf } from "./plan-of.ts";

/**
 * How a delivery priority is measured: each indicator with what the reported year was, whether its target was met, and its targets for the
 * years of the plan. A measure without an indicator says so, and what is not agreed is a state that can be seen.
 */
export function indicatorTable(
  priority: number,
  delivery: DeliveryPriority,
  context: PresentContext,
): TableBlock | undefined {
  const listed = delivery.indicators.filter((one) => one.kind !== "see");
  if (listed.length === 0) return undefined;
  const { years } = planOf(context);
  const reported = years.find(({ id }) => id === context.paper.toDate.id);
  const columns = years.flatMap((year) => [
    rightColumn(`target-${year.id}`, `Target ${formatPeriod(year)}`),
    ...(year === reported
      ? [rightColumn("actual", `Actual ${formatPeriod(year)}`), leftColumn("result", "Result")]
      : []),
  ]);
  return {
    kind: "table",
    id: `indicators-${priority}-${delivery.number}`,
    number: context.numbering.table(),
    caption: `Overarching indicators: ${delivery.title}`,
    layout: "plain",
    columns: [leftColumn("indicator", "Indicator"), ...columns],
    rows: listed.map((one) =>
      one.kind === "indicator" ? counted(one, years, reported, context) : stated(one, years, reported),
    ),
    notes: [],
  };
}

type Counted = Extract<PlanIndicator, { kind: "indicator" }>;
type Stated = Extract<PlanIndicator, { kind: "measure" }>;

function counted(
  { indicator, note }: Counted,
  years: readonly Period[],
  reported: Period | undefined,
  context: PresentContext,
): TableRow {
  const subject = { indicator, area: context.paper.settings.area.id };
  const words = context.words(subject);
  const level = context.measuredOf(subject);
  const findings = level ? undefined : context.findingsOf(subject);
  const setting = (year: Period) =>
    context.paper.settings.targets.find(
      (one) => one.indicator === indicator && (one.area ?? subject.area) === subject.area && one.year.id === year.id,
    );
  const targetCell = (year: Period): TableCell => {
    const found = [findings?.target, findings?.nextTarget].find((one) => one?.year.id === year.id);
    const form = setting(year)?.form;
    const own = setting(year)?.note;
    const said = form?.kind === "state" ? own : own && `${words.title}, target for ${formatPeriod(year)}: ${own}`;
    const mark = said ? [text(" "), context.note([label(said)])] : [];
    if (found?.limit) return runsCell([...limitWords(kept(found, context)), ...mark]);
    return runsCell([form ? agreedTarget(form) : notSet(), ...mark]);
  };
  const title: Inline[] = note
    ? [label(words.shortTitle), text(" "), context.note([label(note)])]
    : [label(words.shortTitle)];
  return row([
    { content: title, detail: level ? "%" : unitName(words.indicator.unit) },
    ...years.flatMap((year) => [
      targetCell(year),
      ...(year === reported
        ? [
            level
              ? levelCell(context, level.year.to.figure)
              : figureCell(context.keep((findings ?? missing()).year.to)),
            runsCell([resultOf(findings?.target)]),
          ]
        : []),
    ]),
  ]);
}

const missing = (): never => {
  throw new Error("an indicator of the plan was not analysed");
};

function kept(target: TargetFinding, context: PresentContext): TargetFinding {
  if (target.limit) context.keep(target.limit);
  return target;
}

function resultOf(target: TargetFinding | undefined): Inline {
  const { mark, words } = targetStatus(target);
  return status(mark, words);
}

/** A measure in the plan's own words, with what the plan itself says of it. */
function stated(
  { measure, state, targets, note }: Stated,
  years: readonly Period[],
  reported: Period | undefined,
): TableRow {
  const open = (): Inline => (state === "not-set" ? notSet() : toBeConfirmed());
  const cellOf = (words: string | undefined, otherwise: Inline): TableCell =>
    runsCell([words === undefined ? otherwise : label(words)]);
  return row([
    { content: [label(measure)], detail: note ?? "No indicator counts this yet" },
    ...years.flatMap((year) => {
      const target = targets.find((one) => one.year.id === year.id);
      return [
        cellOf(target?.target, targets.length > 0 ? notSet() : open()),
        ...(year === reported
          ? [
              cellOf(target?.actual, status("not-available", "Not recorded")),
              runsCell([status("not-set", "Not judged")]),
            ]
          : []),
      ];
    }),
  ]);
}
