import type { IsoDate } from "../values/period.ts";

/** A stream to write to: a terminal, a pipe or a file. */
export interface Output {
  write(text: string): void;
  /** A person is looking: tables and a progress display. Otherwise plain lines. */
  readonly isTerminal: boolean;
  readonly columns: number;
}

/** The outside world as commands see it. The launcher passes the real one, tests one of their own. */
export interface Io {
  /** Results. */
  readonly stdout: Output;
  /** Progress and messages. */
  readonly stderr: Output;
  /**
   * Asks a person at the terminal and hands back the answer; undefined when they end the input instead. Not there where nobody
   * can be asked: a command then never waits.
   */
  readonly ask?: (question: string) => Promise<string | undefined>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** By the clock: asked for by relative periods and sign-offs only. */
  readonly today: () => IsoDate;
  readonly temporaryRoot: string;
  readonly cacheRoot: string;
  readonly signal: AbortSignal;
}
