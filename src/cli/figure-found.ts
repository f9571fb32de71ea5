import type { Partnership, Reading, World } from "../build.ts";
import { conjunctionNamed } from "../indicators/conjunction.ts";
import { measureIn } from "../indicators/own-measure.ts";
import { repeatsNamed } from "../indicators/repeats-of.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { withIndicators } from "../steps/overlaps.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import { compare, yearBefore } from "./comparison.ts";
import { type Asked, unknownFigure } from "./figure-asked.ts";
import { quartersToTry } from "./quarters-to-try.ts";

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
  given: { readonly partnership: Partnership; readonly reading: Reading; readonly world: World },
  quarter: Period | undefined,
): Promise<Found> {
  const open = { ...given, partnership: knowing(given.partnership, asked.id) };
  const { partnership, reading } = open;
  const request = asked.kind === "counted" ? asked.request : ofOwnMeasure(asked.request, partnership);
  if (asked.kind === "of-a-paper") {
    const figures = await (await import("./worked-out/worked-out.ts")).workedOut(asked.id, request, open);
    const figure = figures.get(asked.id);
    return figure ? { figure, find: (id) => figures.get(id) } : inPapers(asked, open, quarter);
  }
  const { measureFigures } = await import("../build.ts");
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

/** What a rate or a change of an indicator is worked out from, which its id does not tell: a count, a number at a date, a share. */
function ofOwnMeasure(request: CountRequest, { indicators }: Partnership): CountRequest {
  const indicator = indicators.get(request.indicator);
  return indicator ? { ...request, ...measureIn(indicator) } : request;
}

/** In a paper of the partnership or, of an indicator that none of them looks at, among all that could be found about it. */
async function inPapers(
  asked: Asked,
  { partnership, reading, world }: Parameters<typeof figureFound>[1],
  quarter: Period | undefined,
): Promise<Found> {
  const known = new Set<string>();
  const quarters = quarter ? [quarter] : quartersToTry(asked, reading);
  for (const one of quarters)
    for (const paper of partnership.settings.papers) {
      const figures = await figuresOfPaper({ partnership, reading, world }, paper, one);
      const find = (id: string): Figure | undefined => figures.get(id);
      const figure = find(asked.id);
      if (figure) return { figure, find, quarter: one };
      for (const id of figures.keys()) known.add(id);
    }
  for (const one of quarters) {
    const figures = await findingFigures({ partnership, reading }, asked.request, one);
    const find = (id: string): Figure | undefined => figures.get(id);
    const figure = find(asked.id);
    if (figure) return { figure, find };
  }
  throw unknownFigure(
    `No paper of the partnership has a figure "${asked.id}".${didYouMean(nearest(asked.id, known))}`,
    "Name the quarter that the paper reports with --period; its figures.csv lists every figure that can be asked for.",
  );
}

const made = new WeakMap<Reading, Map<string, Promise<ReadonlyMap<string, Figure>>>>();

/** What a paper of a quarter holds. Of one reading that is always the same, and it takes a second: it is worked out once. */
async function figuresOfPaper(
  { partnership, reading, world }: Parameters<typeof figureFound>[1],
  paper: string,
  quarter: Period,
): Promise<ReadonlyMap<string, Figure>> {
  const { paperFigures } = await import("../build.ts");
  const known = made.get(reading) ?? new Map<string, Promise<ReadonlyMap<string, Figure>>>();
  made.set(reading, known);
  const key = `${paper} ${quarter.id}`;
  const figures = known.get(key) ?? paperFigures(partnership, reading, { paper, quarter }, world);
  known.set(key, figures);
  return figures;
}

/** All that `figures --findings` finds about an indicator in an area at a quarter. */
async function findingFigures(
  { partnership, reading }: Pick<Parameters<typeof figureFound>[1], "partnership" | "reading">,
  { indicator, area }: CountRequest,
  quarter: Period,
): Promise<ReadonlyMap<string, Figure>> {
  const [{ allFindings }, { figuresIn }, { shapeOf }] = await Promise.all([
    import("../steps/findings.ts"),
    import("../analysis/figures-in.ts"),
    import("../analysis/shape-of.ts"),
  ]);
  const known = partnership.indicators.get(indicator);
  if (!known) return new Map();
  const { findings, figures } = await allFindings(partnership, reading, [{ indicator, area }], quarter);
  const shapes = findings.map((finding) => shapeOf(finding, known, partnership.settings));
  return figuresIn(shapes, new Map(figures));
}

/** What is two things at once, and who suffered one thing again, is no indicator of the catalogue, and has a definition all the same. */
export function knowing(partnership: Partnership, text: string): Partnership {
  const id = text.split(/[/[]/)[0] ?? "";
  const conjunction = conjunctionNamed(id, partnership.indicators);
  const repeats = repeatsNamed(id, partnership.indicators);
  const made = [...(conjunction?.made ?? []), ...(repeats ? [repeats] : [])];
  return made.length > 0 ? withIndicators(partnership, made) : partnership;
}
