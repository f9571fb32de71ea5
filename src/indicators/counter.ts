import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import { remembered } from "../records/remembered.ts";
import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { AbsenceReason } from "./absence.ts";
import { type Answer, addAnswers, answerFromLine, type Line } from "./answer.ts";
import { type ChosenSources, chooseSources, extendsOnly, kindsBySource, sourcesNamed } from "./choose-sources.ts";
import type { CountedArea } from "./counted-area.ts";
import { isOfWholeMonths, type Piece } from "./cover.ts";
import type { CubeFrame } from "./cube.ts";
import { type CubeQuery, CubeShelf } from "./cube-shelf.ts";
import { partFilters, withFilters } from "./filters.ts";
import type { Indicator } from "./indicator.ts";
import { sourcesAdded, sourcesAside, spliceDiffers, unpublished, unserved } from "./measure-problems.ts";
import { categoryLists, fieldsOf, splitFields } from "./needs.ts";
import { isOfRecords, type RecordsIndicator } from "./own-measure.ts";
import { type Dims, partsOf } from "./question.ts";
import { categorySeries, joinSeries, type ReadyMadeSeries, readReadyMade } from "./ready-made.ts";
import { queryRepeats } from "./repeats.ts";
import { termsIn } from "./school-calendar.ts";
import { queryStock } from "./stock.ts";
import { inSchoolCalendar, lookingBack, readyMadeSupplier, recordSupplier, type Supplier } from "./supplier.ts";
import { noTally, type Tally } from "./tally.ts";

/** What a line of counts asks of the records. */
interface Asked {
  readonly chosen: ChosenSources;
  /** Why there is nothing to ask, whatever is chosen. */
  readonly because?: AbsenceReason;
  readonly split: Dims;
  /** The sources of the primary supplier, then those of each extension; none when nobody can answer. */
  readonly suppliers: readonly (readonly SourceReading[])[];
  readonly query: (sources: readonly SourceReading[]) => CubeQuery;
}

/**
 * Answers for pieces of periods, asking the store once for each indicator, area and way of splitting, and together for those that it was
 * told to expect.
 */
export class Counter {
  readonly problems: Problem[] = [];
  readonly #indicators: ReadonlyMap<string, Indicator>;
  readonly #reading: ReadResult;
  readonly #partnershipArea: string;
  readonly #kinds: ReadonlyMap<string, ReadonlySet<RecordKind>>;
  /** By their dimensions. */
  readonly #readyMade = new Map<string, ReadyMadeSeries[]>();
  readonly #store: RecordStore;
  readonly #records: RecordsFrom;
  readonly #cubes: CubeShelf;
  readonly #stocks = new Map<string, Promise<Tally>>();
  readonly #lines = new Map<string, Promise<Line>>();
  readonly #expected = new Set<string>();
  readonly #reported = new Set<string>();

  private constructor(
    context: Parameters<typeof Counter.open>[0],
    kinds: ReadonlyMap<string, ReadonlySet<RecordKind>>,
    readyMade: readonly ReadyMadeSeries[],
  ) {
    this.#indicators = context.indicators;
    this.#reading = context.reading;
    this.#partnershipArea = context.partnershipArea;
    this.#kinds = kinds;
    for (const series of readyMade) {
      const alike = this.#readyMade.get(series.dims);
      if (alike) alike.push(series);
      else this.#readyMade.set(series.dims, [series]);
    }
    this.#store = context.store;
    this.#records = context.records ?? ((wanted) => context.store.recordsOf(wanted));
    const key = `cubes ${context.recordsKey ?? ""}`;
    this.#cubes = remembered(this.#store, this.#store, key, () => new CubeShelf(this.#store, this.#records));
  }

  static async open(context: {
    readonly store: RecordStore;
    readonly indicators: ReadonlyMap<string, Indicator>;
    readonly reading: ReadResult;
    readonly partnershipArea: string;
    /** What to count from; the records as they are now when left out. */
    readonly records?: RecordsFrom;
    /** What tells those records from others of the store. */
    readonly recordsKey?: string;
  }): Promise<Counter> {
    const { store, reading, records } = context;
    const kinds = await remembered(store, reading, "kinds", () => kindsBySource(store, reading));
    const readyMade = await remembered(store, reading, "ready-made", () => readReadyMade(store, reading, records));
    return new Counter(context, kinds, readyMade);
  }

