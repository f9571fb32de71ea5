import { type Criterion, criteria, type PriorityJudgement } from "../../partnership/settings/priorities.ts";
import type { Figure } from "../../values/figure.ts";
import { siblingId } from "../../values/figure-id.ts";
import { isNumber, numberValue } from "../../values/value.ts";
import type { Points, Weights } from "./marks.ts";
import { type OtherOrder, type Placed, placesOf, sensitivityOf, type ThemePoints } from "./order.ts";
import { type Score, type Scored, themeFigureId } from "./scores.ts";

/** A theme with the scores of its criteria, in their order. */
export interface ThemeScores {
  readonly of: Scored;
  readonly scores: readonly Score[];
  readonly judgement?: PriorityJudgement;
}

/** How the group's own place stands to the scored one. */
export type Agreement = "same" | "higher" | "lower" | "not-compared";

export interface MatrixRow extends ThemeScores {
  readonly restsOn: readonly Criterion[];
  readonly total?: Figure;
  readonly rank?: Figure;
  readonly judgedRank?: Figure;
  readonly agreement: Agreement;
  /** By how many places they differ, among the themes that have both. */
  readonly apart: number;
}

/** Themes by their scores, with what the group judges beside it; neither replaces the other. */
export interface PriorityMatrix {
  readonly kind: "priority-matrix";
  /** Those with a place first, in its order; then the others as the settings have them. */
  readonly rows: readonly MatrixRow[];
  readonly weights: Weights;
  readonly otherOrders: readonly OtherOrder[];
}

const pointsOf = (scores: readonly Score[]): Points =>
  Object.fromEntries(
    scores.flatMap(({ criterion, points }) =>
      points && isNumber(points.value) ? [[criterion, points.value.number]] : [],
    ),
  );

export function priorityMatrix(themes: readonly ThemeScores[], weights: Weights): PriorityMatrix {
  const points = themes.map(({ of, scores }): ThemePoints => ({ theme: of.theme, points: pointsOf(scores) }));
  const placed = placesOf(points, weights);
  const totals = themes.map((theme, index) => totalFigure(theme, placed[index], weights));
  const both = themes.flatMap(({ of: { theme }, judgement }, index): BothPlaces[] => {
    const [scored, judged] = [placed[index]?.rank, judgement?.rank];
    return scored === undefined || judged === undefined ? [] : [{ theme, scored, judged }];
  });
  const rows = themes.map((theme, index): MatrixRow => {
    const place = placed[index];
    const total = totals[index];
    const others = totals.filter((other, at) => other !== undefined && at !== index);
    const judged = judgedRank(theme);
    return {
      ...theme,
      restsOn: place?.restsOn ?? [],
      ...(total ? { total } : {}),
      ...(total && place?.rank !== undefined
        ? {
            rank: rankFigure(
              total,
              others.flatMap((one) => one ?? []),
              place.rank,
            ),
          }
        : {}),
      ...(judged ? { judgedRank: judged } : {}),
      ...agreementOf(theme, both),
    };
  });
  const last = Number.POSITIVE_INFINITY;
  const rankOf = ({ rank }: MatrixRow): number => (rank && isNumber(rank.value) ? rank.value.number : last);
  return {
    kind: "priority-matrix",
    rows: rows.toSorted((one, other) => (rankOf(one) === rankOf(other) ? 0 : rankOf(one) - rankOf(other))),
    weights,
    otherOrders: sensitivityOf(points, weights),
  };
}

function totalFigure({ of, scores }: ThemeScores, placed: Placed | undefined, weights: Weights): Figure | undefined {
  if (placed?.total === undefined) return undefined;
  const used = criteria.flatMap((criterion) => {
    const points = scores.find((score) => score.criterion === criterion)?.points;
    return points && placed.restsOn.includes(criterion) ? [{ points, weight: weights[criterion] }] : [];
  });
  return {
    id: themeFigureId(of, "total-score"),
    unit: "points",
    method: "total-score",
    value: numberValue(placed.total),
    inputs: used.map(({ points }) => points.id),
    constants: Object.fromEntries(used.map(({ weight }, index) => [`weight-${index + 1}`, weight])),
  };
}

const rankFigure = (total: Figure, others: readonly Figure[], rank: number): Figure => ({
  id: siblingId(total.id, "rank"),
  unit: "rank",
  method: "rank",
  value: numberValue(rank),
  inputs: [total, ...others].map(({ id }) => id),
});

function judgedRank({ of, judgement }: ThemeScores): Figure | undefined {
  if (judgement?.rank === undefined) return undefined;
  return {
    id: themeFigureId(of, "rank", "judged"),
    unit: "rank",
    method: "judged",
    value: numberValue(judgement.rank),
    inputs: [],
  };
}

interface BothPlaces {
  readonly theme: string;
  readonly scored: number;
  readonly judged: number;
}

/** By the places among the themes that have both: one that is not scored, or not judged, moves no other. A smaller number is a higher place. */
function agreementOf(
  { of: { theme } }: ThemeScores,
  both: readonly BothPlaces[],
): Pick<MatrixRow, "agreement" | "apart"> {
  const own = both.find((one) => one.theme === theme);
  if (!own) return { agreement: "not-compared", apart: 0 };
  const before = (by: "scored" | "judged"): number => both.filter((other) => other[by] < own[by]).length;
  const [scored, judged] = [before("scored"), before("judged")];
  // Themes of one score share a place, and each place among them agrees.
  const last = scored + both.filter((other) => other.scored === own.scored).length - 1;
  if (judged < scored) return { agreement: "higher", apart: scored - judged };
  return judged > last ? { agreement: "lower", apart: judged - last } : { agreement: "same", apart: 0 };
}
