import { code } from "../wording/runs.ts";
import type { TableBlock } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "./tables.ts";
import type { WrittenFile } from "./written-file.ts";

const holdsWords: Readonly<Record<WrittenFile["holds"], string>> = {
  plan: "the Partnership Plan",
  actions: "the action log",
  commentary: "commentary",
  clearance: "who cleared it",
};

/** The files of the words, the plan and the logs that stand in a paper; nothing where there are none. */
export function writtenBlocks({ paper, numbering }: PresentContext): TableBlock[] {
  if (paper.written.length === 0) return [];
  return [
    {
      kind: "table",
      id: "written-table",
      number: numbering.table(),
      caption: "What people wrote for this paper",
      layout: "definitions",
      columns: [
        leftColumn("file", "File"),
        leftColumn("holds", "Holds"),
        leftColumn("sha", "SHA-256, first 16 digits"),
      ],
      rows: paper.written.map(({ path, holds, sha256 }) =>
        row([textCell(path), textCell(holdsWords[holds]), runsCell([code(sha256.slice(0, 16))])]),
      ),
      notes: [],
    },
  ];
}
