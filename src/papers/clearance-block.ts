import { formatDate } from "../wording/dates.ts";
import { label, text } from "../wording/runs.ts";
import type { Block } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import type { decisions } from "./sign-off.ts";
import { leftColumn, row, textCell } from "./tables.ts";

const decisionWords: Readonly<Record<(typeof decisions)[number], string>> = {
  draft: "Back to draft",
  cleared: "Cleared",
  final: "Final",
};

/** Who decided what of this paper, and when. A paper for the public names roles, not people. */
export function clearanceBlock({ paper, numbering }: PresentContext): Block {
  const { log, status } = paper.signOff;
  if (log.length === 0)
    return {
      kind: "paragraph",
      content: [
        text(status === "draft" ? "This paper is a draft: nobody has cleared it yet." : "No clearance is on record."),
      ],
    };
  const named = paper.audience !== "public";
  return {
    kind: "table",
    id: "clearance-table",
    number: numbering.table(),
    caption: "Who cleared this paper",
    layout: "plain",
    columns: [
      leftColumn("date", "Date"),
      leftColumn("who", named ? "Name" : "Role"),
      ...(named ? [leftColumn("role", "Role")] : []),
      leftColumn("decision", "Decision"),
    ],
    rows: log.map(({ date, name, role, decision, note }) =>
      row([
        textCell(formatDate(date)),
        textCell(named ? name : (role ?? "–")),
        ...(named ? [textCell(role ?? "–")] : []),
        { content: [label(decisionWords[decision])], ...(note && named ? { detail: note } : {}) },
      ]),
    ),
    notes: [],
  };
}
