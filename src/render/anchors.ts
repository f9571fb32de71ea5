import type { Block, EditionModel } from "../papers/model.ts";
import { seriesAnchor, seriesOf } from "../papers/pedigree/series.ts";

/** The section kind that says where figures come from. */
export const pedigreeKind = "pedigree";

/**
 * Where each figure's number leads: to the entry of its series in the pedigree annex. Figures that it does not tell of have no anchor, and
 * are then printed without a link.
 */
export function pedigreeAnchors(model: EditionModel): ReadonlyMap<string, string> {
  const entries = new Map(
    model.sections.filter(({ kind }) => kind === pedigreeKind).flatMap(({ blocks }) => blocks.flatMap(rowAnchors)),
  );
  return new Map(
    Object.keys(model.figures).flatMap((id) => {
      const series = seriesOf(id);
      const anchor = series && entries.get(seriesAnchor(series));
      return anchor === undefined ? [] : [[id, anchor] as const];
    }),
  );
}

/** Each anchor that something leads to, with that of the row that tells of it. */
function rowAnchors(block: Block): (readonly [wanted: string, row: string])[] {
  if (block.kind === "table")
    return block.rows.flatMap(({ anchor, leadsHere = [] }) =>
      anchor === undefined ? [] : [anchor, ...leadsHere].map((wanted) => [wanted, anchor] as const),
    );
  return block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(rowAnchors) : [];
}
