import { planActionsIndicator, type Reported, type ReportGroup, reportGroups } from "../../analysis/plan-progress.ts";
import { planActionsFile } from "../../partnership/plan/read-plan.ts";
import type { Figure } from "../../values/figure.ts";
import { formatFigureId } from "../../values/figure-id.ts";
import type { Period } from "../../values/period.ts";
import { numberValue } from "../../values/value.ts";
import type { PresentContext } from "../section-kind.ts";

/** Actions of the plan in a year, all and by what the partners report: rows of the action table, and figures like any other. */
export interface CountedActions {
  readonly actions: Figure;
  readonly reported: Readonly<Record<ReportGroup, Figure>>;
}

/** @param of which of the actions: nothing for all, else `{ priority: "n1" }` or `{ delivery: "n1-2" }` */
export function countedActions(
  { paper, keep }: PresentContext,
  year: Period,
  reported: Reported,
  of: Readonly<Record<string, string>> = {},
): CountedActions {
  const table = paper.written.find(({ path }) => path === planActionsFile);
  const figure = (measure: string, number: number): Figure =>
    keep({
      id: formatFigureId({
        indicator: planActionsIndicator,
        dims: of,
        area: paper.settings.area.id,
        period: year.id,
        measure,
      }),
      value: numberValue(number),
      unit: "records",
      method: "count",
      inputs: [],
      pedigree: {
        indicator: planActionsIndicator,
        sources: [],
        files: table ? [{ sha256: table.sha256, records: number }] : [],
        records: number,
      },
    });
  const groups = reportGroups.map((group) => [group, figure(group, reported[group])] as const);
  return {
    actions: figure(
      "actions",
      reportGroups.reduce((sum, group) => sum + reported[group], 0),
    ),
    reported: Object.fromEntries(groups) as Record<ReportGroup, Figure>,
  };
}
