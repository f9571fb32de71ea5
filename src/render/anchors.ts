import type { Block, EditionModel, Inline, TableRow } from "../papers/model.ts";
import type { Figure } from "../values/figure.ts";

/** The section kind whose table rows give the pedigree of one figure each. */
const pedigreeKind = "pedigree";

/** The figure that a row of the pedigree annex is about: the one its header names, printed as a figure or as its id. */
export function figureOfRow(row: TableRow, figures: Readonly<Record<string, Figure>>): string | undefined {
  return firstFigure(row.cells[0]?.content ?? [], figures);
}

function firstFigure(content: readonly Inline[], figures: Readonly<Record<string, Figure>>): string | undefined {
  for (const run of content) {
    if (run.kind === "figure") return run.id;
    if ((run.kind === "code" || run.kind === "text") && Object.hasOwn(figures, run.text.trim())) return run.text.trim();
    if (run.kind === "strong" || run.kind === "emphasis" || run.kind === "link") {
      const found = firstFigure(run.content, figures);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/**
 * The HTML id of every figure that has a row in the pedigree annex: `f-` and the figure's id with everything but letters
 * and digits turned into hyphens. Figures without a row have no anchor, and are then printed without a link.
 */
export function pedigreeAnchors(model: EditionModel): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const used = new Set<string>();
  for (const section of model.sections.filter((candidate) => candidate.kind === pedigreeKind)) {
    for (const row of section.blocks.flatMap(rowsOf)) {
      const figure = figureOfRow(row, model.figures);
      if (figure === undefined || anchors.has(figure)) continue;
      const anchor = unused(`f-${slug(figure)}`, used);
      used.add(anchor);
      anchors.set(figure, anchor);
    }
  }
  return anchors;
}

const rowsOf = (block: Block): readonly TableRow[] => {
  if (block.kind === "table") return block.rows;
  return block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(rowsOf) : [];
};

export const slug = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");

function unused(wanted: string, used: ReadonlySet<string>): string {
  let candidate = wanted;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${wanted}-${number}`;
  return candidate;
}
