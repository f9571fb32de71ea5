import type { HeadersByField } from "../partnership/settings.ts";
import { matchHeader, nearMapping, plainHeader } from "./fields.ts";
import type { Format } from "./format.ts";
import type { Sample } from "./sample.ts";

/** What a file would be as an extract of one format and preset. */
export interface Candidate {
  readonly format: Format;
  readonly preset?: string;
  /** Fields that it has, under their own or a near header. */
  readonly positions: ReadonlyMap<string, readonly number[]>;
  /** Our field name to the header that is near one that it is known by: misspelt, or its words in another order. */
  readonly columns: Readonly<Record<string, string>>;
  /** What it lacks to be read, as a person would say it; it is complete without. */
  readonly missing: readonly string[];
  /** The share of its headers that the format knows. */
  readonly knownShare: number;
  /** How much its headers say for this format: one that several formats know says less. */
  readonly evidence: number;
}

/** A header that only one of many formats knows is worth one; so are months, three at most. */
const monthsWorth = 3;
/** A near header may be another column altogether. */
const nearWorth = 0.5;

/** What a file would be as an extract of each format and preset, the one that its headers speak for most first. */
export function candidatesOf(sample: Sample, formats: readonly Format[]): Candidate[] {
  const knownBy = knownHeaders(formats);
  return variantsOf(formats)
    .map(([format, preset]) => candidateOf(sample.header, format, preset, knownBy, {}))
    .sort((first, second) => second.evidence - first.evidence);
}

/** What a file would be as an extract of one format and preset, with what the settings map already. */
export const candidateFor = (
  header: readonly string[],
  format: Format,
  preset: string | undefined,
  formats: readonly Format[],
  mapped: HeadersByField,
): Candidate => candidateOf(header, format, preset, knownHeaders(formats), mapped);

const variantsOf = (formats: readonly Format[]): [Format, string | undefined][] =>
  formats.flatMap((format): [Format, string | undefined][] =>
    format.presets.length > 0 ? format.presets.map((preset) => [format, preset]) : [[format, undefined]],
  );

/** How many formats and presets know each header. */
function knownHeaders(formats: readonly Format[]): ReadonlyMap<string, number> {
  const knownBy = new Map<string, number>();
  for (const [format, preset] of variantsOf(formats)) {
    // Presets that choose among the rows of one file have its headers in common, and are one here.
    if (format.defaultPreset !== undefined && preset !== format.defaultPreset) continue;
    for (const header of new Set(format.fields(preset).flatMap(({ headers }) => headers.map(plainHeader))))
      knownBy.set(header, (knownBy.get(header) ?? 0) + 1);
  }
  return knownBy;
}

function candidateOf(
  header: readonly string[],
  format: Format,
  preset: string | undefined,
  knownBy: ReadonlyMap<string, number>,
  given: HeadersByField,
): Candidate {
  const fields = format.fields(preset);
  const knowsByForm = (name: string): boolean => format.knowsHeader?.(name, preset) ?? false;
  const alternatives = format.alternatives?.(preset) ?? [];
  const match = (near: Readonly<Record<string, string>>) =>
    matchHeader(fields, header, { ...given, ...near }, "", knowsByForm, alternatives);
  const exact = match({});
  // A header that means something to any format is no misspelling of something else.
  const free = exact.unknown.filter((position) => !knownBy.has(plainHeader(header[position] ?? "")));
  const columns = nearMapping(
    fields.filter(({ name }) => !exact.columns.has(name)),
    free.map((position) => header[position] ?? ""),
  );
  const all = Object.keys(columns).length > 0 ? match(columns) : exact;
  const blocking = [...all.problems, ...(format.checkHeader?.(header, "") ?? [])].filter(
    ({ severity }) => severity === "error",
  );
  const worth = (position: number): number => 1 / (knownBy.get(plainHeader(header[position] ?? "")) ?? 1);
  const exactWorth = [...new Set([...exact.columns.values()].flat())].reduce((sum, at) => sum + worth(at), 0);
  const byForm = header.filter(knowsByForm).length;
  const named = header.filter((name) => name !== "").length;
  const known = new Set([...all.columns.values()].flat()).size + byForm;
  return {
    format,
    ...(preset === undefined ? {} : { preset }),
    positions: all.columns,
    columns,
    missing: blocking.map(({ place, message }) => place?.field ?? message),
    knownShare: named === 0 ? 0 : Math.min(1, known / named),
    evidence: exactWorth + Object.keys(columns).length * nearWorth + Math.min(byForm, monthsWorth),
  };
}
