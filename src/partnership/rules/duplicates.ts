import type { Problem } from "../../problems/problem.ts";
import { fieldName, type SettingPath } from "../document.ts";
import { declared } from "../salvage.ts";
import { entriesOf, type Rule, type RuleContext, settingProblem } from "./rule.ts";

/** Two entries of one list with the same id. Zones and comparators share the ids of areas, which stand in figure ids. */
export const idsAreUnique: Rule = (context) => {
  const lists = [["sources"], ["pairs"], ["themes"], ["events"], ["operations"], ["indicators", "define"]];
  const areas = [["areas", "zones"], ["comparators"]];
  return [
    ...lists.flatMap((list) => repeated(context, idsIn(context, list))),
    ...repeated(context, [
      ...(context.settings.area?.name ? [{ id: areaId(context.settings.area.name), path: ["area", "name"] }] : []),
      ...areas.flatMap((list) => idsIn(context, list)),
    ]),
  ];
};

/** The same indicator used twice, the same paper made twice, two targets for one indicator, area and year. */
export const entriesAreUnique: Rule = (context) => {
  const { settings } = context;
  const used = Array.isArray(settings.indicators?.use) ? settings.indicators.use : [];
  return [
    ...repeated(
      context,
      used.flatMap((id, index) => (id ? [{ id, path: ["indicators", "use", index] }] : [])),
    ),
    ...repeated(
      context,
      entriesOf(settings.papers, "papers").map(([id, path]) => ({ id, path })),
    ),
    ...repeated(
      context,
      entriesOf(settings.targets, "targets").flatMap(([target, path]) =>
        target.indicator && target.year
          ? [{ id: [target.indicator, target.area ?? "", target.year.id].join(" "), path }]
          : [],
      ),
      "This target is for the same indicator, area and year as an earlier one.",
    ),
  ];
};

/** One judgement of each theme, and one theme in each place. */
export const judgementsAreUnique: Rule = (context) => {
  const judgements = entriesOf(context.settings.priorities?.judgements, "priorities", "judgements");
  return [
    ...repeated(
      context,
      judgements.flatMap(([{ theme }, path]) => (theme ? [{ id: theme, path: [...path, "theme"] }] : [])),
      "This theme is judged above.",
    ),
    ...repeated(
      context,
      judgements.flatMap(([{ rank }, path]) =>
        rank === undefined ? [] : [{ id: String(rank), path: [...path, "rank"] }],
      ),
      "This place is given to another theme above.",
    ),
  ];
};

/** The id that an area's name gives: lower kebab case. */
export function areaId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

interface Named {
  readonly id: string;
  readonly path: SettingPath;
}

function idsIn(context: RuleContext, list: readonly string[]): Named[] {
  return declared(context.content, list, "id").flatMap((id, index) =>
    id === undefined ? [] : [{ id, path: [...list, index, "id"] }],
  );
}

function repeated(context: RuleContext, entries: readonly Named[], message?: string): Problem[] {
  const first = new Map<string, SettingPath>();
  return entries.flatMap(({ id, path }) => {
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, path);
      return [];
    }
    const line = context.document.placeOf(earlier).line;
    return [
      settingProblem(
        context,
        path,
        "settings-duplicate",
        message ??
          `${fieldName(path)} is "${id}", which ${fieldName(earlier)}${line ? ` (line ${line})` : ""} has already.`,
        "Give each a name of its own, or remove one.",
      ),
    ];
  });
}
