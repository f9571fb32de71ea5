import { resolve } from "node:path";
import { areaId } from "./rules/duplicates.ts";
import type { SettingsForm } from "./schema.ts";
import type { Crest } from "./settings/appearance.ts";
import type { Quote } from "./settings/community.ts";
import type { Audience, Edition } from "./settings/editions.ts";
import type { Comparator, Ring, Ward, WardTables, Zone } from "./settings/places.ts";
import type { PrioritySettings } from "./settings/priorities.ts";
import type { TargetForm, TargetSetting } from "./settings/targets.ts";
import type { SeriousViolenceSetting, Theme } from "./settings/themes.ts";
import type { HarmRows, PopulationTable, Settings, SourceSettings } from "./settings.ts";

/** What normalising needs besides the form: where the folder is, and the tables that the settings name. */
export interface NormaliseInput {
  readonly folder: string;
  readonly sha256: string;
  readonly wards?: WardTables;
  /** LSOA codes by zone id. */
  readonly zoneLsoas: ReadonlyMap<string, readonly string[]>;
  /** Shapes by zone id. */
  readonly zonePolygons: ReadonlyMap<string, readonly (readonly Ring[])[]>;
  /** Wards by zone id. */
  readonly zoneWards: ReadonlyMap<string, readonly Ward[]>;
  /** Names of members by comparator id. */
  readonly comparatorMembers: ReadonlyMap<string, readonly string[]>;
  readonly population?: PopulationTable;
  readonly harmWeights?: HarmRows;
  readonly quotes?: readonly Quote[];
  readonly crest?: Omit<Crest, "text">;
}

/** Cautious until told otherwise: only what is meant for the public goes without SENSITIVE. */
const defaultEditions: Readonly<Record<Audience, Edition>> = {
  internal: { marking: "OFFICIAL-SENSITIVE" },
  partnership: { marking: "OFFICIAL-SENSITIVE" },
  public: { marking: "OFFICIAL" },
};

/** The checked YAML in the program's own words, with defaults filled in and paths made absolute. */
export function normalise(form: SettingsForm, input: NormaliseInput): Settings {
  const absolute = (path: string): string => resolve(input.folder, path);
  const { area, areas, indicators } = form;
  return {
    folder: input.folder,
    sha256: input.sha256,
    partnership: form.partnership,
    area: { id: areaId(area.name), name: area.name, kind: area.kind, ...optional("code", area.code) },
    ...optional("members", area.members),
    status: form.status,
    editions: {
      internal: editionOf(form, "internal"),
      partnership: editionOf(form, "partnership"),
      public: editionOf(form, "public"),
    },
    appearance: {
      ...optional("colour", form.appearance.colour?.toLowerCase()),
      ...optional("accent", form.appearance.accent?.toLowerCase()),
      ...optional("crest", input.crest && { ...input.crest, text: form.appearance.crest_text ?? form.partnership }),
    },
    zones: areas.zones.map(
      (zone): Zone => ({
        ...zoneOf(zone, input.zoneLsoas.get(zone.id) ?? [], input.zoneWards.get(zone.id)),
        ...optional("polygon", input.zonePolygons.get(zone.id)),
      }),
    ),
    ...optional("wards", input.wards),
    ...optional("population", input.population),
    ...optional("harmWeights", input.harmWeights),
    comparators: form.comparators.map(
      (comparator): Comparator => ({
        id: comparator.id,
        name: comparator.name,
        members: input.comparatorMembers.get(comparator.id) ?? [],
        source: comparator.source,
        compareBy: comparator.compare_by,
        ...optional("inText", comparator.in_text),
        ...optional("asOf", comparator.as_of),
        ...optional("note", comparator.note),
      }),
    ),
    sources: form.sources.map((source) => sourceOf(source, absolute)),
    indicators: {
      use: indicators.use,
      adjust: indicators.adjust,
      define: indicators.define,
      schoolTerms: form.school_terms.toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    },
    targets: form.targets.map(targetOf),
    rag: {
      policy:
        typeof form.rag.policy === "string"
          ? form.rag.policy
          : {
              amberWithinPercent: form.rag.policy.amber_within,
              redOnlyIfNotImproved: form.rag.policy.red_only_if_not_improved,
            },
      ...optional("redNeeds", form.rag.red_needs),
    },
    commentary: {
      missedTargets: form.commentary.missed_targets,
      sections: form.commentary.sections,
      frontMatter: form.commentary.front_matter,
    },
    pairs: form.pairs.map(({ name, ...pair }) => ({ ...pair, ...optional("name", name) })),
    themes: form.themes.map(themeOf),
    priorities: prioritiesOf(form.priorities),
    community: {
      surveys: form.community.surveys,
      consultations: form.community.consultations.map(({ how, ...asked }) => ({ ...asked, ...optional("how", how) })),
      quotes: input.quotes ?? [],
    },
    ...optional("seriousViolence", form.serious_violence && seriousViolenceOf(form.serious_violence)),
    events: form.events.map(({ to, ...event }) => ({ ...event, ...optional("to", to) })),
    operations: form.operations,
    breaks: form.breaks,
    rebases: form.rebases,
    ...(form.meeting ? { meeting: meetingOf(form.meeting) } : {}),
    papers: form.papers,
    clearance: form.clearance.map(({ period, ...entry }) => ({ ...entry, ...optional("period", period) })),
    smallNumbers: {
      noPercentBelow: form.small_numbers.no_percent_below,
      cautionBelow: form.small_numbers.caution_below,
    },
    maxRejects: form.max_rejects,
  };
}

