import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { fieldName, type SettingPath, type SettingsDocument } from "../document.ts";
import type { ActionTable } from "./action-table.ts";
import { horizonOf } from "./horizons.ts";
import { planActionsFile } from "./row-checks.ts";
import type { WrittenPlan } from "./schema.ts";
import { yearName } from "./year-label.ts";

/** The years of the plan follow each other, and the table has a column for each of them and for no other. */
export function yearProblems(years: readonly Period[], table: ActionTable, document: SettingsDocument): Problem[] {
  const place = document.placeOf(["years"]);
  const gap = years.find((year, index) => index > 0 && years[index - 1]?.end.slice(0, 4) !== year.start.slice(0, 4));
  const broken: Problem[] = gap
    ? [
        {
          code: "plan-invalid",
          severity: "error",
          message: `The year ${yearName(gap)} does not follow the one before it.`,
          remedy: "List the plan's years one after the other, each once.",
          place,
        },
      ]
    : [];
  const others = table.years.filter(({ id }) => !years.some((year) => year.id === id));
  // A header that is misspelt is told as such.
  const isMisspelt = table.problems.some(({ code, severity }) => code === "plan-year" && severity === "error");
  const lacking =
    table.rows.length === 0 || isMisspelt ? [] : years.filter(({ id }) => !table.years.some((year) => year.id === id));
  const differing = (message: string): Problem => ({
    code: "plan-horizon",
    severity: "note",
    message,
    remedy: `The plan runs for ${horizonOf(years)} by plan.yaml. Give it and the table the same years.`,
    place: { file: planActionsFile, line: 1 },
  });
  return [
    ...broken,
    ...others.map((year) =>
      differing(`The table has a column ${yearName(year)}, which is not a year of the plan; it is not printed.`),
    ),
    ...lacking.map((year) => differing(`The table has no column for ${yearName(year)}, which is a year of the plan.`)),
  ];
}

/** Indicators and duties that nobody knows. */
export function unknownIds(
  { performance, priorities, duties }: WrittenPlan,
  document: SettingsDocument,
  known: { readonly indicators: Iterable<string>; readonly duties: readonly string[] },
): Problem[] {
  const indicators = new Set(known.indicators);
  const named: [string, SettingPath][] = [
    ...performance.map((id, index): [string, SettingPath] => [id, ["performance", index]]),
    ...priorities.flatMap(({ delivery }, index) =>
      delivery.flatMap(({ indicators: own }, item) =>
        own.flatMap(({ indicator }, place): [string, SettingPath][] =>
          indicator ? [[indicator, ["priorities", index, "delivery", item, "indicators", place, "indicator"]]] : [],
        ),
      ),
    ),
  ];
  const wrong = (id: string, path: SettingPath, what: string, remedy: string, all: Iterable<string>): Problem => ({
    code: "plan-invalid",
    severity: "error",
    message: `${fieldName(path)} is "${id}", which is not ${what}.${didYouMean(nearest(id, all))}`,
    remedy,
    place: document.placeOf(path),
  });
  return [
    ...named
      .filter(([id]) => !indicators.has(id))
      .map(([id, path]) =>
        wrong(
          id,
          path,
          "among the indicators",
          "docs/indicators.md lists them; the settings can define more.",
          indicators,
        ),
      ),
    ...duties.flatMap(({ duty }, index) =>
      duty === undefined || known.duties.includes(duty)
        ? []
        : [
            wrong(
              duty,
              ["duties", index, "duty"],
              "among the duties",
              `Duties: ${known.duties.join(", ")}; leave it out for one of your own.`,
              known.duties,
            ),
          ],
    ),
  ];
}

/** A target of a year before the last, whose actual nobody has written. */
export function openTargets({ years, priorities }: WrittenPlan, document: SettingsDocument): Problem[] {
  const [first] = years;
  return priorities.flatMap(({ delivery }, index) =>
    delivery.flatMap(({ indicators }, item) =>
      indicators.flatMap(({ measure, targets = [] }, place) =>
        targets.flatMap(({ year, actual }, at): Problem[] =>
          actual === undefined && first !== undefined && year.start <= first.start
            ? [
                {
                  code: "plan-target-open",
                  severity: "note",
                  message: `“${measure}” has a target for ${yearName(year)} and no actual.`,
                  remedy: "Write the actual beside it, once the year has ended.",
                  place: document.placeOf(["priorities", index, "delivery", item, "indicators", place, "targets", at]),
                },
              ]
            : [],
        ),
      ),
    ),
  );
}
