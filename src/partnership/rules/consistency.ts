import { declared, isWritten } from "../salvage.ts";
import { entriesOf, type Rule, settingProblem } from "./rule.ts";

/** What may be shown to anyone may not be marked as sensitive. */
export const publicEditionCanBePublished: Rule = (context) =>
  context.settings.editions?.public?.marking === "OFFICIAL-SENSITIVE"
    ? [
        settingProblem(
          context,
          ["editions", "public", "marking"],
          "edition-marking",
          "The public edition is marked OFFICIAL-SENSITIVE, which forbids publication.",
          "Mark it OFFICIAL or none, or make the paper for the internal or partnership edition.",
        ),
      ]
    : [];

/** Spans end on or after the day on which they begin. */
export const spansRunForwards: Rule = (context) => [
  ...entriesOf(context.settings.events, "events").flatMap(([event, path]) =>
    event.from !== undefined && event.to !== undefined && event.to < event.from
      ? [settingProblem(context, [...path, "to"], "settings-invalid", `The event "${event.id}" ends before it begins.`)]
      : [],
  ),
  ...entriesOf(context.settings.zones, "areas", "zones").flatMap(([zone, path]) =>
    zone.valid_from !== undefined && zone.valid_to !== undefined && zone.valid_to < zone.valid_from
      ? [
          settingProblem(
            context,
            [...path, "valid_to"],
            "settings-invalid",
            `The zone "${zone.id}" ends before it begins.`,
          ),
        ]
      : [],
  ),
];

/** A base too small for a percentage is also one that needs a caution. */
export const thresholdsAreInOrder: Rule = (context) => {
  const { no_percent_below, caution_below } = context.settings.small_numbers ?? {};
  if (no_percent_below === undefined || caution_below === undefined || caution_below >= no_percent_below) return [];
  return [
    settingProblem(
      context,
      ["small_numbers", "caution_below"],
      "settings-invalid",
      `caution_below (${caution_below}) is under no_percent_below (${no_percent_below}).`,
      "Make caution_below the same or higher.",
    ),
  ];
};

/** Only a command unit has member boroughs, and it has some. */
export const membersFitTheArea: Rule = (context) => {
  const { area } = context.settings;
  if (!area) return [];
  if (area.kind === undefined) return [];
  const isUnit = area.kind === "command-unit";
  if (isUnit === isWritten(context.content, ["area", "members"])) return [];
  return [
    settingProblem(
      context,
      isUnit ? ["area"] : ["area", "members"],
      isUnit ? "settings-missing-key" : "settings-invalid",
      isUnit ? "A command unit needs its members." : "Only a command unit has members.",
      isUnit ? 'Add "members: " with the folders of its boroughs.' : 'Remove members, or write "kind: command-unit".',
    ),
  ];
};

/** A zone is made up of LSOAs or of wards, or it is drawn. */
export const zonesHaveOneForm: Rule = (context) =>
  declared(context.content, ["areas", "zones"], "id").flatMap((id, index) => {
    const path = ["areas", "zones", index] as const;
    const forms = (["lsoas", "wards", "polygon"] as const).filter((form) =>
      isWritten(context.content, [...path, form]),
    );
    if (forms.length === 1) return [];
    const [code, message] =
      forms.length === 0
        ? (["settings-missing-key", `The zone "${id ?? ""}" has neither lsoas nor wards nor a polygon.`] as const)
        : (["settings-invalid", `The zone "${id ?? ""}" has both ${forms.join(" and ")}.`] as const);
    return [settingProblem(context, path, code, message, "Say where it is in one of these ways.")];
  });

/** LSOAs are placed in wards, and boundaries drawn, only of wards that are listed. */
export const wardTablesComeTogether: Rule = (context) => {
  const { areas } = context.settings;
  if (!areas || isWritten(context.content, ["areas", "wards"])) return [];
  return (["lookup", "boundaries"] as const)
    .filter((key) => areas[key] !== undefined)
    .map((key) =>
      settingProblem(
        context,
        ["areas", key],
        "settings-missing-key",
        `areas.${key} is of no use without a list of wards.`,
        'Add "wards: " with the path of a CSV of wards.',
      ),
    );
};

/** Amber is a distance from the target, whichever side is the wrong one. */
export const amberIsADistance: Rule = (context) => {
  const policy = context.settings.rag?.policy;
  if (typeof policy !== "object" || policy.amber_within >= 0) return [];
  return [
    settingProblem(
      context,
      ["rag", "policy", "amber_within"],
      "settings-invalid",
      `rag.policy.amber_within is ${policy.amber_within}%; expected a distance, which has no minus sign.`,
    ),
  ];
};
