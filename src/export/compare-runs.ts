import type { Unit } from "../values/figure.ts";
import { rowsIndicator } from "../values/rows-indicator.ts";
import { type Cause, causesOf } from "./change-causes.ts";
import type { FigureRecord, FiguresDocument } from "./figures-schema.ts";

/** What a figure became from one run to another. */
export interface FigureChange {
  readonly id: string;
  readonly change: "changed" | "added" | "gone";
  readonly before?: FigureRecord;
  readonly after?: FigureRecord;
  /** After less before, and that in percent of before; only between two numbers. */
  readonly difference?: number;
  readonly percent?: number;
  readonly unit: Unit;
  /** Worked out from others, so that its causes are theirs. */
  readonly derived: boolean;
  readonly causes: readonly Cause[];
}

/** One run: the figures of its papers, each as its `figures.json` has them. */
export type Run = readonly FiguresDocument[];

/**
 * Every figure that two runs of one edition show differently, the weightiest first: indicators before the rows of files, which move with every new
 * extract; what was counted before what follows from it; a number
 * that came or went before one that moved; then by how far it moved beyond what chance alone would (the difference over the square root
 * of the larger). Reads what the runs show and nothing else: a figure that both withhold is the same in both.
 */
export function compareRuns(before: Run, after: Run): FigureChange[] {
  const [earlier, later] = [figuresOf(before), figuresOf(after)];
  const explain = causesOf({ before, after, earlier, later });
  const ids = new Set([...earlier.keys(), ...later.keys()]);
  return [...ids]
    .flatMap((id) => {
      const [was, is] = [earlier.get(id), later.get(id)];
      const figure = is ?? was;
      if (!figure || (was && is && isSame(was, is))) return [];
      return [changeOf(figure, was, is, explain(id))];
    })
    .sort((one, other) => weightOf(other) - weightOf(one) || (one.id < other.id ? -1 : 1));
}

export const figuresOf = (run: Run): ReadonlyMap<string, FigureRecord> =>
  new Map(run.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));

/** Beyond what a computer rounds differently from one version of a library to the next. */
const tolerance = 1e-9;

/** Whether two runs show the same of a figure. */
export function isSame(was: FigureRecord, is: FigureRecord): boolean {
  if (was.state !== is.state || was.unit !== is.unit) return false;
  const [first, second] = [was.number ?? 0, is.number ?? 0];
  return Math.abs(first - second) <= tolerance * Math.max(1, Math.abs(first));
}

function changeOf(
  figure: FigureRecord,
  was: FigureRecord | undefined,
  is: FigureRecord | undefined,
  causes: readonly Cause[],
): FigureChange {
  const bothNumbers = was?.number !== undefined && is?.number !== undefined && was.unit === is.unit;
  const difference = bothNumbers ? (is.number ?? 0) - (was.number ?? 0) : undefined;
  const base = was?.number;
  return {
    id: figure.id,
    change: was && is ? "changed" : is ? "added" : "gone",
    ...(was ? { before: was } : {}),
    ...(is ? { after: is } : {}),
    ...(difference === undefined ? {} : { difference }),
    ...(difference !== undefined && base ? { percent: (100 * difference) / Math.abs(base) } : {}),
    unit: figure.unit,
    derived: figure.inputs.length > 0,
    causes,
  };
}

/** Ranks, each far above the next. */
function weightOf({ change, before, after, difference, derived }: FigureChange): number {
  const isOfRows = (after ?? before)?.indicator === rowsIndicator;
  const kind = isOfRows ? 0 : change === "changed" ? (derived ? 2 : 4) : derived ? 1 : 3;
  if (difference === undefined) return kind * 1e9 + 1e8;
  const larger = Math.max(Math.abs(before?.number ?? 0), Math.abs(after?.number ?? 0), 1);
  return kind * 1e9 + Math.min(Math.abs(difference) / Math.sqrt(larger), 1e7);
}
