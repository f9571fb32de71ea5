import type { UnreadFiles } from "../../extracts/unread.ts";
import type { Block } from "../model.ts";
import { leftColumn, row, textCell } from "../tables.ts";
import type { QualityContext } from "./row-blocks.ts";

/** Files from which nothing was read: what they are, why, and what to do. */
export function unreadBlocks({ numbering }: QualityContext, unread: readonly UnreadFiles[]): Block[] {
  if (unread.length === 0) return [];
  return [
    {
      kind: "table",
      id: "unread-files",
      number: numbering.table(),
      caption: "Files from which nothing was read",
      layout: "definitions",
      columns: [
        leftColumn("file", "File"),
        leftColumn("what", "What it is"),
        leftColumn("why", "Why"),
        leftColumn("remedy", "What to do"),
      ],
      rows: unread.map(({ paths, what, why, remedy }) =>
        row([textCell(paths.join(", ")), textCell(what), textCell(why), textCell(remedy)]),
      ),
      notes: [],
    },
  ];
}
