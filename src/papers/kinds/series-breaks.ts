import { breaksOf } from "../../analysis/breaks.ts";
import { formatDate } from "../../wording/dates.ts";
import { label } from "../../wording/runs.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, row, textCell } from "../tables.ts";

/** From which day what counts something else than before: no comparison reaches across it. */
export const seriesBreaks: SectionKind<Record<string, never>> = {
  id: "series-breaks",
  shows:
    "The days from which an indicator of the paper counts something else than before; no comparison reaches across one.",
  needs: () => [],
  present(_parameters, context) {
    const { settings, indicators, toDate } = context.paper;
    const found = new Map<string, { readonly from: string; readonly note: string; readonly titles: string[] }>();
    for (const id of new Set([...context.subjects, ...context.measured].map(({ indicator }) => indicator))) {
      const indicator = indicators.get(id);
      for (const { from, note } of indicator ? breaksOf(indicator, settings.breaks) : []) {
        // What breaks later is no matter of this paper.
        if (from > toDate.end) continue;
        const one = found.get(`${from} ${note}`) ?? { from, note, titles: [] };
        one.titles.push(indicator?.shortTitle ?? id);
        found.set(`${from} ${note}`, one);
      }
    }
    const breaks = [...found.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1));
    return {
      title: "Breaks in the series",
      annex: true,
      blocks:
        breaks.length === 0
          ? [{ kind: "paragraph", content: [label("No break is known in any series of this paper.")] }]
          : [
              {
                kind: "table",
                id: "series-breaks-table",
                number: context.numbering.table(),
                caption: "From when something else is counted",
                layout: "definitions",
                columns: [
                  leftColumn("from", "From"),
                  leftColumn("what", "What changed"),
                  leftColumn("which", "Indicators"),
                ],
                rows: breaks.map(({ from, note, titles }) =>
                  row([textCell(formatDate(from)), textCell(note), textCell(titles.join(", "))]),
                ),
                notes: [],
              },
            ],
    };
  },
};
