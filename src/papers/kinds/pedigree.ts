import { code, type Inline, text } from "../../wording/runs.ts";
import { methodTable } from "../pedigree/method-table.ts";
import { sectionTable } from "../pedigree/section-table.ts";
import { seriesTable } from "../pedigree/series-table.ts";
import { entryKey, usedSeries } from "../pedigree/used-series.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

/**
 * Where every number of the paper comes from: an entry for each series (an indicator in an area), to which the numbers of the HTML lead;
 * which series each section's tables and figures rest on; and how each kind of figure is worked out. Stands last, since it tells of all
 * that stands before it.
 */
export const pedigree: SectionKind<Record<string, never>> = {
  id: "pedigree",
  shows: "Where every figure before it comes from: definitions, files and arithmetic.",
  tellsOfAll: true,
  needs: (_parameters, context) => context.subjects.map((subject) => ({ ...subject, period: context.paper.toDate })),
  present(_parameters, context) {
    const used = usedSeries(context);
    const numbers = new Map(used.map((one, index) => [entryKey(one, context), index + 1]));
    return {
      title: "Pedigree of the figures",
      annex: true,
      blocks: [
        { kind: "paragraph", content: introduction(context) },
        seriesTable(used, context),
        sectionTable(used, numbers, context),
        methodTable(used, context),
      ],
    };
  },
};

function introduction({ fileStem, subjects, paper }: PresentContext): Inline[] {
  const [first] = subjects;
  const example = first ? `${first.indicator}/${first.area}/${paper.toDate.id}/count` : "";
  return [
    text(
      "Every number of this paper belongs to one of the series below, and on the screen it leads there. Each figure, with its inputs, is in ",
    ),
    code(`${fileStem}-figures.csv`),
    text(" beside the paper. "),
    code("csp-assess explain"),
    text(" with a figure’s name, such as "),
    code(example),
    text(", shows how it was worked out."),
  ];
}
