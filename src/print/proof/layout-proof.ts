import { type Box, meet, within } from "../pdf/geometry.ts";
import type { Printed } from "../pdf/read-printed.ts";
import type { Fault } from "./text-proof.ts";
import type { Unit } from "./units.ts";

const pointsPerMillimetre = 72 / 25.4;
/** What the page rules keep free of text on each side, less a little: the paper's text stays out of it. */
const margins = { side: 15.5 * pointsPerMillimetre, top: 19 * pointsPerMillimetre, bottom: 17 * pointsPerMillimetre };

/** Nothing cut off, nothing over the edge, and no sign that no font could draw. */
export function proofPages({ pages }: Printed): Fault[] {
  return pages.flatMap(({ runs, box }, index): Fault[] => {
    const page = `page ${index + 1}`;
    const area: Box = {
      left: box.left + margins.side,
      right: box.right - margins.side,
      bottom: box.bottom + margins.bottom,
      top: box.top - margins.top,
    };
    const seen = runs.filter(({ text }) => text.trim() !== "");
    const missing = seen.find((run) => run.missing);
    const cut = seen.find((run) => isCut(run.box, run.clip, run.size));
    const over = seen.find((run) => run.mcid !== undefined && !within(run.box, area, run.size * 0.3));
    const off = seen.find((run) => !within(run.box, box, run.size * 0.2));
    return [
      ...(missing ? [{ what: `a letter of “${missing.text}” on ${page} is in none of the fonts at hand` }] : []),
      ...(cut ? [{ what: `“${cut.text}” is cut off on ${page}` }] : []),
      ...((over ?? off) ? [{ what: `“${(over ?? off)?.text}” runs over the edge of ${page}` }] : []),
    ];
  });
}

/** Letters may reach a little out of their line's box; half of one may not. */
function isCut(box: Box, clip: Box, size: number): boolean {
  const left = meet(box, clip);
  const slack = size * 0.35;
  return left.right - left.left < box.right - box.left - slack || left.top - left.bottom < box.top - box.bottom - slack;
}

/** Something that should stand together and does not. */
export interface Parted extends Fault {
  /** The heading or the caption in question. */
  readonly unit: Unit | undefined;
  /** It is the last row that stands alone. */
  readonly lastRow?: true;
}

/**
 * What belongs together stands together: a caption with its picture or with its first two rows, a heading with what
 * follows it, no last row by itself, and neither a heading nor a caption in two parts.
 */
export function proofTogether(units: readonly Unit[]): Parted[] {
  const printed = units.filter(({ places }) => places.length > 0);
  const faults: Parted[] = [];
  printed.forEach((unit, index) => {
    const next = printed[index + 1];
    const { role } = unit;
    if (role !== "heading" && role !== "caption") return;
    // Browsers cut a line through its letters where the page ends, and print their lower ends on the next one.
    if (firstPage(unit) !== lastPage(unit))
      faults.push({ unit, what: `the ${role} “${unit.text}” is cut by the end of page ${firstPage(unit)}` });
    else if (role === "heading" && next && lastPage(unit) !== firstPage(next))
      faults.push({
        unit,
        what: `the heading “${unit.text}” stands at the foot of page ${lastPage(unit)}, and its text on page ${firstPage(next)}`,
      });
    else if (role === "caption" && next?.role === "picture" && lastPage(unit) !== firstPage(next))
      faults.push({
        unit,
        what: `the caption “${unit.text}” stands on page ${lastPage(unit)}, and its picture on page ${firstPage(next)}`,
      });
  });
  for (const table of tablesOf(printed)) faults.push(...proofTable(table));
  return faults;
}

const firstPage = ({ places }: Unit): number => places[0]?.page ?? 0;
const lastPage = ({ places }: Unit): number => places.at(-1)?.page ?? 0;

interface Table {
  readonly caption: Unit | undefined;
  readonly rows: readonly (readonly Unit[])[];
}

function tablesOf(units: readonly Unit[]): Table[] {
  const tables = new Map<unknown, { caption: Unit | undefined; rows: Map<unknown, Unit[]> }>();
  for (const unit of units) {
    if (!unit.table) continue;
    const table = tables.get(unit.table) ?? { caption: undefined, rows: new Map<unknown, Unit[]>() };
    tables.set(unit.table, table);
    if (unit.role === "caption") table.caption = unit;
    if (unit.row) table.rows.set(unit.row, [...(table.rows.get(unit.row) ?? []), unit]);
  }
  return [...tables.values()].map(({ caption, rows }) => ({ caption, rows: [...rows.values()] }));
}

function proofTable({ caption, rows: all }: Table): Parted[] {
  const name = `“${caption?.text ?? "a table"}”`;
  // The row of column heads is one of them.
  const [head, ...body] = all;
  const pages = body
    .map((row) => row.flatMap(({ places }) => places.map(({ page }) => page)))
    .filter((row) => row.length > 0);
  const [first, second] = pages;
  const start = caption ? lastPage(caption) : head?.[0] && firstPage(head[0]);
  const faults: Parted[] = [];
  if (start !== undefined && first && Math.min(...first) !== start)
    faults.push({
      unit: caption,
      what: `the caption ${name} stands on page ${start}, and its rows begin on page ${Math.min(...first)}`,
    });
  else if (first && Math.min(...first) !== Math.max(...first) && !isTall(body[0]))
    faults.push({ unit: caption, what: `the first row of ${name} is parted at the end of page ${start}` });
  else if (first && second && Math.max(...first) !== Math.min(...second) && !isTall(body[0]))
    faults.push({ unit: caption, what: `only the first row of ${name} stands with its caption on page ${start}` });
  const [last, before] = [pages.at(-1), pages.at(-2)];
  if (pages.length > 2 && last && before && Math.min(...last) !== Math.max(...before) && !isTall(body.at(-1)))
    faults.push({
      unit: caption,
      lastRow: true,
      what: `the last row of ${name} stands alone on page ${Math.min(...last)}`,
    });
  return faults;
}

/** A row of many lines can stand on a page by itself, as a paragraph can: no reader takes it for a remnant. */
const tallRow = 36;
const isTall = (row: readonly Unit[] | undefined): boolean =>
  row?.some(({ places }) => places.some(({ box }) => box.top - box.bottom > tallRow)) === true;

/** No cell's text runs into the next cell. */
export function proofCells(units: readonly Unit[]): Fault[] {
  return tablesOf(units).flatMap(({ caption, rows }) =>
    rows.flatMap((row) => proofRow(row, `“${caption?.text ?? "a table"}”`)),
  );
}

function proofRow(row: readonly Unit[], name: string): Fault[] {
  const cells = row.filter(({ role }) => role === "header" || role === "cell");
  return cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    const meets = cell.places.some(({ page, box }) =>
      next?.places.some((other) => other.page === page && box.right > other.box.left + 0.5),
    );
    return meets
      ? [{ what: `the text “${cell.text}” runs into the next cell of ${name} on page ${firstPage(cell)}` }]
      : [];
  });
}
