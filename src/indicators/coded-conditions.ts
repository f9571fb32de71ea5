import { offenceOutcomes, positiveOutcomes } from "../extracts/data/offence-outcomes.ts";
import { asianBackgrounds, ethnicities, notAsian, sexes } from "../extracts/data/person-labels.ts";
import { searchOutcomes } from "../extracts/data/police-uk-values.ts";
import { presets } from "../extracts/formats/presets/index.ts";
import type { RecordField } from "../extracts/reading.ts";
import { isOffenceKind, peopleKinds, type RecordKind } from "../values/record-kind.ts";

/** Conditions on a column of `records` that holds one of a list of values, by the key that marks them in the catalogue. */
export const codedKeys = [
  "outcome",
  "detail",
  "place_kind",
  "risk",
  "age_band",
  "sex",
  "ethnicity",
  "background",
  "suspect",
] as const;
export type CodedKey = (typeof codedKeys)[number];

interface CodedCondition {
  readonly column: (kind: RecordKind) => string;
  readonly field: (kind: RecordKind) => RecordField;
  /** Stands before the values in a sentence. */
  readonly words: string;
  /** The kinds of record that know such a thing. */
  readonly kinds: readonly RecordKind[];
  /** The values that there are; any word, where the list is undefined. */
  readonly known: (kind: RecordKind) => readonly string[] | undefined;
}

/** Records about somebody harmed, and about somebody held to have done it: their columns differ. */
const oneVictim: readonly RecordKind[] = ["victim", "referral", "ambulance", "emergency-department"];
const oneSuspect: readonly RecordKind[] = ["suspect", "youth-justice", "stop-search"];
/** A victim with a suspect is about both. */
export const victimKinds: readonly RecordKind[] = [...oneVictim, "victim-suspect"];
export const suspectKinds: readonly RecordKind[] = [...oneSuspect, "victim-suspect"];
const personOf = (kind: RecordKind): "victim" | "suspect" => (oneSuspect.includes(kind) ? "suspect" : "victim");

const offenceKinds: readonly RecordKind[] = ["offence", ...peopleKinds];
const presetsOf = (kind: RecordKind) => presets.filter((preset) => preset.kind === kind);
const kindsWith = (column: "outcome" | "detail" | "place_kind" | "risk"): RecordKind[] =>
  presets.flatMap(({ kind, codes }) => (codes[column] ? [kind] : []));

/** The values of a coded column that extracts of a kind can have. */
const presetValues = (
  column: "category" | "outcome" | "detail" | "place_kind" | "risk",
  kind: RecordKind,
): string[] => [...new Set(presetsOf(kind).flatMap(({ codes }) => Object.keys(codes[column]?.labels ?? {})))];

/** Incident categories that are a closed list. Calls to the police come in other formats too. */
export const incidentCategories = (kind: RecordKind): readonly string[] | undefined =>
  kind === "police-asb" || presetsOf(kind).length === 0 ? undefined : presetValues("category", kind);

/** Flags that extracts of incidents can set. */
export const incidentFlags = (kind: RecordKind): readonly string[] =>
  presetsOf(kind).flatMap(({ flags }) => Object.keys(flags ?? {}));
export const flagKinds: readonly RecordKind[] = presets.flatMap(({ kind, flags }) => (flags ? [kind] : []));

/** Stands for all positive outcomes of offences. */
const positive = "positive";

export const codedConditions: Readonly<Record<CodedKey, CodedCondition>> = {
  outcome: {
    column: () => "outcome",
    field: () => "outcome",
    words: "the outcome is",
    kinds: [...offenceKinds, ...kindsWith("outcome"), "stop-search"],
    known: (kind) => {
      if (kind === "stop-search") return [...Object.keys(searchOutcomes), "other"];
      return isOffenceKind(kind) ? [positive, ...offenceOutcomes.map(({ id }) => id)] : presetValues("outcome", kind);
    },
  },
  detail: {
    column: () => "detail",
    field: () => "detail",
    words: "the detail is",
    kinds: kindsWith("detail"),
    known: (kind) => presetValues("detail", kind),
  },
  place_kind: {
    column: () => "place_kind",
    field: () => "place-kind",
    words: "the kind of place is",
    kinds: kindsWith("place_kind"),
    known: (kind) => presetValues("place_kind", kind),
  },
  risk: {
    column: () => "risk",
    field: () => "risk",
    words: "the risk is",
    kinds: kindsWith("risk"),
    known: (kind) => presetValues("risk", kind),
  },
  age_band: {
    column: () => "age_band",
    field: () => "age-band",
    words: "the band of ages is",
    kinds: [...oneVictim, ...oneSuspect],
    known: () => undefined,
  },
  sex: {
    column: (kind) => `${personOf(kind)}_sex`,
    field: (kind) => `${personOf(kind)}-sex`,
    words: "the sex is",
    kinds: [...oneVictim, ...oneSuspect],
    known: () => Object.keys(sexes),
  },
  ethnicity: {
    column: (kind) => `${personOf(kind)}_ethnicity`,
    field: (kind) => `${personOf(kind)}-ethnicity`,
    words: "the ethnic group is",
    kinds: [...oneVictim, ...oneSuspect],
    known: () => Object.keys(ethnicities),
  },
  background: {
    column: () => "victim_background",
    field: () => "victim-ethnicity",
    words: "the self-defined background is",
    kinds: ["victim"],
    known: () => [...Object.keys(asianBackgrounds), notAsian],
  },
  suspect: {
    column: () => "suspect_known",
    field: () => "suspect",
    words: "the suspect is",
    kinds: ["offence", "victim"],
    known: () => ["known", "none"],
  },
};

/** The values of a condition as they stand in the column. */
export const codedValuesOf = (key: CodedKey, values: readonly string[]): readonly string[] =>
  key === "outcome"
    ? [...new Set(values.flatMap((value) => (value === positive ? positiveOutcomes : [value])))]
    : values;
