import type { Status } from "../partnership/settings/editions.ts";
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
