import { readRange } from "../indicators/filters.ts";
import { formatFigureId, parseFigureId } from "../values/figure-id.ts";
import { isDecided } from "./decided.ts";
import type { Known } from "./known.ts";
import type { ByKey, Relation } from "./relation.ts";
import { type SeriesId, type Span, seriesKey } from "./series.ts";
import { isSmall, type Readers, thresholdOf } from "./small-counts.ts";
import type { CellInput } from "./table.ts";

/** Dimensions that tell people apart. Of whom one is not known, is in none of its groups. */
const attributes = ["ethnicity", "sex", "suspect-age", "victim-age"] as const;
export const isAttribute = (key: string): boolean => attributes.some((one) => one === key);

/** Stands for all groups of an attribute in the series of those in none of them. */
const notKnown = "not-known";

/**
 * Those in none of the groups: whoever sees the whole and all the groups has worked out how many they are. No figure need tell it, so it
 * is a series of its own.
 */
export const restOf = (whole: SeriesId, split: readonly string[]): SeriesId => ({
  ...whole,
  dims: { ...whole.dims, ...Object.fromEntries(split.map((key) => [key, notKnown])) },
});

export interface Rests {
  readonly relations: readonly Relation[];
  readonly cells: readonly CellInput[];
}

/**
 * The rests as numbers that must be protected like any other, beside the relations that they take part in. A rest that no figures tell is
 * left out, and counts as known.
 *
 * The records that could not be decided for all groups together are the rest, and those that could not be decided for the whole already.
 */
export function restsOf(
  relations: readonly Relation[],
  cells: readonly CellInput[],
  byKey: ByKey,
  known: Known & Readers,
): Rests {
  const bySeries = new Map<string, CellInput[]>();
  for (const cell of cells) {
    const before = bySeries.get(cell.series) ?? [];
    bySeries.set(cell.series, before);
    before.push(cell);
  }
  const unknowns = [...byKey.values()].filter(({ measure }) => measure === "unknown");
  const found = new Map<string, CellInput[]>();
  const told: Relation[] = [];
  for (const { rest, ...relation } of relations) {
    const undecided = rest && undecidedOf(rest, relation, unknowns, byKey);
    const own = rest ? cellsOf(rest, relation, bySeries, known, undecided !== undefined) : [];
    if (!rest || own.length === 0) {
      told.push(relation);
      continue;
    }
    const key = seriesKey(rest);
    found.set(key, own);
    told.push({ ...relation, parts: [...relation.parts, key] }, { ...relation, kind: "within" });
    if (undecided) told.push(withinUndecided(undecided, key, byKey.get(relation.whole), byKey, known));
  }
  return { relations: told, cells: [...found.values()].flat() };
}

/** The series of those of whom an attribute is not known, as counted: any of its groups was asked for. */
function undecidedOf(
  rest: SeriesId,
  { parts }: Relation,
  unknowns: readonly SeriesId[],
  byKey: ByKey,
): SeriesId | undefined {
  const [key, ...more] = Object.keys(rest.dims).filter((one) => rest.dims[one] === notKnown);
  if (key === undefined || more.length > 0) return undefined;
  const groups = parts.flatMap((part) => byKey.get(part)?.dims[key] ?? []);
  const isAny = (text: string): boolean => {
    const range = readRange(text);
    if (range) return (range.from ?? 0) === 0 && range.to === undefined;
    const values = text.split("+");
    return groups.every((group) => values.includes(group));
  };
  const like = (one: SeriesId): string =>
    seriesKey({ ...one, dims: { ...one.dims, [key]: notKnown }, measure: "count" });
  return unknowns.find((one) => like(one) === seriesKey(rest) && isAny(one.dims[key] ?? ""));
}

function withinUndecided(
  undecided: SeriesId,
  rest: string,
  whole: SeriesId | undefined,
  byKey: ByKey,
  known: Known,
): Relation {
  const before = whole && seriesKey({ ...whole, measure: "unknown" });
  const parts = before !== undefined && byKey.has(before) ? [rest, before] : [rest];
  const isAll = parts.length > 1 || (whole !== undefined && isDecided(whole, known));
  return { kind: isAll ? "equal" : "within", whole: seriesKey(undecided), parts };
}

/** The rest at every span of time that the groups have figures for, and the whole too. */
function cellsOf(
  rest: SeriesId,
  { whole, parts }: Relation,
  bySeries: ReadonlyMap<string, readonly CellInput[]>,
  readers: Readers,
  isAsked: boolean,
): CellInput[] {
  const threshold = thresholdOf("person", rest.area, readers);
  const spans = new Map(
    parts.flatMap((part) => bySeries.get(part) ?? []).map((cell) => [`${cell.span.start} ${cell.span.end}`, cell]),
  );
  return [...spans.values()].flatMap(({ span, ids }): CellInput[] => {
    const all = numberOver(bySeries.get(whole) ?? [], span);
    const groups = parts.map((part) => numberOver(bySeries.get(part) ?? [], span));
    const some = groups.reduce<number | undefined>(
      (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
      0,
    );
    if (all === undefined || some === undefined || all < some) return [];
    const value = all - some;
    const period = parseFigureId(ids[0] ?? "")?.period ?? "any";
    const { asAt, ...series } = rest;
    const id = formatFigureId({ ...series, period, ...(asAt ? { comparison: asAt } : {}) });
    // Where there is nobody in any group, the rest is the whole, and is judged as that.
    const mustHide = some > 0 && isSmall(value, threshold);
    return [
      {
        ids: [id],
        series: seriesKey(rest),
        span,
        value,
        // What a figure tells as well, is shown or not as that. Of pairs none does, and every rest is a part of two others: were those
        // known, there would be no way to hide it.
        withheld: mustHide || (value > 0 && (isAsked || some === 0 || rest.dims["whom"] === "pairs")),
        ...(mustHide ? { range: { least: 1, most: threshold - 1 } } : {}),
      },
    ];
  });
}

/** What the figures of a series say of a span: one of them, or several that follow each other. */
function numberOver(cells: readonly CellInput[], { start, end }: Span): number | undefined {
  const exact = cells.find(({ span }) => span.start === start && span.end === end);
  if (exact) return exact.value;
  const reached = new Map([[start, 0]]);
  const inside = cells.filter(({ span }) => span.start >= start && span.end <= end);
  for (const { span, value } of inside.toSorted((a, b) => (a.span.start < b.span.start ? -1 : 1))) {
    const before = reached.get(span.start);
    if (before !== undefined) reached.set(span.end, before + value);
  }
  return reached.get(end);
}
