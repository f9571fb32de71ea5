import { openPartnership } from "../build.ts";
import type { Problem } from "../problems/problem.ts";
import { measureRequests } from "../steps/paper-context.ts";
import { readPartnership } from "../steps/read-partnership.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { IsoDate, Period } from "../values/period.ts";
import { periodOf } from "./period.ts";
import { type WorldOptions, worldOf } from "./world.ts";

/** One count that is wanted. */
export interface Wanted {
  /** Id of an indicator of the catalogue or of the partnership's own, such as `robbery`. */
  readonly indicator: string;
  /** Id of an area; the partnership's own when left out. */
  readonly area?: string;
  /** As it is written, such as `2019/20-Q4` or `2020-03-23..2020-06-14`. */
  readonly period: string | Period;
  /** Which part: value by dimension, such as `{ type: "robbery" }`. */
  readonly dims?: Readonly<Record<string, string>>;
  /** As the extracts that were held on this day had it. */
  readonly asAt?: IsoDate;
}

export interface ComputedFigures {
  /** In the order of what was wanted; the figures of the parts of sums and shares follow. */
  readonly figures: readonly Figure[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a partnership folder and counts. Every count yields a figure: its value is a number, in the figure's unit, or says why there is
 * none, and its pedigree names the files and the numbers of records behind it. Nothing is withheld: the counts are for
 * internal use.
 *
 * @throws ProblemsError when settings or extracts cannot be read (all their problems at once), or a period is none
 */
export async function computeFigures(
  folder: string,
  wanted: readonly Wanted[],
  options: WorldOptions = {},
): Promise<ComputedFigures> {
  const world = worldOf(options);
  const partnership = await openPartnership(folder, world);
  const requests = wanted.map(
    ({ period, area = partnership.settings.area.id, ...rest }): CountRequest => ({
      ...rest,
      area,
      period: periodOf(period),
    }),
  );
  const reading = await readPartnership(partnership, world);
  try {
    const { figures, problems } = await measureRequests(partnership, reading, requests);
    return { figures, problems: [...reading.result.problems, ...problems] };
  } finally {
    await reading.close();
  }
}
