import { glossary as terms } from "../data/glossary.ts";
import { usedTerms } from "../glossary-terms.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, row, textCell } from "../tables.ts";

/** The terms that the paper uses, and no others. */
export const glossary: SectionKind<Record<string, never>> = {
  id: "glossary",
  shows: "What the terms mean that the paper uses, and no others.",
  tellsOfAll: true,
  needs: () => [],
  present(_parameters, { presented, numbering }) {
    const used = usedTerms(terms, presented);
    return {
      title: "Glossary",
      annex: true,
      blocks:
        used.length > 0
          ? [
              {
                kind: "table",
                id: "glossary-table",
                number: numbering.table(),
                caption: "Terms that this paper uses",
                layout: "definitions",
                columns: [leftColumn("term", "Term"), leftColumn("means", "What it means")],
                rows: used.map(({ title, means }) => row([textCell(title), textCell(means)])),
                notes: [],
              },
            ]
          : [],
    };
  },
};
