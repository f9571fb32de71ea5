import type { Block, EditionModel } from "../../papers/model.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { comparable } from "./comparable.ts";
import { isCutFrom } from "./cut-text.ts";
import { type Expected, expectedOf } from "./expected.ts";
import { proofTogether } from "./layout-proof.ts";
import { readUnits, type Unit } from "./units.ts";

/**
 * Where a page should begin, so that what belongs together stands together: browsers do not always keep a heading or a
 * caption with what follows, whatever the style sheet asks for. Sections, tables, figures and blocks by their names, rows as
 * `table#row`, counted from 0.
 */
export function breaksNeeded(printed: Printed, model: EditionModel): string[] {
  const units = readUnits(printed);
  const parted = proofTogether(units);
  if (parted.length === 0) return [];
  const named = alignment(expectedOf(model), units);
  return parted.flatMap(({ unit, lastRow }) => {
    const one = unit && named.get(unit);
    if (!unit || !one) return [];
    if (lastRow) return [`${one.place}#${rowsOf(one.place, model) - 2}`];
    // What is moved to the next page takes the heading above it along.
    const above = units[units.indexOf(unit) - 1];
    const heading = above?.role === "heading" ? named.get(above) : undefined;
    return [nameOf(heading ?? one)];
  });
}

const nameOf = ({ block, place }: Expected): string => block ?? place;

/** Headings and captions by their texts, in order: some browsers leave one out that is only tagged later. */
function alignment(expected: readonly Expected[], units: readonly Unit[]): ReadonlyMap<Unit, Expected> {
  const named = new Map<Unit, Expected>();
  let from = 0;
  for (const unit of units) {
    if (unit.role !== "heading" && unit.role !== "caption") continue;
    const text = comparable(unit.text);
    const isCut = unit.places.length > 1;
    const at = expected.findIndex((one, index) => {
      if (index < from || one.role !== unit.role) return false;
      const said = comparable(one.text);
      return said === text || (isCut && isCutFrom(said, text));
    });
    const found = expected[at];
    if (!found) continue;
    named.set(unit, found);
    from = at + 1;
  }
  return named;
}

/** The rows of a table, wherever in the paper it stands. */
function rowsOf(table: string, { sections }: EditionModel): number {
  const inBlock = (block: Block): number => {
    if (block.kind === "table") return block.id === table ? block.rows.length : 0;
    if (block.kind === "chart") return inBlock(block.data);
    return block.kind === "callout" || block.kind === "commentary" ? inBlocks(block.blocks) : 0;
  };
  const inBlocks = (blocks: readonly Block[]): number => Math.max(0, ...blocks.map(inBlock));
  return Math.max(0, ...sections.map(({ blocks }) => inBlocks(blocks)));
}