/** A zone of wards is drawn like this only while all of them are. */
function zoneOf(
  zone: SettingsForm["areas"]["zones"][number],
  lsoas: readonly string[],
  wards: readonly Ward[] | undefined,
): Zone {
  const from = [zone.valid_from, ...(wards ?? []).map(({ validFrom }) => validFrom)].filter(
    (date) => date !== undefined,
  );
  const to = [zone.valid_to, ...(wards ?? []).map(({ validTo }) => validTo)].filter((date) => date !== undefined);
  return {
    id: zone.id,
    name: zone.name,
    kind: "zone",
    lsoas,
    ...optional(
      "wards",
      wards?.map(({ id }) => id),
    ),
    ...optional("watched", zone.watch ? true : undefined),
    ...optional("validFrom", from.sort().at(-1)),
    ...optional("validTo", to.sort()[0]),
  };
}

function editionOf(form: SettingsForm, audience: Audience): Edition {
  const edition = form.editions[audience];
  return edition ? { marking: edition.marking, ...optional("handling", edition.handling) } : defaultEditions[audience];
}

function meetingOf(meeting: NonNullable<SettingsForm["meeting"]>): NonNullable<Settings["meeting"]> {
  const { chair, ...rest } = meeting;
  return { ...rest, ...optional("chair", chair) };
}

function sourceOf(source: SettingsForm["sources"][number], absolute: (path: string) => string): SourceSettings {
  return {
    id: source.id,
    name: source.name ?? nameFromId(source.id),
    provider: source.provider,
    format: source.format,
    files: source.files,
    columns: source.columns,
    ...optional("preset", source.preset),
    ...optional("service", source.service),
    ...optional("grain", source.grain),
    ...optional("covers", source.covers),
    ...optional("extracted", source.extracted),
    ...optional("replaces", source.replaces),
    ...optional("categories", source.categories && absolute(source.categories)),
    ...optional("holds", source.holds),
    ...optional("extends", source.extends),
  };
}

/** `police-crime` as `Police crime`. */
export function nameFromId(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the theme does not say is the lead's. */
function themeOf(theme: SettingsForm["themes"][number]): Theme {
  const lead = theme.lead ?? theme.indicators[0];
  if (lead === undefined) throw new Error("a theme without indicators was not refused");
  return {
    id: theme.id,
    title: theme.title,
    indicators: theme.indicators,
    lead,
    who: theme.who ?? lead,
    where: theme.where ?? lead,
    when: theme.when ?? lead,
    overlaps: theme.overlaps,
    partner: theme.partner,
    zones: theme.zones,
    spates: theme.spates,
    rates: theme.rates.map(({ indicator, age_from, age_to }) => ({ indicator, from: age_from, to: age_to })),
    ...optional("priority", theme.priority),
    ...optional("leadPartner", theme.lead_partner),
  };
}

function prioritiesOf({ weights, harm_of, comparator, judgements }: SettingsForm["priorities"]): PrioritySettings {
  return {
    weights,
    harmOf: harm_of,
    ...optional("comparator", comparator),
    judgements: judgements.map(({ theme, by, on, concern, controllability, rank, reason }) => ({
      theme,
      by,
      on,
      ...optional("concern", concern && { indicator: concern.indicator, ...optional("type", concern.type) }),
      ...optional("controllability", controllability),
      ...optional("rank", rank),
      ...optional("reason", reason),
    })),
  };
}

const seriousViolenceOf = ({
  indicators,
  agreed_on,
  by,
  note,
}: NonNullable<SettingsForm["serious_violence"]>): SeriousViolenceSetting => ({
  indicators,
  ...optional("agreedOn", agreed_on),
  ...optional("by", by),
  ...optional("note", note),
});

function targetOf(target: SettingsForm["targets"][number]): TargetSetting {
  return {
    indicator: target.indicator,
    year: target.year,
    form: formOf(target),
    ...optional("area", target.area),
    ...optional("agreedOn", target.agreed_on),
    ...optional("note", target.note),
  };
}

/** The rules have made sure that exactly one form is there, and a baseline where one is needed. */
function formOf(target: SettingsForm["targets"][number]): TargetForm {
  const baselineCount = optional("baselineCount", target.baseline_count);
  if (target.change_on_previous_year !== undefined)
    return { kind: "change-on-previous-year", percent: target.change_on_previous_year, ...baselineCount };
  if (target.change_on_baseline !== undefined && target.baseline)
    return {
      kind: "change-on-baseline",
      percent: target.change_on_baseline,
      baseline: target.baseline,
      ...baselineCount,
    };
  if (target.at_most !== undefined) return { kind: "at-most", count: target.at_most };
  if (target.at_least !== undefined) return { kind: "at-least", count: target.at_least };
  if (target.state !== undefined) return { kind: "state", state: target.state, ...optional("where", target.where) };
  throw new Error("a target without a form was not refused");
}

/** A key only when there is a value for it: absent, never `undefined`. */
function optional<Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: T };
}
