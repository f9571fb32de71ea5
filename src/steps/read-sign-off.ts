import { folderName, type OfPeriod, quarterAsked } from "../papers/paper-period.ts";
import { type Clearance, decisions, readSeen, type SignOff, signOffOf } from "../papers/sign-off.ts";
import type { ColumnHeaders } from "../partnership/reference-headers.ts";
import { type ReferenceRow, readDate } from "../partnership/reference-rows.ts";
import type { Settings } from "../partnership/settings.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";
import { cellProblem, readTable } from "./read-table.ts";

export const clearanceColumns = {
  date: { names: ["date", "on"], required: true, means: "day of the decision" },
  name: { names: ["name", "by", "who"], required: true, means: "name of who decided" },
  role: { names: ["role", "post"], means: "role of who decided" },
  decision: { names: ["decision", "status"], required: true, means: "decision" },
  note: { names: ["note", "notes", "comment"], means: "note" },
  seen: { names: ["seen"], means: "edition that was looked at" },
} as const satisfies Record<string, ColumnHeaders>;

type Row = ReferenceRow<keyof typeof clearanceColumns>;

/** `commentary/2019-20-q4/quarterly/clearance.csv`: kept beside the words that were cleared. */
export const clearanceFile = (period: Period, paper: string): string =>
  `commentary/${folderName(period)}/${paper}/clearance.csv`;

/** How far a paper of a period is: its clearance log, and what the settings say of it. */
export async function readSignOff(
  settings: Settings,
  period: Period,
  paper: OfPeriod,
): Promise<{ readonly signOff: SignOff; readonly rows: number; readonly problems: readonly Problem[] }> {
  const path = clearanceFile(period, paper.id);
  const table = await readTable(settings.folder, path, clearanceColumns, "clearance-invalid");
  const problems = [...table.problems];
  const read = table.rows.flatMap((row) => {
    const entry = entryOf(row, path);
    if (!("code" in entry)) return [entry];
    problems.push(entry);
    return [];
  });
  const stated = settings.clearance
    .filter(
      (entry) =>
        entry.paper === paper.id && (entry.period === undefined || quarterAsked(paper, entry.period)?.id === period.id),
    )
    .map(({ by, on, status }): Clearance => ({ date: on, name: by, decision: status }));
  return { signOff: signOffOf([...stated, ...read], settings.status), rows: read.length, problems };
}

function entryOf({ line, cells }: Row, path: string): Clearance | Problem {
  const wrong = (field: string, message: string, remedy: string): Problem =>
    cellProblem("clearance-invalid", path, line, field, message, remedy);
  const date = readDate(cells.date);
  if (!date) return wrong("date", `The date is "${cells.date}".`, "Write a day such as 2020-06-17 or 17/06/2020.");
  if (cells.name === "") return wrong("name", "The name is blank.", "Say who decided.");
  const decision = decisions.find((one) => one === cells.decision.toLowerCase());
  if (!decision)
    return wrong(
      "decision",
      `The decision is "${cells.decision}".${didYouMean(nearest(cells.decision, decisions))}`,
      `Write one of ${decisions.join(", ")}.`,
    );
  const seen = readSeen(cells.seen);
  if (cells.seen.trim() !== "" && !seen)
    return wrong("seen", "What was seen is not as the program writes it.", "Leave the cell blank.");
  return {
    date,
    name: cells.name,
    decision,
    ...(cells.role ? { role: cells.role } : {}),
    ...(cells.note ? { note: cells.note } : {}),
    ...(seen ? { seen } : {}),
  };
}
