import type { CountedArea } from "../indicators/counted-area.ts";
import type { Problem } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import { measures } from "../values/figure-book.ts";
import { type FigureIdParts, formatFigureId, parseFigureId } from "../values/figure-id.ts";
import { absent, isNumber } from "../values/value.ts";
import { goingWithCategory } from "./by-category.ts";
import { costOf, withSize } from "./cost.ts";
import { formerCounts, type SuppressedBecause } from "./former-counts.ts";
import { goalsOf, type Protection, protect } from "./protect.ts";
import { relationsOf } from "./relations.ts";
import { restsOf } from "./rests.ts";
import { seriesKey } from "./series.ts";
import { type Count, countsIn, isSmall, type Readers } from "./small-counts.ts";
import { loadSolver } from "./solver.ts";
import { type CellInput, type Table, tableOf } from "./table.ts";
import { unprotected } from "./unprotected.ts";

/** For whom figures are disclosed, and what is needed to know how much they could tell. */
export interface Disclosure extends Readers {
  /** Where each area lies; without it, every area but the partnership's own is a part of that and of no other. */
  readonly areas?: readonly CountedArea[];
  /** Ids of figures whose numbers these readers were given before: nothing is protected by withholding them now. */
  readonly told?: ReadonlySet<string>;
  /** Ids of figures that an edition for fewer readers withholds: who has both editions must not find them in this one. */
  readonly alsoWithheld?: ReadonlySet<string>;
}

export interface Disclosed {
  /** As they were given, less what is withheld. */
  readonly figures: readonly Figure[];
  /** Errors for what could be worked out whatever else is withheld. */
  readonly problems: readonly Problem[];
}

interface Judged {
  readonly figure: Figure;
  readonly parts: FigureIdParts;
}

/**
 * What an edition may show: small counts are withheld, and with them what would give them away.
 *
 * - `internal` shows everything.
 * - `partnership` withholds 1 to 4 of what is about people.
 * - `public` withholds 1 to 9 of what is about people, and 1 to 4 of offences below the partnership's own area.
 *
 * Zeros are shown. What an earlier extract had counted is withheld too where it differs from what is counted now by as few, see
 * {@link formerCounts}. What is published elsewhere is spared, see `sensitivity.ts`. People by category of offence go together, see
 * {@link goingWithCategory}, and with them goes what an edition for fewer readers withholds. Then further figures are withheld until nobody who
 * sees all the others can tell a small count more closely than that it is small, see {@link protect}. A share goes with either of its
 * sides, the number of records that could not be decided with its count, and the count of an earlier extract with the one of now. A suppressed figure
 * keeps its id, unit, method and inputs, and loses its number and its pedigree, which tells files and numbers of records.
 *
 * @param figures counted figures, which are not changed; whatever is derived is derived afterwards, from what this returns, and so tells
 *   nothing that these do not
 * @throws Error for a figure that is not counted or whose id is not one, since it cannot be judged
 */
export async function disclose(figures: readonly Figure[], disclosure: Disclosure): Promise<Disclosed> {
  if (disclosure.audience === "internal") return { figures: [...figures], problems: [] };
  const judged = figures.map((figure) => ({ figure, parts: measuredParts(figure) }));
  const counts = countsIn(judged, disclosure);
  const small = smallIn(counts, judged);
  const byKey = new Map(counts.map(({ series }) => [seriesKey(series), series]));
  const alongside = new Set([...goingWithCategory(counts, small), ...(disclosure.alsoWithheld ?? [])]);
  const cells = counts.map((count) => cellOf(count, small, alongside, disclosure));
  const rests = restsOf(relationsOf([...byKey.values()], disclosure), cells, byKey, disclosure);
  const table = tableOf([...cells, ...rests.cells], rests.relations, reachOf(counts));
  const protection = await protectionOf(table, reachOf(counts));
  return {
    figures: withhold(judged, small, idsWithheld(table, protection)),
    problems: unprotected(table, protection),
  };
}

