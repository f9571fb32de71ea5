import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { SettingsDocument } from "../document.ts";
import type { ActionRow } from "./action-table.ts";
import type { PlanAction } from "./plan.ts";
import { cellProblem, planActionsFile } from "./row-checks.ts";
import type { WrittenPlan } from "./schema.ts";

interface Placed {
  readonly actions: PlanAction[];
  readonly improvements: string[];
}

type Priorities = WrittenPlan["priorities"];

/**
 * Puts each line of the table under its delivery priority, by `2/1` for the first of the second priority. A blank cell means what stands above
 * it, as merged cells are saved; a priority with one delivery priority needs none named.
 */
export function placeActions(
  priorities: Priorities,
  rows: readonly ActionRow[],
  document: SettingsDocument,
): { readonly delivery: ReadonlyMap<string, Placed>; readonly problems: readonly Problem[] } {
  const delivery = new Map<string, Placed>();
  const problems: Problem[] = [];
  let above: { priority: number; number: number } | undefined;
  // A spreadsheet may have been sorted: references order the actions of a delivery priority, lines nothing.
  for (const row of rows) {
    const priority = priorityOf(row, priorities, above?.priority);
    if ("code" in priority) {
      problems.push(priority);
      continue;
    }
    const found = deliveryOf(row, priority.number, priorities, above);
    if ("code" in found) {
      problems.push(found);
      continue;
    }
    above = { priority: priority.number, number: found.number };
    const key = `${priority.number}/${found.number}`;
    const placed = delivery.get(key) ?? { actions: [], improvements: [] };
    delivery.set(key, placed);
    if (row.ref) placed.actions.push(actionOf(row));
    const improvement = clean(row.cells.improvements.text);
    if (improvement && !placed.improvements.includes(improvement)) placed.improvements.push(improvement);
  }
  for (const { actions } of delivery.values()) actions.sort((one, other) => numberOf(one) - numberOf(other));
  // A table that could not be read at all has told so.
  return { delivery, problems: rows.length === 0 ? [] : [...problems, ...emptyOnes(priorities, delivery, document)] };
}

const numberOf = ({ ref }: PlanAction): number => Number(ref.split(".")[1]);

const clean = (text: string): string => text.replaceAll("\u00a0", " ").trim();
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The number in front of a name, or all of a number: "2", "Delivery Priority 2:", "Strategic priority 2". */
const numberIn = (text: string): number | undefined => {
  const found = /^(?:(?:strategic|delivery)?\s*priority\s*)?(\d{1,2})\s*[:.)]?$/i.exec(clean(text));
  return found ? Number(found[1]) : undefined;
};

/** By its number or its title. */
const indexOf = (written: string, titles: readonly string[]): number | undefined => {
  const number = numberIn(written);
  if (number !== undefined) return number >= 1 && number <= titles.length ? number : undefined;
  const at = titles.findIndex((title) => plain(title) === plain(written));
  return at < 0 ? undefined : at + 1;
};

function priorityOf(
  { cells, ref }: ActionRow,
  priorities: Priorities,
  above: number | undefined,
): { readonly number: number } | Problem {
  const written = clean(cells.priority.text);
  const titles = priorities.map(({ title }) => title);
  const named = written === "" ? undefined : indexOf(written, titles);
  if (written !== "" && named === undefined)
    return cellProblem(
      "plan-action-invalid",
      "error",
      cells.priority,
      "priority",
      `"${written}" is not a priority of plan.yaml.${didYouMean(nearest(written, titles))}`,
      "Write its number, or its title as it stands there.",
    );
  if (ref && !priorities[ref.priority - 1])
    return cellProblem(
      "plan-action-invalid",
      "error",
      cells.ref,
      "ref",
      `The reference ${ref.priority}.${ref.number} begins with the number of a priority that plan.yaml does not have: it has ${priorities.length}.`,
      "A reference begins with the number of its priority.",
    );
  if (ref && named !== undefined && named !== ref.priority)
    return cellProblem(
      "plan-action-invalid",
      "error",
      cells.priority,
      "priority",
      `The action ${ref.priority}.${ref.number} stands under priority ${named}.`,
      "A reference begins with the number of its priority: change one of the two.",
    );
  const number = ref?.priority ?? named ?? above;
  return number === undefined
    ? cellProblem(
        "plan-action-invalid",
        "error",
        cells.improvements,
        "improvements",
        "These improvement actions stand above every action, and name no priority.",
        "Move the line below its actions, or name the priority and the delivery priority.",
      )
    : { number };
}

function deliveryOf(
  { cells, ref }: ActionRow,
  priority: number,
  priorities: Priorities,
  above: { readonly priority: number; readonly number: number } | undefined,
): { readonly number: number } | Problem {
  const titles = priorities[priority - 1]?.delivery.map(({ title }) => title) ?? [];
  const written = clean(cells.delivery.text);
  const wrong = (message: string, remedy: string): Problem =>
    cellProblem("plan-action-invalid", "error", cells.delivery, "delivery", message, remedy);
  if (titles.length === 0)
    return wrong(
      `Priority ${priority} has no delivery priority in plan.yaml.`,
      'Add one under its "delivery:", with a title.',
    );
  if (written !== "") {
    const number = indexOf(written, titles);
    return number === undefined
      ? wrong(
          `"${written}" is not a delivery priority of priority ${priority}.${didYouMean(nearest(written, titles))}`,
          `Write its number or its title: ${titles.map((title, index) => `${index + 1} ${title}`).join("; ")}.`,
        )
      : { number };
  }
  if (titles.length === 1) return { number: 1 };
  if (above?.priority === priority) return { number: above.number };
  return wrong(
    ref
      ? `Action ${ref.priority}.${ref.number} does not say which delivery priority it belongs to.`
      : "This line does not say which delivery priority it belongs to.",
    `Write its number in the column "Delivery Priority": priority ${priority} has ${titles.length}.`,
  );
}

function actionOf({ cells, ref, years }: ActionRow): PlanAction {
  return {
    ref: `${ref?.priority}.${ref?.number}`,
    activity: clean(cells.activity.text),
    partners: clean(cells.partners.text)
      .split(/\s*(?:\n|;)\s*/)
      .filter(Boolean),
    outcome: clean(cells.outcome.text),
    years,
    place: { file: planActionsFile, ...cells.ref.at() },
  };
}

/** A delivery priority without a single action is likely a column that was not filled. */
const emptyOnes = (
  priorities: Priorities,
  delivery: ReadonlyMap<string, Placed>,
  document: SettingsDocument,
): Problem[] =>
  priorities.flatMap(({ delivery: listed }, index) =>
    listed.flatMap(({ title }, item): Problem[] =>
      (delivery.get(`${index + 1}/${item + 1}`)?.actions.length ?? 0) > 0
        ? []
        : [
            {
              code: "plan-gap",
              severity: "warning",
              message: `The delivery priority “${title}” has no action.`,
              remedy: `Name it in the column "Delivery Priority" of ${planActionsFile}.`,
              place: document.placeOf(["priorities", index, "delivery", item]),
            },
          ],
    ),
  );
