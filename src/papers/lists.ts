import { plain } from "../wording/runs.ts";
import { frameWords } from "./frame-words.ts";
import type { Block, EditionModel } from "./model.ts";

/** Figures and tables together from which a reader looks for one by a list rather than by leafing. */
const longPaper = 40;

/** A numbered figure or table: its id, and "Figure 7. Robbery: above the mean since February 2019". */
export interface Listed {
  readonly id: string;
  readonly words: string;
}

export interface Lists {
  readonly figures: readonly Listed[];
  readonly tables: readonly Listed[];
}

/** Every numbered figure and table with its title, in order; nothing for a short paper. */
export function listsOf(model: EditionModel): Lists | undefined {
  const blocks = model.sections.flatMap((section) => section.blocks).flatMap(within);
  const figures = blocks.flatMap((block) =>
    block.kind === "chart"
      ? [{ id: block.id, words: `${frameWords.figure} ${block.number}. ${plain(block.title)}` }]
      : [],
  );
  const tables = blocks.flatMap((block) =>
    block.kind === "table" && block.number > 0
      ? [{ id: block.id, words: `${frameWords.table} ${block.number}. ${block.caption}` }]
      : [],
  );
  return figures.length + tables.length < longPaper ? undefined : { figures, tables };
}

const within = (block: Block): Block[] => ("blocks" in block ? block.blocks.flatMap(within) : [block]);
