import type { Problem } from "../../problems/problem.ts";
import { declared, isWritten } from "../salvage.ts";
import { areaId } from "./duplicates.ts";
import { entriesOf, type Rule, type RuleContext, settingProblem, unknownReference } from "./rule.ts";

/** Every indicator that the settings name is in the catalogue or among their own definitions. */
export const indicatorsExist: Rule = (context) => {
  const { settings } = context;
  const known = [...context.registries.indicators, ...declared(context.content, ["indicators", "define"], "id")];
  const check = (path: readonly PropertyKey[], id: string | undefined): Problem[] =>
    unknownReference(context, path, id, known, "indicators", "indicator-unknown");
  const used = Array.isArray(settings.indicators?.use) ? settings.indicators.use : [];
  return [
    ...used.flatMap((id, index) => check(["indicators", "use", index], id)),
    ...Object.keys(settings.indicators?.adjust ?? {}).flatMap((id) => check(["indicators", "adjust", id], id)),
    ...entriesOf(settings.targets, "targets").flatMap(([target, path]) =>
      check([...path, "indicator"], target.indicator),
    ),
    ...entriesOf(settings.pairs, "pairs").flatMap(([pair, path]) => [
      ...check([...path, "left"], pair.left),
      ...check([...path, "right"], pair.right),
    ]),
    ...entriesOf(settings.themes, "themes").flatMap(([theme, path]) => [
      ...(["lead", "who", "where", "when"] as const).flatMap((key) => check([...path, key], theme[key])),
      ...(theme.rates ?? []).flatMap((rate, index) => check([...path, "rates", index, "indicator"], rate?.indicator)),
      ...(["indicators", "partner", "spates"] as const).flatMap((key) =>
        (theme[key] ?? []).flatMap((id, index) => check([...path, key, index], id)),
      ),
      ...(theme.overlaps ?? []).flatMap((overlap, index) =>
        (overlap ?? []).flatMap((id, side) => check([...path, "overlaps", index, side], id)),
      ),
    ]),
    ...(isWritten(context.content, ["priorities", "harm_of"])
      ? check(["priorities", "harm_of"], settings.priorities?.harm_of)
      : []),
    ...entriesOf(settings.priorities?.judgements, "priorities", "judgements").flatMap(([{ concern }, path]) => [
      ...check([...path, "concern", "indicator"], concern?.indicator),
    ]),
    ...entriesOf(settings.community?.surveys, "community", "surveys").flatMap(([survey, path]) => check(path, survey)),
    ...entriesOf(settings.community?.consultations, "community", "consultations").flatMap(([asked, path]) =>
      (["indicator", "answered"] as const).flatMap((key) => check([...path, key], asked[key])),
    ),
    ...entriesOf(settings.serious_violence?.indicators, "serious_violence", "indicators").flatMap(([id, path]) =>
      check(path, id),
    ),
    ...entriesOf(settings.breaks, "breaks").flatMap(([entry, path]) =>
      (entry.indicators ?? []).flatMap((id, index) => check([...path, "indicators", index], id)),
    ),
    ...entriesOf(settings.rebases, "rebases").flatMap(([rebase, path]) =>
      check([...path, "indicator"], rebase.indicator),
    ),
    ...(context.registries.topics
      ? entriesOf(settings.events, "events").flatMap(([event, path]) =>
          (event.for ?? []).flatMap((name, index) =>
            unknownReference(
              context,
              [...path, "for", index],
              name,
              [...(context.registries.topics ?? []), ...known],
              "topics and indicators",
            ),
          ),
        )
      : []),
  ];
};

