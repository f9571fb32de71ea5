import { type Action, actionStatuses } from "../papers/action-log.ts";
import type { ColumnHeaders } from "../partnership/reference-headers.ts";
import { type ReferenceRow, readDate } from "../partnership/reference-rows.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { cellProblem, readTable } from "./read-table.ts";

/** In the partnership folder, kept by whoever keeps the minutes. */
export const actionsFile = "actions.csv";

const columns = {
  ref: { names: ["ref", "reference", "no", "number", "id"], required: true, means: "reference" },
  action: { names: ["action", "what"], required: true, means: "action" },
  owner: { names: ["owner", "lead", "who"], means: "owner" },
  due: { names: ["due", "due_date", "by_when", "deadline"], means: "day it is due" },
  status: { names: ["status", "state"], required: true, means: "status" },
  origin: { names: ["origin", "from", "meeting", "paper"], means: "meeting or paper it comes from" },
  raised: { names: ["raised", "raised_on", "opened"], means: "day it was raised" },
  closed: { names: ["closed", "closed_on", "completed"], means: "day it was completed or dropped" },
  update: { names: ["update", "updates", "progress", "notes"], means: "what has been done so far" },
} as const satisfies Record<string, ColumnHeaders>;

type Column = keyof typeof columns;
type Row = ReferenceRow<Column>;

/** The action log of a partnership; none where it keeps none. Every problem has its line. */
export async function readActions(
  folder: string,
): Promise<{ readonly actions: readonly Action[]; readonly problems: readonly Problem[] }> {
  const { rows, problems } = await readTable(folder, actionsFile, columns, "action-invalid");
  const read = rows.map((row) => ({ row, problems: problemsOf(row, rows) }));
  const sound = read.filter((one) => one.problems.every(({ severity }) => severity !== "error"));
  return {
    actions: sound.map(({ row }) => actionOf(row)),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
  };
}

const statusOf = (cell: string): Action["status"] | undefined => {
  const written = cell.toLowerCase().replace(/[\s_-]+/g, " ");
  return actionStatuses.find((one) => one === written);
};

function problemsOf({ line, cells }: Row, rows: readonly Row[]): Problem[] {
  const wrong = (field: Column, message: string, remedy: string): Problem =>
    cellProblem("action-invalid", actionsFile, line, field, message, remedy);
  const problems = (["ref", "action"] as const)
    .filter((field) => cells[field] === "")
    .map((field) => wrong(field, `The ${columns[field].means} is blank.`, "Fill it, or take the line out."));
  const earlier = rows.find((other) => other.cells.ref === cells.ref && other.line < line);
  if (earlier && cells.ref !== "")
    problems.push(
      wrong("ref", `"${cells.ref}" stands on line ${earlier.line} too.`, "Give each action a reference of its own."),
    );
  for (const field of ["due", "raised", "closed"] as const)
    if (readDate(cells[field]) === false)
      problems.push(wrong(field, `"${cells[field]}" is not a day.`, "Write it as 2020-06-25 or 25/06/2020."));
  const status = statusOf(cells.status);
  if (!status)
    problems.push(
      wrong(
        "status",
        `The status is "${cells.status}".${didYouMean(nearest(cells.status, actionStatuses))}`,
        `Write one of ${actionStatuses.join(", ")}.`,
      ),
    );
  const isOpen = status === "open" || status === "in progress";
  const lacking = (["owner", "due"] as const).filter((field) => cells[field] === "");
  if (isOpen && problems.length === 0 && lacking.length > 0)
    problems.push({
      ...wrong(
        "owner",
        `Action ${cells.ref} is open and has no ${lacking.map((field) => (field === "due" ? "day it is due" : field)).join(" and no ")}.`,
        "Fill it in; an action that nobody holds is not done.",
      ),
      severity: "warning",
    });
  return problems;
}

function actionOf({ cells }: Row): Action {
  const { ref, action, owner, origin, update } = cells;
  const dates = Object.fromEntries(
    (["due", "raised", "closed"] as const).flatMap((field) => {
      const day = readDate(cells[field]);
      return day ? [[field, day]] : [];
    }),
  );
  return {
    ref,
    action,
    status: statusOf(cells.status) ?? "open",
    ...dates,
    ...(owner ? { owner } : {}),
    ...(origin ? { origin } : {}),
    ...(update ? { update } : {}),
  };
}
