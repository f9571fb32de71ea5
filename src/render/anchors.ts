import type { Block, EditionModel, Inline } from "../papers/model.ts";
import type { Figure } from "../values/figure.ts";

/** The section kind whose tables say where figures come from. */
export const pedigreeKind = "pedigree";

/** The figure that a run stands for: the one it prints, or the one whose id it spells out. */
export function figureOfRun(run: Inline, figures: Readonly<Record<string, Figure>>): string | undefined {
  if (run.kind === "figure") return run.id;
  return run.kind === "code" && Object.hasOwn(figures, run.text) ? run.text : undefined;
}

/**
 * The HTML id of every figure that the pedigree annex tells of: `f-` and the figure's id with everything but letters and
 * digits turned into hyphens. Figures that it does not tell of have no anchor, and are then printed without a link.
 */
export function pedigreeAnchors(model: EditionModel): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const used = new Set<string>();
  for (const section of model.sections.filter((candidate) => candidate.kind === pedigreeKind)) {
    for (const run of section.blocks.flatMap(tableRuns)) {
      const figure = figureOfRun(run, model.figures);
      if (figure === undefined || anchors.has(figure)) continue;
      const anchor = unused(`f-${slug(figure)}`, used);
      used.add(anchor);
      anchors.set(figure, anchor);
    }
  }
  return anchors;
}

function tableRuns(block: Block): readonly Inline[] {
  if (block.kind === "table")
    return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.content.flatMap(runsWithin)));
  return block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(tableRuns) : [];
}

const runsWithin = (run: Inline): readonly Inline[] =>
  run.kind === "strong" || run.kind === "emphasis" || run.kind === "link" ? run.content.flatMap(runsWithin) : [run];

const slug = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");

function unused(wanted: string, used: ReadonlySet<string>): string {
  let candidate = wanted;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${wanted}-${number}`;
  return candidate;
}
