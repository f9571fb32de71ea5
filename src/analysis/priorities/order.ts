import { type Criterion, criteria } from "../../partnership/settings/priorities.ts";
import { fewestScored, firstThemes, type Points, type Weights, weightFactors } from "./marks.ts";

/** A theme with its points, in the order of the settings. */
export interface ThemePoints {
  readonly theme: string;
  readonly points: Points;
}

/** A theme's place. Themes of which too little is known have none. */
export interface Placed {
  readonly theme: string;
  /** The mean of the points by weight; undefined where too few criteria are scored. */
  readonly total?: number;
  readonly rank?: number;
  /** The criteria that the total rests on. */
  readonly restsOn: readonly Criterion[];
}

const tolerance = 1e-9;

/** The criteria that are scored and weigh something. */
const counted = (points: Points, weights: Weights): Criterion[] =>
  criteria.filter((criterion) => points[criterion] !== undefined && weights[criterion] > 0);

export function totalOf(points: Points, weights: Weights): number | undefined {
  const used = counted(points, weights);
  if (used.length < fewestScored) return undefined;
  const weight = used.reduce((sum, criterion) => sum + weights[criterion], 0);
  return used.reduce((sum, criterion) => sum + weights[criterion] * (points[criterion] ?? 0), 0) / weight;
}

/** Themes in their places: one more than those with a greater total; equal totals share a place. In the order given. */
export function placesOf(themes: readonly ThemePoints[], weights: Weights): Placed[] {
  const totals = themes.map(({ points }) => totalOf(points, weights));
  return themes.map(({ theme, points }, index) => {
    const total = totals[index];
    const restsOn = counted(points, weights);
    if (total === undefined) return { theme, restsOn };
    const ahead = totals.filter((other) => other !== undefined && other - total > tolerance).length;
    return { theme, total, rank: ahead + 1, restsOn };
  });
}

/** The themes in the first places, with their places. */
function firstOf(themes: readonly ThemePoints[], weights: Weights): string {
  const first = placesOf(themes, weights).flatMap(({ theme, rank }) =>
    rank !== undefined && rank <= firstThemes ? [`${rank} ${theme}`] : [],
  );
  return first.sort().join("\n");
}

/** A weight that, doubled or halved, puts the first themes into another order. */
export interface OtherOrder {
  readonly criterion: Criterion;
  readonly factor: (typeof weightFactors)[number];
  /** The themes in the first places then, in their order. */
  readonly first: readonly string[];
}

/** Whether the order of the first themes hangs on one weight: each that weighs something is doubled and halved by itself. */
export function sensitivityOf(themes: readonly ThemePoints[], weights: Weights): OtherOrder[] {
  const usual = firstOf(themes, weights);
  return criteria
    .filter((criterion) => weights[criterion] > 0)
    .flatMap((criterion) =>
      weightFactors.flatMap((factor): OtherOrder[] => {
        const other = { ...weights, [criterion]: weights[criterion] * factor };
        return firstOf(themes, other) === usual ? [] : [{ criterion, factor, first: inOrder(themes, other) }];
      }),
    );
}

/** The themes in the first places, the first first; equal ones in the order of the settings. */
export const inOrder = (themes: readonly ThemePoints[], weights: Weights): string[] =>
  placesOf(themes, weights)
    .flatMap(({ theme, rank }) => (rank !== undefined && rank <= firstThemes ? [{ theme, rank }] : []))
    .sort((one, other) => one.rank - other.rank)
    .map(({ theme }) => theme);
