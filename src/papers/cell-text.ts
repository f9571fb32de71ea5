import type { Inline } from "../wording/runs.ts";
import type { TableCell } from "./model.ts";

/** All that a cell says as runs, with something between its paragraphs and the entries of its lists. */
export function runsOfCell({ content, blocks }: TableCell, between = " ", bullet = ""): readonly Inline[] {
  if (!blocks) return content;
  const parts = blocks.flatMap((block): (readonly Inline[])[] =>
    block.kind === "list" ? block.items.map((item) => [...textOf(bullet), ...item]) : [block.content],
  );
  return parts.flatMap((part, index) => (index === 0 ? part : [...textOf(between), ...part]));
}

const textOf = (words: string): Inline[] => (words ? [{ kind: "text", text: words }] : []);
