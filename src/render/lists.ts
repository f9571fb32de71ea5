import type { Block, EditionModel } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";
import type { DocumentContext } from "./document-context.ts";

/** Figures and tables together from which a reader looks for one by a list rather than by leafing. */
const longPaper = 40;

export interface Listed {
  readonly href: string;
  /** "Figure 7". */
  readonly label: string;
  readonly title: string;
  readonly page?: string;
}

export interface Lists {
  readonly figures: readonly Listed[];
  readonly tables: readonly Listed[];
}

/** Every numbered figure and table with its title and, in print, its page; nothing for a short paper. */
export function listsOf(model: EditionModel, context: DocumentContext): Lists | undefined {
  const blocks = model.sections.flatMap((section) => section.blocks).flatMap(within);
  const entry = (id: string, label: string, title: string): Listed => {
    const page = context.pageOf(id);
    return { href: `#${id}`, label, title, ...(page === undefined ? {} : { page }) };
  };
  const figures = blocks.flatMap((block) =>
    block.kind === "chart" ? [entry(block.id, `${context.words.figure} ${block.number}`, plain(block.title))] : [],
  );
  const tables = blocks.flatMap((block) =>
    block.kind === "table" && block.number > 0
      ? [entry(block.id, `${context.words.table} ${block.number}`, block.caption)]
      : [],
  );
  return figures.length + tables.length < longPaper ? undefined : { figures, tables };
}

const within = (block: Block): Block[] => ("blocks" in block ? block.blocks.flatMap(within) : [block]);
