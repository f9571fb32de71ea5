import type { ReadResult } from "./extracts/reading.ts";
import type { Indicator } from "./indicators/indicator.ts";
import type { Audience, Settings } from "./partnership/settings.ts";
import type { Problem } from "./problems/problem.ts";
import type { RecordStore } from "./records/store.ts";
import type { Figure } from "./values/figure.ts";
import type { CountRequest } from "./values/figure-book.ts";
import type { IsoDate, Period } from "./values/period.ts";

export type Phase =
  | "settings"
  | "read"
  | "plan"
  | "measure"
  | "disclose"
  | "analyse"
  | "word"
  | "render"
  | "print"
  | "write";

export interface ProgressEvent {
  readonly phase: Phase;
  readonly state: "start" | "done";
  readonly detail?: string;
  readonly milliseconds?: number;
}

/** Everything from outside that the pipeline touches, passed in by the command line or by a test. */
export interface World {
  /** Today's date, for relative periods only: nothing printed depends on it. */
  readonly today: IsoDate;
  readonly temporaryRoot: string;
  readonly cacheRoot: string;
  readonly browserPath?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly progress: (event: ProgressEvent) => void;
}

export interface Partnership {
  readonly settings: Settings;
  readonly indicators: ReadonlyMap<string, Indicator>;
}

export interface Reading {
  readonly store: RecordStore;
  readonly result: ReadResult;
  close(): Promise<void>;
}

export interface BuildOptions {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly period: Period;
  readonly papers: readonly string[];
  readonly audience: Audience;
  readonly formats: readonly ("html" | "pdf")[];
  readonly outFolder?: string;
  readonly strict: boolean;
  /** Consent to a public edition that is not yet protected against working out suppressed counts. */
  readonly unaudited: boolean;
}

export interface BuiltPaper {
  readonly paper: string;
  readonly title: string;
  readonly headlines: readonly string[];
  readonly files: readonly string[];
}

export interface BuildResult {
  readonly papers: readonly BuiltPaper[];
  readonly problems: readonly Problem[];
}

export type { CountRequest, Figure };