/** A source's format and preset exist, `columns` maps fields that the format has, and `holds` names categories. */
export const formatsExist: Rule = (context) =>
  entriesOf(context.settings.sources, "sources").flatMap(([source, path]) => {
    const { formats, categories } = context.registries;
    const format = formats.find((candidate) => candidate.id === source.format);
    if (!format)
      return unknownReference(
        context,
        [...path, "format"],
        source.format,
        formats.map((candidate) => candidate.id),
        "formats",
      );
    const columns = [
      ...Object.keys(source.columns ?? {}).flatMap((name) =>
        format.columns
          ? unknownReference(context, [...path, "columns", name], name, format.columns, `fields of ${format.id}`)
          : [],
      ),
      ...(source.holds ?? []).flatMap((name, index) =>
        categories ? unknownReference(context, [...path, "holds", index], name, categories, "categories") : [],
      ),
    ];
    if (source.preset !== undefined) {
      const kind = `presets of ${format.id}`;
      return [...unknownReference(context, [...path, "preset"], source.preset, format.presets, kind), ...columns];
    }
    if (format.presets.length === 0 || format.presetNeeded === false || isWritten(context.content, [...path, "preset"]))
      return columns;
    return [
      settingProblem(
        context,
        path,
        "settings-missing-key",
        `Source "${source.id ?? ""}" has the format ${format.id}, which needs a preset.`,
        `Add "preset: " with one of ${format.presets.join(", ")}.`,
      ),
      ...columns,
    ];
  });

/** What `extends` and comparators name is a source, and no source extends itself, straight or round a corner. */
export const sourcesExist: Rule = (context) => {
  const sources = entriesOf(context.settings.sources, "sources");
  const known = declared(context.content, ["sources"], "id");
  const next = new Map(sources.map(([source]) => [source.id ?? "", source.extends]));
  return [
    ...sources.flatMap(([source, path]) => {
      const missing = unknownReference(context, [...path, "extends"], source.extends, known, "sources");
      return missing.length > 0 || !leadsTo(source.id ?? "", next)
        ? missing
        : [
            settingProblem(
              context,
              [...path, "extends"],
              "settings-unknown-reference",
              `Source "${source.id}" extends itself.`,
              "Name the source whose history this one carries.",
            ),
          ];
    }),
    ...entriesOf(context.settings.comparators, "comparators").flatMap(([comparator, path]) =>
      unknownReference(context, [...path, "source"], comparator.source, known, "sources"),
    ),
  ];
};

function leadsTo(id: string, next: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let current = next.get(id); current !== undefined && !seen.has(current); current = next.get(current)) {
    if (current === id) return true;
    seen.add(current);
  }
  return false;
}

/** Targets are for the partnership's area, one of its zones or one of its wards. Checked when the table of wards is read. */
export function areasExist(context: RuleContext, wards: readonly string[]): readonly Problem[] {
  const { area } = context.settings;
  if (!area?.name) return [];
  const known = [areaId(area.name), ...declared(context.content, ["areas", "zones"], "id"), ...wards];
  return entriesOf(context.settings.targets, "targets").flatMap(([target, path]) =>
    unknownReference(context, [...path, "area"], target.area, known, "areas", "area-unknown"),
  );
}

/** Zones that themes look at are the partnership's. */
export const themedZonesExist: Rule = (context) => {
  const known = declared(context.content, ["areas", "zones"], "id");
  return entriesOf(context.settings.themes, "themes").flatMap(([theme, path]) =>
    (theme.zones ?? []).flatMap((zone, index) =>
      unknownReference(context, [...path, "zones", index], zone, known, "zones", "area-unknown"),
    ),
  );
};

/** What is judged is a theme, and whom the area is held against a comparator. Themes that follow from topics have the topics' names. */
export const prioritiesExist: Rule = (context) => {
  const { priorities } = context.settings;
  const named = declared(context.content, ["themes"], "id");
  const themes = named.length > 0 ? named : (context.registries.topics ?? []);
  return [
    ...entriesOf(priorities?.judgements, "priorities", "judgements").flatMap(([{ theme }, path]) =>
      unknownReference(context, [...path, "theme"], theme, themes, "themes"),
    ),
    ...unknownReference(
      context,
      ["priorities", "comparator"],
      priorities?.comparator,
      declared(context.content, ["comparators"], "id"),
      "comparators",
    ),
  ];
};

/** Papers that clearances name are made at all. */
export const clearedPapersAreMade: Rule = (context) => {
  const { papers } = context.settings;
  if (!papers) return [];
  return entriesOf(context.settings.clearance, "clearance").flatMap(([entry, path]) =>
    unknownReference(context, [...path, "paper"], entry.paper, papers, "papers of this partnership", "paper-unknown"),
  );
};
