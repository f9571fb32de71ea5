import { z } from "zod";
import type { MatrixRow } from "../../analysis/priorities/matrix.ts";
import { type RecommendedTheme, recommendedOf } from "../../analysis/recommended.ts";
import type { Figure } from "../../values/figure.ts";
import { noThemes, recommendedIntroduction, whyWords } from "../../wording/recommended.ts";
import { type Inline, label, reference, runs } from "../../wording/runs.ts";
import type { Block, TableBlock, TableCell } from "../model.ts";
import { prioritiesOf } from "../priorities.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const parameters = z.strictObject({
  reasons: z.boolean().default(false).meta({
    description: "With what this year’s figures say for each, and the analyst’s words, which are then required.",
  }),
});

/** What should be put first: the themes in order, in short for a summary or with the reasons. */
export const recommendedPriorities: SectionKind<z.infer<typeof parameters>> = {
  id: "recommended-priorities",
  shows:
    "The themes of the settings as recommended priorities, in order: in short, or with what the year’s figures say for each.",
  tellsOfAll: true,
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ reasons }, context) {
    const { paper } = context;
    const area = paper.settings.area.id;
    const known = new Set(
      context.subjects.filter((subject) => subject.area === area).map(({ indicator }) => indicator),
    );
    const found = recommendedOf(
      paper.settings.themes,
      (indicator) => (known.has(indicator) ? context.findingsOf({ indicator, area }) : undefined),
      (indicator) => context.measuredOf({ indicator, area }),
      (indicator) => paper.indicators.get(indicator)?.polarity,
    );
    const title = reasons ? "Recommendations" : "Recommended priorities";
    // Its counts are planned where the paper has it, and only there.
    const matrix = context.presented.find(({ kind }) => kind === "priorities-matrix");
    if (found.length === 0)
      return {
        title,
        blocks: [{ kind: "paragraph", tone: "gap", content: [label(noThemes)] }, ...context.commentary()],
      };
    const blocks: Block[] = reasons
      ? [
          { kind: "paragraph", content: recommendedIntroduction(hasOrder(found), matrix && [reference(matrix.id)]) },
          table(context, found, matrix ? prioritiesOf(context).matrix.rows : []),
          ...context.commentary("words"),
        ]
      : [
          {
            kind: "list",
            ordered: true,
            items: found.map(({ theme }) => [...nameOf(context, theme), ...ledBy(theme)]),
          },
          ...context.commentary(),
        ];
    return { title, blocks };
  },
};

/** Whether the group put any of them in an order. */
const hasOrder = (found: readonly RecommendedTheme[]): boolean =>
  found.some(({ theme }) => theme.priority !== undefined);

/** The theme's title, as a way to its chapter where the paper has one. */
function nameOf({ presented }: PresentContext, { id, title }: RecommendedTheme["theme"]): Inline[] {
  const chapter = presented.find((section) => section.kind === "theme" && section.id === `theme-${id}`);
  return chapter ? [reference(chapter.id)] : [label(title)];
}

const ledBy = ({ leadPartner }: RecommendedTheme["theme"]): Inline[] =>
  leadPartner ? runs` (lead: ${leadPartner})` : [];

function table(context: PresentContext, found: readonly RecommendedTheme[], scored: readonly MatrixRow[]): TableBlock {
  const places = new Map(scored.map((one) => [one.of.theme, one]));
  const judged = scored.some(({ judgedRank }) => judgedRank);
  const place = (figure: Figure | undefined): TableCell => (figure ? figureCell(figure) : textCell("–"));
  const area = context.paper.settings.area.id;
  return {
    kind: "table",
    id: "recommended-priorities-table",
    number: context.numbering.table(),
    caption: "Recommended priorities, and what the year’s figures say for each",
    layout: "definitions",
    columns: [
      leftColumn("priority", "Priority"),
      leftColumn("why", "What the figures say"),
      ...(scored.length > 0 ? [rightColumn("place", "Place by score")] : []),
      ...(judged ? [rightColumn("judged", "Group’s place")] : []),
      leftColumn("lead", "Lead"),
    ],
    rows: found.map((one, index) =>
      row([
        runsCell([label(`${index + 1}. `), ...nameOf(context, one.theme)]),
        runsCell(whyWords(one, (indicator) => context.words({ indicator, area }))),
        ...(scored.length > 0 ? [place(places.get(one.theme.id)?.rank)] : []),
        ...(judged ? [place(places.get(one.theme.id)?.judgedRank)] : []),
        textCell(one.theme.leadPartner ?? "–"),
      ]),
    ),
    notes: [],
  };
}
