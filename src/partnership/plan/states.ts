import { distance } from "fastest-levenshtein";
import { type ActionState, actionStates, type YearEntry } from "./plan.ts";

/** How people write each state. Case, hyphens and full stops do not matter. */
const spellings: Readonly<Record<ActionState, readonly string[]>> = {
  "not-started": ["not started", "not yet started", "to start"],
  "in-development": ["in development", "under development", "being developed"],
  started: ["started", "under way", "underway", "in progress", "begun"],
  ongoing: ["ongoing", "on going", "continuing", "continuous"],
  complete: ["complete", "completed", "done", "finished", "achieved"],
  delayed: ["delayed", "behind", "slipped"],
  stopped: ["stopped", "dropped", "withdrawn", "cancelled", "ended"],
  "to-be-confirmed": ["to be confirmed", "tbc", "tba", "to be agreed"],
  "not-applicable": ["not applicable", "n/a", "na", "none"],
};

const all = actionStates
  .flatMap((state) => spellings[state].map((words) => ({ state, words })))
  .sort((one, other) => other.words.length - one.words.length);

/** Of the same length as the cell, so that what stands behind a state can be cut off. */
const plain = (cell: string): string => cell.toLowerCase().replace(/[-‐–]/g, " ");

/** What parts a state from the words behind it. */
const parting = /^[\s.,:;–—-]*/;

/**
 * What a year's cell says: a state of the closed list where it begins with one, and the words behind it. "Ongoing patrols" begins with a state
 * only by the look of it: behind a state the cell or the line ends, or a stop, a colon, a dash or a capital follows.
 */
export function readYearCell(cell: string): YearEntry | undefined {
  const text = cell.trim();
  if (text === "" || /^[–—-]$/.test(text)) return undefined;
  const found = all.find(({ words }) => plain(text).startsWith(words) && endsThere(text.slice(words.length)));
  if (!found) return { words: text };
  return { state: found.state, words: text.slice(found.words.length).replace(parting, "") };
}

const endsThere = (rest: string): boolean =>
  /^(?:\s*$|\s*[\n.,:;(&–—]|\s+-|\s+\p{Lu}|\s+(?:and|but|subject|until|from)\b)/u.test(rest);

/** What a short cell that is no state was most likely meant to be: "Ongoig". */
export function nearestState(cell: string): string | undefined {
  const text = plain(cell.trim()).replace(/\.$/, "");
  if (text.length < 3 || text.split(/\s+/).length > 3 || readYearCell(cell)?.state) return undefined;
  const [nearest] = all
    .map(({ words }) => ({ words, away: distance(text, words) }))
    .sort((one, other) => one.away - other.away);
  return nearest && nearest.away <= (text.length < 6 ? 1 : 2) ? stateNames.get(nearest.words) : undefined;
}

const stateNames = new Map(
  actionStates.flatMap((state) => spellings[state].map((words) => [words, spellings[state][0] ?? words] as const)),
);
