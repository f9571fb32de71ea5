import { planActionsIndicator } from "../../analysis/plan-progress.ts";
import { themeSeries } from "../../analysis/priorities/scores.ts";
import { siblingId } from "../../values/figure-id.ts";
import { isNumber, numberValue } from "../../values/value.ts";
import { type Inline, label } from "../../wording/runs.ts";
import type { SectionModel, TableBlock } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import { countedFrom, pedigreesOf } from "./counted-from.ts";
import { methodNames } from "./method-table.ts";
import { anchorOfKey, definitionAnchor, type Series, seriesAnchor, seriesKey } from "./series.ts";
import { groupWords, type UsedSeries } from "./used-series.ts";

/** An entry for each series: its definition, what it was counted from, and which kinds of figures it has in the paper. */
export function seriesTable(used: readonly UsedSeries[], context: PresentContext): TableBlock {
  const internal = context.paper.audience === "internal";
  const pedigrees = pedigreesOf(context);
  return {
    kind: "table",
    id: "pedigree-table",
    number: context.numbering.table(),
    caption: "The series that the figures belong to, and what each was counted from",
    layout: "definitions",
    columns: [
      leftColumn("series", "Series"),
      leftColumn("files", "Counted from"),
      // How many records stand behind a figure is told in the house only.
      ...(internal ? [rightColumn("records", `Records, ${context.toDateLabel}`)] : []),
      leftColumn("methods", "Its figures"),
    ],
    rows: used.map((one, index) => ({
      anchor: seriesAnchor(one),
      ...(one.each ? { leadsHere: [...one.members].map(anchorOfKey) } : {}),
      ...row([
        {
          content: titleOf(one, index + 1, context),
          detail: one.each ? `${one.indicator}, ${groupWords[one.each].key}` : seriesKey(one),
        },
        textCell(
          countedFrom(
            [...one.members].flatMap((key) => pedigrees.get(key) ?? []),
            context,
          ),
        ),
        ...(internal ? [one.each ? textCell("–") : recordsCell(one, context)] : []),
        textCell(methodNames(one.methods)),
      ]),
    })),
    notes: [],
  };
}

/** The number and name of a series, which leads to its indicator's definition where the paper has one. */
function titleOf(series: UsedSeries, number: number, { paper, presented }: PresentContext): Inline[] {
  const place = paper.areas.get(series.area)?.name;
  const area = series.area === paper.settings.area.id ? "" : series.each ? groupWords[series.each].title : place;
  const name =
    paper.indicators.get(series.indicator)?.title ??
    otherTitles[series.indicator] ??
    themeTitle(series, paper) ??
    series.indicator;
  const content = [label(area ? `${name}, ${area}` : name)];
  const anchor = definitionAnchor(series.indicator);
  const named: Inline[] = anchorsIn(presented).has(anchor) ? [{ kind: "link", href: `#${anchor}`, content }] : content;
  return [label(`${number}. `), ...named];
}

/** Scores stand under the theme that they are of. */
const themeTitle = ({ indicator }: Series, { settings }: PresentContext["paper"]): string | undefined => {
  const theme = settings.themes.find(({ id }) => themeSeries(id) === indicator);
  return theme && `Scores of “${theme.title}”`;
};

/** What is counted without being an indicator. */
const otherTitles: Readonly<Record<string, string>> = {
  "extract-rows": "Rows of the files that were read",
  population: "Population",
  [planActionsIndicator]: "Actions of the Partnership Plan",
};

const anchorsIn = (sections: readonly SectionModel[]): Set<string> =>
  new Set(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? block.rows.flatMap(({ anchor }) => anchor ?? []) : [])),
    ),
  );

function recordsCell(series: Series, { book, keep, paper }: PresentContext) {
  const count = book.find(`${seriesKey(series)}/${paper.toDate.id}/count`);
  if (!count?.pedigree || !isNumber(count.value)) return textCell("–");
  const { pedigree } = count;
  const records = numberValue(pedigree.records);
  const cell = figureCell(
    keep({
      ...count,
      id: siblingId(count.id, "records"),
      value: records,
      unit: "records",
      method: "count",
      inputs: [],
    }),
  );
  // Where a source gives counts by month, each of them is one record: 12 beside a count of 404 wants a word.
  const asked = paper.reading.sources.filter(({ source }) => pedigree.sources.includes(source));
  return asked.length > 0 && asked.every(({ precision }) => precision === "month")
    ? { ...cell, detail: "monthly" }
    : cell;
}
