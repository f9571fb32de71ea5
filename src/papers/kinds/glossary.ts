import { label } from "../../wording/runs.ts";
import { glossary as terms } from "../data/glossary.ts";
import { usedTerms } from "../glossary-terms.ts";
import type { SectionKind } from "../section-kind.ts";

/** The terms that the paper uses, and no others. */
export const glossary: SectionKind<Record<string, never>> = {
  id: "glossary",
  shows: "What the terms mean that the paper uses, and no others.",
  tellsOfAll: true,
  needs: () => [],
  present(_parameters, { presented }) {
    const used = usedTerms(terms, presented);
    return {
      title: "Glossary",
      annex: true,
      blocks:
        used.length > 0
          ? [{ kind: "facts", items: used.map(({ title, means }) => ({ term: title, content: [label(means)] })) }]
          : [],
    };
  },
};