  /** Says what will be asked for; single days before whole months, so that nothing is counted by both. */
  expect(indicator: Indicator, area: CountedArea, dims: Dims, by: CubeFrame["by"]): void {
    const key = lineKey(indicator, area, dims);
    if (this.#expected.has(`${key} day`) || this.#expected.has(`${key} ${by}`)) return;
    this.#expected.add(`${key} ${by}`);
    for (const part of partsOf(indicator, dims, this.#indicators)) this.expect(part, area, dims, by);
    // What is open at a date and what repeats are asked of the records by questions of their own.
    if (!isOfRecords(indicator) || indicator.aggregation.kind !== "records") return;
    const { split, suppliers, query } = this.#asked(indicator, area, dims, by);
    for (const sources of suppliers) this.#cubes.expect(query(sources), split);
  }

  /** Starts to count what it was told to expect, while other things are seen to. */
  begin(): void {
    this.#cubes.begin();
  }

  /** The answer for each piece; `dims` without `type`, which names a part and is resolved before. */
  async answers(
    indicator: Indicator,
    area: CountedArea,
    dims: Dims,
    pieces: readonly Piece[],
  ): Promise<readonly Answer[]> {
    const { aggregation } = indicator;
    if (isOfRecords(indicator) && aggregation.kind === "stock")
      return Promise.all(pieces.map((piece) => this.#stock(indicator, aggregation.each, area, dims, piece)));
    const needed = pieces.map((piece) => (isOfWholeMonths(piece) ? "month" : "day"));
    const lines = new Map<CubeFrame["by"], Line>();
    for (const by of new Set(needed)) lines.set(by, await this.#line(indicator, area, dims, by));
    const lineOf = (index: number): Line => lines.get(needed[index] ?? "day") ?? { extensions: [] };
    if (aggregation.kind !== "sum")
      return pieces.map((piece, index) => answerFromLine(lineOf(index), indicator, piece));
    const ofParts: (readonly Answer[])[] = [];
    for (const part of partsOf(indicator, dims, this.#indicators))
      ofParts.push(await this.answers(part, area, dims, pieces));
    return pieces.map((piece, index) => {
      const sum = addAnswers(ofParts.flatMap((answers) => answers[index] ?? []));
      const line = lineOf(index);
      return sum.cover === "none" && line.primary?.cover(piece) === "whole"
        ? answerFromLine(line, indicator, piece)
        : sum;
    });
  }

  #line(indicator: Indicator, area: CountedArea, dims: Dims, needed: CubeFrame["by"]): Promise<Line> {
    const key = lineKey(indicator, area, dims);
    const by = this.#expected.has(`${key} day`) ? "day" : needed;
    const known = this.#lines.get(`${key} ${by}`);
    if (known) return known;
    const line = isOfRecords(indicator)
      ? this.#recordsLine(indicator, area, dims, by)
      : Promise.resolve(this.#unrecordedLine(indicator, area, dims));
    this.#lines.set(`${key} ${by}`, line);
    return line;
  }

  /** Which sources are asked, those of each supplier together, and what. */
  #asked(unfiltered: RecordsIndicator, area: CountedArea, dims: Dims, by: CubeFrame["by"]): Asked {
    const { filters, rest } = partFilters(dims);
    const filtered = withFilters(unfiltered, filters);
    // The question was resolved before: filters that the indicator cannot have were refused.
    const indicator = filtered.ok ? filtered.indicator : unfiltered;
    const { of: kind, where } = indicator.aggregation;
    const only = sourcesNamed(indicator.aggregation, this.#reading.sources);
    const { operation, ...split } = rest;
    const { sources: askable, because } = this.#askable(area);
    const needed = fieldsOf(indicator, area);
    const splitBy = splitFields(Object.keys(rest), kind);
    const asksForTime = needed.has("committed-time") || splitBy.has("committed-time");
    const chosen = chooseSources(askable, this.#kinds, {
      kind,
      areaKind: area.kind,
      area: area.id,
      needed,
      categories: categoryLists(where),
      split: splitBy,
      ...(only ? { only } : {}),
    });
    return {
      chosen,
      ...(because ? { because } : {}),
      split,
      suppliers: chosen.primary.length === 0 ? [] : [chosen.primary, ...chosen.extensions.map((source) => [source])],
      query: (sources) => ({
        where: operation === undefined ? where : { all: [where, { operation }] },
        kind,
        dateBasis: indicator.dateBasis,
        sources: sources.map((source) => source.source),
        area,
        ...(sources.some(({ areaCoverage }) => areaCoverage) ? { own: this.#partnershipArea } : {}),
        by,
        ...(asksForTime && indicator.times ? { times: indicator.times } : {}),
        breakdowns: indicator.breakdowns,
      }),
    };
  }

  async #recordsLine(indicator: RecordsIndicator, area: CountedArea, dims: Dims, by: CubeFrame["by"]): Promise<Line> {
    const { chosen, because, split, suppliers, query } = this.#asked(indicator, area, dims, by);
    if (because) return { extensions: [], because };
    const boroughs = this.#boroughsOf(area);
    const { aggregation } = indicator;
    const isRepeats = aggregation.kind === "repeats";
    const terms = termsIn(aggregation.where);
    const supply = async (sources: readonly SourceReading[]): Promise<Supplier> => {
      if (!isRepeats) {
        const supplier = recordSupplier(sources, await this.#cubes.rows(query(sources), split), boroughs);
        return terms ? inSchoolCalendar(supplier, terms) : supplier;
      }
      const rows = await queryRepeats(this.#store, query(sources), { ...aggregation, records: this.#records });
      return lookingBack(recordSupplier(sources, rows, boroughs), aggregation.withinDays);
    };
    if (chosen.primary.length === 0) return this.#unservedLine(indicator, area, dims, chosen);
    if (chosen.primary.length > 1) this.#report(`added/${indicator.id}`, sourcesAdded(indicator, chosen.primary));
    if (chosen.aside.length > 0) this.#report(`aside/${indicator.id}`, sourcesAside(indicator, chosen));
    const primary = await supply(chosen.primary);
    const extensions: Supplier[] = [];
    // Another source's keys are others: nobody is known again in it.
    for (const sources of isRepeats ? [] : suppliers.slice(1)) extensions.push(await supply(sources));
    const published = this.#published(indicator, area, dims);
    extensions.push(
      ...published.filter(({ sources }) => sources.every((source) => extendsOnly(source, chosen.primary))),
    );
    for (const extension of extensions) {
      const problem = spliceDiffers(indicator, area, primary, extension);
      if (problem) this.#report(`splice/${indicator.id}/${area.id}`, problem);
    }
    return { primary, extensions };
  }

  /** How many are open at the end of a piece. Only the piece's last day has to be held. */
  async #stock(
    indicator: RecordsIndicator,
    each: "person" | undefined,
    area: CountedArea,
    dims: Dims,
    { start, end }: Piece,
  ): Promise<Answer> {
    const { chosen, because, query } = this.#asked(indicator, area, dims, "day");
    const sources = chosen.primary;
    if (because) return answerFromLine({ extensions: [], because }, indicator, { start, end });
    if (sources.length === 0)
      return answerFromLine(this.#unservedLine(indicator, area, dims, chosen), indicator, { start, end });
    if (sources.length > 1) this.#report(`added/${indicator.id}`, sourcesAdded(indicator, sources));
    const day = { start: end, end };
    const cover = recordSupplier(sources, [], this.#boroughsOf(area)).cover(day);
    const key = `${lineKey(indicator, area, dims)} ${end}`;
    const known = this.#stocks.get(key);
    const tally =
      known ??
      (cover === "whole"
        ? queryStock(this.#store, query(sources), { day: end, records: this.#records, ...(each ? { each } : {}) })
        : Promise.resolve(noTally));
    this.#stocks.set(key, tally);
    return { cover, tally: await tally, sources, readyMade: false };
  }

  /** Of which boroughs records are counted. */
  #boroughsOf(area: CountedArea): readonly string[] {
    return area.members ?? [this.#partnershipArea];
  }

  /** No records are behind a sum, whose parts answer first, nor behind what only comes published. */
  #unrecordedLine(indicator: Indicator, area: CountedArea, dims: Dims): Line {
    const line = this.#publishedLine(indicator, area, dims);
    const { kind } = indicator.aggregation;
    if (line.primary || (kind !== "published" && kind !== "survey")) return line;
    this.#report(`unserved/${indicator.id}`, unpublished(indicator, area));
    return { extensions: [], because: "unserved" };
  }

  /** No records can answer; a published series of the indicator itself may. */
  #unservedLine(indicator: RecordsIndicator, area: CountedArea, dims: Dims, chosen: ChosenSources): Line {
    const line = this.#publishedLine(indicator, area, dims);
    if (line.primary) return line;
    this.#report(`unserved/${indicator.id}`, unserved(indicator, area, chosen));
    return { extensions: [], because: chosen.needsTime ? "month-precision" : "unserved" };
  }

  #publishedLine(indicator: Indicator, area: CountedArea, dims: Dims): Line {
    const [primary, ...extensions] = this.#published(indicator, area, dims);
    return primary ? { primary, extensions } : { extensions: [] };
  }

  /** Series of the indicator itself and, where it is nothing but offence categories, of all of those. */
  #published(indicator: Indicator, area: CountedArea, dims: Dims): Supplier[] {
    const split = this.#readyMade.get(dimsKey(dims)) ?? [];
    const categories = categoriesOf(indicator);
    return this.#reading.sources.flatMap((source) => {
      if (area.sources && !area.sources.includes(source.source)) return [];
      const held = split.filter((series) => series.source === source.source);
      const ofSource = area.members
        ? pooled(held, area.members)
        : held.filter(({ area: id }) => id === area.id || (id === "" && area.id === this.#partnershipArea));
      const named = ofSource.filter((series) => series.indicator === indicator.id);
      const parts = categories.flatMap((category) =>
        ofSource.filter((one) => one.indicator === categorySeries(category)),
      );
      const joined = parts.length === categories.length ? joinSeries(parts, indicator.id) : undefined;
      return [...named, ...(joined ? [joined] : [])].map((series) => readyMadeSupplier(source, series));
    });
  }

  /** The sources that hold an area: a comparator's own, which hold all of its members, or those that hold the partnership's. */
  #askable(area: CountedArea): { readonly sources: readonly SourceReading[]; readonly because?: AbsenceReason } {
    const holds = ({ areaCoverage }: SourceReading, id: string): boolean =>
      areaCoverage === undefined ? !area.members : Object.hasOwn(areaCoverage, id);
    const { members } = area;
    if (!members) return { sources: this.#reading.sources.filter((source) => holds(source, this.#partnershipArea)) };
    const named = this.#reading.sources.filter(({ source }) => area.sources?.includes(source) ?? true);
    const whole = named.filter((source) => members.every((member) => holds(source, member)));
    const some = named.some((source) => members.some((member) => holds(source, member)));
    return { sources: whole, ...(some && whole.length === 0 ? { because: "member-not-held" as const } : {}) };
  }

  #report(key: string, problem: Problem): void {
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(problem);
  }
}

/** The series of all members added up, where every one of them has it. A month that one of them lacks is not held. */
function pooled(series: readonly ReadyMadeSeries[], members: readonly string[]): ReadyMadeSeries[] {
  const names = [...new Set(series.map(({ indicator }) => indicator))];
  return names.flatMap((indicator) => {
    const ofMembers = members.flatMap(
      (member) => series.find((one) => one.indicator === indicator && one.area === member) ?? [],
    );
    const joined = ofMembers.length === members.length ? joinSeries(ofMembers, indicator) : undefined;
    return joined ? [joined] : [];
  });
}

/** The offence categories that an indicator is the sum of; none when it asks for anything else. */
function categoriesOf({ aggregation, dateBasis }: Indicator): readonly string[] {
  if (aggregation.kind !== "records" || aggregation.of !== "offence" || dateBasis !== "recorded") return [];
  return "category" in aggregation.where ? aggregation.where.category : [];
}

const lineKey = (indicator: Indicator, area: CountedArea, dims: Dims): string =>
  `${indicator.id}[${dimsKey(dims)}]/${area.id}`;

function dimsKey(dims: Dims): string {
  return Object.keys(dims)
    .sort()
    .map((key) => `${key}=${dims[key]}`)
    .join(",");
}
