import type { ProblemCode } from "../../problems/codes.ts";
import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import { fieldName, type SettingPath, type SettingsDocument } from "../document.ts";
import type { ReadableSettings } from "../salvage.ts";

/** What the program can do, passed in so that the settings know nothing of formats, indicators and papers. */
export interface Registries {
  readonly formats: readonly FormatEntry[];
  readonly indicators: readonly string[];
  readonly papers: readonly string[];
  /** Which of the indicators are surveys. */
  readonly surveys?: readonly string[];
  /** Categories of offences, which sources may say that they hold. Not checked when left out. */
  readonly categories?: readonly string[];
  /** Topics of the indicators, which events may name. Not checked when left out. */
  readonly topics?: readonly string[];
}

interface FormatEntry {
  readonly id: string;
  readonly presets: readonly string[];
  /** Whether one of its presets must be named; so it is when left out. */
  readonly presetNeeded?: boolean;
  /** Field names that `columns` may map, in snake case. Not checked when left out. */
  readonly columns?: readonly string[];
}

export interface RuleContext {
  /** Absolute. */
  readonly folder: string;
  /** The YAML as plain values, unchecked: the ids that are declared, whether or not the rest of the entry is right. */
  readonly content: unknown;
  readonly settings: ReadableSettings;
  readonly document: SettingsDocument;
  readonly registries: Registries;
}

/** One cross-check over the settings. Looks at what could be read and says everything that it finds. */
export type Rule = (context: RuleContext) => readonly Problem[] | Promise<readonly Problem[]>;

/** The entries of a list that could be read, with their paths. */
export function entriesOf<T>(
  list: readonly (T | undefined)[] | undefined,
  ...path: PropertyKey[]
): (readonly [T, SettingPath])[] {
  return (list ?? []).flatMap((entry, index) => (entry === undefined ? [] : [[entry, [...path, index]] as const]));
}

export function settingProblem(
  context: RuleContext,
  path: SettingPath,
  code: ProblemCode,
  message: string,
  remedy?: string,
): Problem {
  return { code, severity: "error", message, ...(remedy ? { remedy } : {}), place: context.document.placeOf(path) };
}

/** A problem when `name` is not among `known`, which is what `kind` (plural, as in "sources") has. */
export function unknownReference(
  context: RuleContext,
  path: SettingPath,
  name: string | undefined,
  known: readonly (string | undefined)[],
  kind: string,
  code: ProblemCode = "settings-unknown-reference",
): Problem[] {
  if (name === undefined || known.includes(name)) return [];
  const names = known.filter((candidate) => candidate !== undefined);
  return [
    settingProblem(
      context,
      path,
      code,
      `${fieldName(path)} is "${name}", which is not among the ${kind}.${didYouMean(nearest(name, names))}`,
      names.length > 0 ? `Known ${kind}: ${names.join(", ")}.` : `There are no ${kind} yet.`,
    ),
  ];
}
