import type { IsoDate } from "../values/period.ts";

/** What an action can be. */
export const actionStatuses = ["open", "in progress", "complete", "dropped"] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** One action that a meeting or a paper asked for. */
export interface Action {
  readonly ref: string;
  readonly action: string;
  readonly owner?: string;
  readonly due?: IsoDate;
  readonly status: ActionStatus;
  /** The meeting or the paper that asked for it. */
  readonly origin?: string;
  readonly raised?: IsoDate;
  /** When it was completed or dropped. */
  readonly closed?: IsoDate;
  /** What has been done so far. */
  readonly update?: string;
}

/** An action as it stood on the day of a paper. */
export interface StandingAction extends Action {
  readonly overdue: boolean;
}

const isClosed = ({ status }: Action): boolean => status === "complete" || status === "dropped";

/**
 * What comes forward to a paper: every action that was open on its day, the overdue first and then by when they are due, and those that were
 * closed since a day. An action that was raised later, or closed later, was not yet so.
 */
export function broughtForward(actions: readonly Action[], day: IsoDate, since: IsoDate): StandingAction[] {
  const known = actions.filter(({ raised }) => raised === undefined || raised <= day);
  const standing = known.map((action): StandingAction => {
    const closedLater = isClosed(action) && action.closed !== undefined && action.closed > day;
    const { closed: _later, ...before } = action;
    const then: Action = closedLater ? { ...before, status: "open" } : action;
    return { ...then, overdue: !isClosed(then) && then.due !== undefined && then.due < day };
  });
  const open = standing.filter((action) => !isClosed(action)).sort(byUrgency);
  const closed = standing.filter((action) => isClosed(action) && action.closed !== undefined && action.closed >= since);
  return [...open, ...closed];
}

/** Without a date, last. */
const byUrgency = (one: StandingAction, other: StandingAction): number =>
  (one.due ?? "9999").localeCompare(other.due ?? "9999");
