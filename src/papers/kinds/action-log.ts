import { formatDate } from "../../wording/dates.ts";
import { type Inline, label, status as mark, text } from "../../wording/runs.ts";
import { type ActionStatus, broughtForward, type StandingAction } from "../action-log.ts";
import type { TableBlock } from "../model.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, row, textCell } from "../tables.ts";

const statusWords: Readonly<Record<ActionStatus, string>> = {
  open: "Open",
  "in progress": "In progress",
  complete: "Complete",
  dropped: "Dropped",
};

/** The actions that come forward to this paper. Not there without a log, nor for the public: it was not written for them. */
export const actionLog: SectionKind<Record<string, never>> = {
  id: "action-log",
  shows:
    "The actions that are open on the paper's day, with their owners and where they came from, and those closed since the quarter began.",
  needs: () => [],
  present(_parameters, { paper, numbering }) {
    const title = "Action log";
    if (paper.actions.length === 0 || paper.audience === "public") return { title, blocks: [] };
    const day = paper.settings.meeting?.date ?? paper.dataTo;
    const since = paper.quarter.start;
    const actions = broughtForward(paper.actions, day, since);
    if (actions.length === 0)
      return { title, blocks: [{ kind: "paragraph", content: [label(`No action was open on ${formatDate(day)}.`)] }] };
    const table: TableBlock = {
      kind: "table",
      id: "action-log-table",
      number: numbering.table(),
      caption: `Actions open on ${formatDate(day)}, and those closed since ${formatDate(since)}`,
      layout: "plain",
      columns: [
        leftColumn("ref", "Ref"),
        leftColumn("action", "Action"),
        leftColumn("owner", "Owner"),
        leftColumn("due", "Due"),
        leftColumn("status", "Status"),
      ],
      rows: actions.map((action) =>
        row([
          textCell(action.ref),
          textCell(action.action, originWords(action)),
          textCell(action.owner ?? "–"),
          textCell(action.due ? formatDate(action.due) : "–"),
          { content: statusOf(action), ...(action.update ? { detail: action.update } : {}) },
        ]),
      ),
      notes: actions.some(({ overdue }) => overdue)
        ? [[label(`“Overdue”: due before ${formatDate(day)} and not closed.`)]]
        : [],
    };
    return { title, blocks: [table] };
  },
};

function originWords({ origin, raised }: StandingAction): string {
  const from = [origin, raised && formatDate(raised)].filter(Boolean).join(", ");
  return from ? `From: ${from}` : "Origin not recorded";
}

function statusOf({ overdue, status, closed }: StandingAction): Inline[] {
  if (overdue) return [mark("missed", "Overdue")];
  return closed ? [label(`${statusWords[status]}, ${formatDate(closed)}`)] : [text(statusWords[status])];
}
