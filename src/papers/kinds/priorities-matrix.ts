import type { MatrixRow } from "../../analysis/priorities/matrix.ts";
import type { Score } from "../../analysis/priorities/scores.ts";
import { criteria } from "../../partnership/settings/priorities.ts";
import { formatDate } from "../../wording/dates.ts";
import { noHarmWeights } from "../../wording/harm.ts";
import {
  agreementWords,
  comparisonWords,
  concernWords,
  criterionTitles,
  disagreementSentence,
  harmWords,
  methodItems,
  noReason,
  notScored,
  notScoredWords,
  orderSentence,
  restsOnWords,
  scarcelyScored,
  sensitivitySentences,
  thinlyScored,
  tieSentence,
  trendWords,
  volumeWords,
  withoutPlaceSentence,
} from "../../wording/priorities.ts";
import { type Inline, label, sentences, text } from "../../wording/runs.ts";
import { weightsOf } from "../harm.ts";
import type { Block, TableBlock, TableCell } from "../model.ts";
import { type Priorities, prioritiesNeeds, prioritiesOf } from "../priorities.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** The themes by published marks, with the group's own judgement beside them: neither replaces the other. */
export const prioritiesMatrix: SectionKind<Record<string, never>> = {
  id: "priorities-matrix",
  shows:
    "The themes of the settings scored by volume, trend, harm, comparison, public concern and controllability, beside the group's own judgement.",
  takesCommentary: true,
  needs: (_parameters, context) => prioritiesNeeds(context),
  present(_parameters, context) {
    const found = prioritiesOf(context);
    const { matrix, themes } = found;
    const titles = new Map([...themes.values()].map((theme) => [theme.id, theme.title]));
    const judged = matrix.rows.filter(({ judgement }) => judgement);
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences(
          orderSentence(matrix.rows, titles),
          tieSentence(matrix.rows),
          thinlyScored(matrix.rows, matrix, titles),
          disagreementSentence(matrix.rows, titles),
        ),
      },
      matrixTable(context, found),
      ...paragraph(scarcelyScored(matrix.rows, matrix, titles)),
      ...sensitivityBlocks(sensitivitySentences(matrix, titles)),
      ...paragraph(withoutPlaceSentence(matrix.rows, titles)),
      ...(weightsOf(context) ? [] : [{ kind: "paragraph", tone: "gap", content: noHarmWeights() } as const]),
      basisTable(context, found),
      ...(judged.length > 0 ? [judgementTable(context, found, judged)] : []),
      { kind: "heading", level: 3, text: "How the themes are scored" },
      { kind: "list", ordered: false, items: methodItems(matrix.weights) },
      ...context.commentary(),
    ];
    return { title: "Priorities matrix", blocks };
  },
};

const paragraph = (content: readonly Inline[]): Block[] => (content.length > 0 ? [{ kind: "paragraph", content }] : []);

/** One sentence, or one that opens a list. */
function sensitivityBlocks([first, ...items]: readonly Inline[][]): Block[] {
  if (!first) return [];
  return [
    { kind: "paragraph", content: first },
    ...(items.length > 0 ? [{ kind: "list", ordered: false, items } as const] : []),
  ];
}

const titleOf = ({ themes }: Priorities, { of }: MatrixRow): string => themes.get(of.theme)?.title ?? of.theme;