/** Why each figure must be withheld, by id, before anything is withheld for the sake of another. */
function smallIn(counts: readonly Count[], judged: readonly Judged[]): Map<string, SuppressedBecause> {
  const thresholds = new Map(
    counts.flatMap(({ shownBy, threshold }) => shownBy.map(({ figure }) => [figure.id, threshold])),
  );
  const smallAs = (number: number, parts: FigureIdParts): boolean =>
    isSmall(number, thresholds.get(formatFigureId(parts)) ?? 0);
  const found = new Map<string, SuppressedBecause>();
  for (const { shownBy, number, threshold } of counts)
    if (isSmall(number, threshold)) for (const { figure } of shownBy) found.set(figure.id, "small-count");
  for (const [id, because] of formerCounts(judged, smallAs)) found.set(id, because);
  return found;
}

function cellOf(
  count: Count,
  small: ReadonlyMap<string, SuppressedBecause>,
  alongside: ReadonlySet<string>,
  disclosure: Disclosure,
): CellInput {
  const { shownBy, series, span, number, threshold, sensitivity } = count;
  const ids = shownBy.map(({ figure }) => figure.id).sort();
  const withheld = ids.some((id) => small.has(id) || alongside.has(id));
  const told = sensitivity === "published" || ids.some((id) => disclosure.told?.has(id));
  const costs = shownBy.map(({ parts }) => costOf(parts, disclosure.partnershipArea));
  return {
    ids,
    series: seriesKey(series),
    span,
    value: number,
    // What readers have been told cannot be hidden from them, and hides nothing else.
    withheld: withheld && !told,
    ...(withheld && !told && isSmall(number, threshold)
      ? { range: { least: Math.min(1, number), most: Math.max(threshold - 1, number) } }
      : {}),
    ...(told || number < 1 ? {} : { cost: withSize(Math.max(...costs), number) }),
  };
}

/** Three times what a small number could be is room enough to move it, and what moves with it. */
const reachOf = (counts: readonly Count[]): number => 3 * Math.max(1, ...counts.map(({ threshold }) => threshold));

async function protectionOf(table: Table, reach: number): Promise<Protection> {
  if (goalsOf(table).length === 0) return { extra: new Set(), witnesses: [] };
  return protect(table, reach, await loadSolver());
}

function idsWithheld(table: Table, { extra }: Protection): Set<string> {
  return new Set(table.cells.flatMap(({ ids, withheld }, index) => (withheld || extra.has(index) ? ids : [])));
}

function withhold(
  judged: readonly Judged[],
  small: ReadonlyMap<string, SuppressedBecause>,
  withheld: ReadonlySet<string>,
): Figure[] {
  const shown = new Set(
    judged.flatMap(({ figure }) => (small.has(figure.id) || withheld.has(figure.id) ? [] : [figure.id])),
  );
  const isWithheld = (parts: FigureIdParts): boolean => {
    const id = formatFigureId(parts);
    return small.has(id) || withheld.has(id);
  };
  return judged.map(({ figure, parts }) => {
    const because = small.get(figure.id);
    if (because) return suppress(figure, because);
    if (!isNumber(figure.value)) return figure;
    if (withheld.has(figure.id)) return suppress(figure, "secondary");
    const { comparison, ...present } = parts;
    if (comparison !== undefined && isWithheld(present)) return suppress(figure, "secondary");
    const bounds = (measure: string): boolean => isWithheld({ ...parts, measure });
    if (parts.measure === "unknown" && (bounds("count") || bounds("stock"))) return suppress(figure, "secondary");
    // With one of its sides the share gives the other away. What was not judged is not known to be harmless.
    if (parts.measure === "share" && figure.inputs.some((input) => !shown.has(input)))
      return suppress(figure, "secondary");
    return figure;
  });
}

function suppress(figure: Figure, because: SuppressedBecause): Figure {
  const { pedigree: _withheld, ...rest } = figure;
  return { ...rest, value: absent("suppressed", because) };
}

function measuredParts(figure: Figure): FigureIdParts {
  const parts = parseFigureId(figure.id);
  if (!parts || !measures.some((measure) => measure === parts.measure))
    throw new Error(`only measured figures can be disclosed: ${figure.id}`);
  return parts;
}
