import { type Inline, label, text } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";
import { figureIdsIn } from "../used-figures.ts";
import { methodNames } from "./method-table.ts";
import { seriesAnchor, seriesOf } from "./series.ts";
import { spans, spanWords } from "./spans.ts";
import { entryKey, type UsedSeries } from "./used-series.ts";

/** What each section prints: its tables and figures by number, the series behind them by theirs, and the methods. */
export function sectionTable(
  used: readonly UsedSeries[],
  numbers: ReadonlyMap<string, number>,
  context: PresentContext,
): TableBlock {
  const rows = context.inReadingOrder().flatMap((section) => {
    const ids = [...figureIdsIn(section.blocks)];
    if (ids.length === 0) return [];
    const keys = new Set(ids.flatMap((id) => seriesOf(id) ?? []).map((one) => entryKey(one, context)));
    const shown = [...keys].flatMap((key) => numbers.get(key) ?? []).toSorted((one, other) => one - other);
    const links = spans(shown).flatMap(([from, to], index): Inline[] => {
      const first = used[from - 1];
      const content = [label(spanWords([from, to]))];
      return [
        ...(index > 0 ? [text(", ")] : []),
        ...(first ? [{ kind: "link" as const, href: `#${seriesAnchor(first)}`, content }] : content),
      ];
    });
    const methods = new Set(ids.flatMap((id) => context.made(id)?.method ?? []));
    return [
      row([
        textCell(section.untitled ? "First page" : section.title, numbersOf(section.blocks)),
        runsCell(links),
        textCell(methodNames(methods)),
      ]),
    ];
  });
  return {
    kind: "table",
    id: "pedigree-sections",
    number: context.numbering.table(),
    caption: "What the tables and figures of each section rest on",
    layout: "definitions",
    columns: [
      leftColumn("section", "Section"),
      leftColumn("series", "Series, by number"),
      leftColumn("methods", "Its figures"),
    ],
    rows,
    notes: [],
  };
}

/** "Tables 4 and 5, Figure 2". */
function numbersOf(blocks: readonly Block[]): string {
  const inside = (block: Block): Block[] =>
    block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(inside) : [block];
  const all = blocks.flatMap(inside);
  const named = (kind: "table" | "chart", word: string): string[] => {
    const numbers = all.flatMap((block) => (block.kind === kind && block.number > 0 ? [block.number] : []));
    return numbers.length === 0
      ? []
      : [`${word}${numbers.length > 1 ? "s" : ""} ${spans(numbers).map(spanWords).join(", ")}`];
  };
  return [...named("table", "Table"), ...named("chart", "Figure")].join(", ") || "text";
}
