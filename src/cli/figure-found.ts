import type { Partnership, Reading, World } from "../build.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { financialQuarter, financialYearStart, type IsoDate, type Period, quarterNumber } from "../values/period.ts";
import { compare, yearBefore } from "./comparison.ts";
import { type Asked, unknownFigure } from "./figure-asked.ts";

/** A figure with all that it rests on. */
export interface Found {
  readonly figure: Figure;
  readonly find: (id: string) => Figure | undefined;
  /** Records that could not be decided, of a count. */
  readonly undecided?: Figure;
  /** The quarter whose papers have it, where it was worked out on the way to them. */
  readonly quarter?: Period;
}

/**
 * Counts what was asked for and, of a figure that is no count, works out what it rests on: a change by itself, anything else as the papers
 * of a quarter do. Throws `figure-unknown` where none of them has it.
 */
export async function figureFound(
  asked: Asked,
  open: { readonly partnership: Partnership; readonly reading: Reading; readonly world: World },
  quarter: Period | undefined,
): Promise<Found> {
  if (asked.kind === "of-a-paper") {
    const compared = await (await import("./compared-figure.ts")).comparedFigures(asked.id, asked.request, open);
    const figure = compared.get(asked.id);
    return figure ? { figure, find: (id) => compared.get(id) } : inPapers(asked, open, quarter);
  }
  const { partnership, reading } = open;
  const { measureFigures } = await import("../build.ts");
  const { request } = asked;
  const undecided: CountRequest = { ...request, measure: "unknown" };
  const requests = asked.kind === "change" ? [request, yearBefore(request)] : [request, undecided];
  const counted = await measureFigures(partnership, reading, requests);
  const changes =
    asked.kind === "change"
      ? compare([request], counted, partnership, reading.result).flatMap(({ difference, percent }) => [
          difference,
          percent,
        ])
      : [];
  const figures = new Map([...counted, ...changes].map((figure) => [figure.id, figure] as const));
  const find = (id: string): Figure | undefined => figures.get(id);
  const figure = find(asked.id);
  if (!figure) throw unknownFigure(`There is no figure "${asked.id}".`, "See docs/products.md for how ids are made.");
  const unknown = find(countId(undecided));
  return { figure, find, ...(asked.kind === "counted" && unknown && unknown !== figure ? { undecided: unknown } : {}) };
}

async function inPapers(
  asked: Asked,
  { partnership, reading, world }: Parameters<typeof figureFound>[1],
  quarter: Period | undefined,
): Promise<Found> {
  const { paperFigures } = await import("../build.ts");
  const known = new Set<string>();
  for (const one of quarter ? [quarter] : quartersToTry(asked, reading)) {
    const figures = await paperFigures(partnership, reading, one, world);
    const find = (id: string): Figure | undefined => figures.get(id);
    const figure = find(asked.id);
    if (figure) return { figure, find, quarter: one };
    for (const id of figures.keys()) known.add(id);
  }
  throw unknownFigure(
    `No paper of the partnership has a figure "${asked.id}".${didYouMean(nearest(asked.id, known))}`,
    "Name the quarter that the paper reports with --period; its figures.csv lists every figure that can be asked for.",
  );
}

/** The quarter in which the figure's period ends, and the last that the extracts hold: between them lie most papers that have it. */
function quartersToTry({ request }: Asked, { result }: Reading): Period[] {
  const spans = result.sources.flatMap(({ coverage: { from, to } }) => (from && to ? [{ from, to }] : []));
  const last = spans
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const held = (quarter: Period): boolean => spans.some(({ from, to }) => from <= quarter.end && to >= quarter.start);
  const quarters = [request.period.end, ...(last ? [last] : [])].map(quarterAt).filter(held);
  return [...new Map(quarters.map((one) => [one.id, one])).values()];
}

const quarterAt = (date: IsoDate): Period => financialQuarter(financialYearStart(date), quarterNumber(date));