function matrixTable(context: PresentContext, found: Priorities): TableBlock {
  const { matrix } = found;
  const used = criteria.filter((criterion) => matrix.weights[criterion] > 0);
  const judged = matrix.rows.some(({ judgedRank }) => judgedRank);
  return {
    kind: "table",
    id: "priorities-matrix-table",
    number: context.numbering.table(),
    caption: `Themes by score, ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("theme", "Theme"),
      ...used.map((criterion) => rightColumn(criterion, criterionTitles[criterion])),
      rightColumn("score", "Score"),
      rightColumn("place", "Place"),
      ...(judged ? [rightColumn("judged", "Group’s place")] : []),
    ],
    rows: matrix.rows.map((one) =>
      row([
        textCell(titleOf(found, one)),
        ...used.map((criterion) => pointsCell(one.scores.find((score) => score.criterion === criterion))),
        { ...(one.total ? figureCell(one.total) : textCell("–")), detail: restsOnWords(one, matrix) },
        one.rank ? figureCell(one.rank) : textCell("–"),
        ...(judged ? [judgedCell(one)] : []),
      ]),
    ),
    notes: [
      [
        label(
          "Points from 1 (low) to 5 (high). Under each score stands how many of the criteria it rests on; the others are left out of it, and do not count as 0.",
        ),
      ],
      ...(judged ? [[label("Under the group’s place stands whether it is higher or lower than by score.")]] : []),
    ],
  };
}

/** The group's own place, with how it stands to the scored one. */
const judgedCell = ({ judgedRank, agreement }: MatrixRow): TableCell =>
  judgedRank ? { ...figureCell(judgedRank), detail: agreementWords[agreement] } : textCell("–");

const pointsCell = (score: Score | undefined): TableCell =>
  score?.points ? figureCell(score.points) : textCell(notScored);

/** What every score rests on, with its figures, so that each can be argued with. */
function basisTable(context: PresentContext, found: Priorities): TableBlock {
  return {
    kind: "table",
    id: "priorities-basis",
    number: context.numbering.table(),
    caption: "What the scores rest on",
    layout: "definitions",
    columns: [
      leftColumn("theme", "Theme"),
      ...(["volume", "trend", "harm", "comparison", "concern"] as const).map((criterion) =>
        leftColumn(criterion, criterionTitles[criterion]),
      ),
    ],
    rows: found.matrix.rows.map((one) =>
      row([
        textCell(titleOf(found, one), leadTitle(context, found, one)),
        ...one.scores
          .filter(({ criterion }) => criterion !== "controllability")
          .map((score) => runsCell(basisOf(context, found, one, score))),
      ]),
    ),
    notes: context.figureNotes(found.matrix.rows.flatMap(({ scores }) => scores.flatMap(({ basis }) => basis))),
  };
}

const leadTitle = ({ paper }: PresentContext, { themes }: Priorities, { of }: MatrixRow): string =>
  paper.indicators.get(themes.get(of.theme)?.lead ?? "")?.shortTitle ?? "";

function basisOf(context: PresentContext, found: Priorities, { of }: MatrixRow, score: Score): Inline[] {
  if (score.because) return [text(notScoredWords[score.because])];
  const theme = found.themes.get(of.theme);
  const lead = theme?.lead ?? "";
  const [first] = score.basis;
  switch (score.criterion) {
    case "volume": {
      const unit = context.paper.indicators.get(lead)?.unit;
      return first && unit ? volumeWords(first, unit) : [];
    }
    case "trend":
      return [label(trendWords(context.findingsOf({ indicator: lead, area: of.area }).year))];
    case "harm":
      return first
        ? harmWords(first, context.paper.indicators.get(context.paper.settings.priorities.harmOf)?.noun)
        : [];
    case "comparison": {
      const benchmark = found.benchmarks.get(of.theme);
      return benchmark ? [label(comparisonWords(benchmark))] : [];
    }
    default: {
      const asked = found.asked.get(of.theme);
      return first ? concernWords(first, asked) : [];
    }
  }
}

/** Who judged, when and why, beside the place by score. */
function judgementTable(context: PresentContext, found: Priorities, rows: readonly MatrixRow[]): TableBlock {
  const place = (figure: MatrixRow["rank"]): TableCell => (figure ? figureCell(figure) : textCell("–"));
  return {
    kind: "table",
    id: "priorities-judgement",
    number: context.numbering.table(),
    caption: "The group’s own judgement",
    layout: "definitions",
    columns: [
      leftColumn("theme", "Theme"),
      rightColumn("judged", "Group’s place"),
      rightColumn("scored", "By score"),
      leftColumn("reason", "Reason"),
      leftColumn("judged-by", "Judged by"),
    ],
    rows: rows
      .toSorted((one, other) => (one.judgement?.rank ?? 99) - (other.judgement?.rank ?? 99))
      .map((one) =>
        row([
          textCell(titleOf(found, one)),
          place(one.judgedRank),
          place(one.rank),
          textCell(one.judgement?.reason ?? noReason),
          textCell(one.judgement ? `${one.judgement.by}, ${formatDate(one.judgement.on)}` : "–"),
        ]),
      ),
    notes: [],
  };
}
