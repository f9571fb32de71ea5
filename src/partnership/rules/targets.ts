import type { Problem } from "../../problems/problem.ts";
import type { SettingPath } from "../document.ts";
import { isWritten } from "../salvage.ts";
import type { SettingsForm } from "../schema.ts";
import { targetForms } from "../schema-measures.ts";
import { entriesOf, type Rule, type RuleContext, settingProblem } from "./rule.ts";

type Target = Partial<SettingsForm["targets"][number]>;

/** A target has exactly one form, and the keys that go with it. */
export const targetsHaveOneForm: Rule = (context) =>
  entriesOf(context.settings.targets, "targets").flatMap(([target, path]) => [
    ...oneForm(context, target, path),
    ...baselineFits(context, target, path),
  ]);

function oneForm(context: RuleContext, target: Target, path: SettingPath): Problem[] {
  const forms = targetForms.filter((form) => isWritten(context.content, [...path, form]));
  if (forms.length === 1) return [];
  const found = forms.length === 0 ? "none" : forms.join(" and ");
  return [
    settingProblem(
      context,
      path,
      "settings-invalid",
      `The target for ${target.indicator ?? "an indicator"} has ${found} of the forms of a target; expected exactly one.`,
      `Keep one of ${targetForms.join(", ")}.`,
    ),
  ];
}

function baselineFits(context: RuleContext, target: Target, path: SettingPath): Problem[] {
  const written = (key: keyof Target): boolean => isWritten(context.content, [...path, key]);
  const problem = (key: keyof Target, message: string, remedy: string): Problem =>
    settingProblem(context, [...path, key], "settings-invalid", message, remedy);
  const onBaseline = written("change_on_baseline");
  const isChange = onBaseline || written("change_on_previous_year");
  const problems: Problem[] = [];
  if (onBaseline && !written("baseline"))
    problems.push(
      settingProblem(
        context,
        path,
        "settings-missing-key",
        `The target for ${target.indicator ?? "an indicator"} is a change on a baseline and names no baseline year.`,
        'Add "baseline: " with a financial year such as 2012/13.',
      ),
    );
  if (!onBaseline && written("baseline"))
    problems.push(
      problem(
        "baseline",
        "A baseline year goes only with change_on_baseline.",
        "Use change_on_baseline, or remove it.",
      ),
    );
  if (target.baseline && target.year && target.baseline.start >= target.year.start)
    problems.push(
      problem("baseline", "The baseline year is not before the target's year.", "Name an earlier financial year."),
    );
  if (!isChange && written("baseline_count"))
    problems.push(
      problem("baseline_count", "A baseline count goes only with a change in per cent.", "Remove baseline_count."),
    );
  const misspelt = written("state") && target.state === undefined;
  if (written("where") && !misspelt && target.state !== "see-elsewhere")
    problems.push(problem("where", '"where" goes only with "state: see-elsewhere".', "Remove it, or use note."));
  if (target.state === "see-elsewhere" && !written("where"))
    problems.push(
      problem("state", 'A target that is reported elsewhere needs "where".', 'Add "where: " and the place.'),
    );
  return problems;
}
