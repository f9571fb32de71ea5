import { type Audience, audiences, type Status } from "../partnership/settings/editions.ts";
import type { IsoDate } from "../values/period.ts";

/** What can be decided about a paper, in the order in which it usually is. */
export const decisions = ["draft", "cleared", "final"] as const satisfies readonly Status[];

/** One line of a paper's clearance log: who decided what, and when. */
export interface Clearance {
  readonly date: IsoDate;
  readonly name: string;
  readonly role?: string;
  readonly decision: Status;
  readonly note?: string;
  /** What was looked at, where it was on file. */
  readonly seen?: SeenEdition;
}

/** An edition as it was when somebody decided on it. */
export interface SeenEdition {
  readonly audience: Audience;
  /** Eight hexadecimal digits that are others when a figure of the paper is. */
  readonly figures: string;
  /** Likewise of what people wrote for it. */
  readonly words: string;
}

/** "internal: figures 1a2b3c4d, words 5e6f7a8b": in the log. */
export const seenText = ({ audience, figures, words }: SeenEdition): string =>
  `${audience}: figures ${figures}, words ${words}`;

/** @returns undefined for what `seenText` does not write. */
export function readSeen(text: string): SeenEdition | undefined {
  const [, name, figures, words] = /^(\w+): figures ([0-9a-f]{8}), words ([0-9a-f]{8})$/.exec(text.trim()) ?? [];
  const audience = audiences.find((one) => one === name);
  return audience && figures && words ? { audience, figures, words } : undefined;
}

/** How far a paper of a period is, and who said so. */
export interface SignOff {
  readonly status: Status;
  /** In the order of their days. */
  readonly log: readonly Clearance[];
}

/** The last decision holds; without any, what the settings say of all papers. */
export function signOffOf(entries: readonly Clearance[], otherwise: Status): SignOff {
  const log = entries.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  return { status: log.at(-1)?.decision ?? otherwise, log };
}
