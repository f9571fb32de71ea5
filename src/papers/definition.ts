import type { PaperPeriod } from "./paper-period.ts";

/** What a section is repeated for, with the parameters that each repetition is given. */
export const repeats = {
  "each-indicator": ["indicator", "area"],
  "each-zone": ["zone"],
  "each-pair": ["pair"],
  "each-theme": ["theme"],
  "each-priority": ["priority"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Repeat = keyof typeof repeats;

/** One entry of a paper's list: a kind, what it is repeated for, and the kind's own parameters. */
export interface SectionDefinition {
  readonly kind: string;
  /** Absent when the section stands once. */
  readonly for?: Repeat;
  /** Of sections that stand once. The kind gives one when left out. */
  readonly id?: string;
  /** In place of the kind's own title. */
  readonly title?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface PaperDefinition {
  readonly id: string;
  readonly title: string;
  /** What it reports; a quarter when left out. */
  readonly period?: PaperPeriod;
  /** The indicators of its scorecard, headlines and repeated sections; those that the partnership uses when left out; `plan`: those of its plan. */
  readonly about?: readonly AboutEntry[] | "plan";
  readonly sections: readonly SectionDefinition[];
}

/** An indicator by its id, whether or not it is in use elsewhere, or those in use that belong to a topic. */
export type AboutEntry = string | { readonly topic: string };
