import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import { remembered } from "../records/remembered.ts";
import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import { type Answer, addAnswers, answerFromLine, type Line } from "./answer.ts";
import { type Askable, type Asked, askedOf } from "./asked.ts";
import { type ChosenSources, extendsOnly, kindsBySource } from "./choose-sources.ts";
import type { CountedArea } from "./counted-area.ts";
import { isOfWholeMonths, type Piece } from "./cover.ts";
import type { CubeFrame } from "./cube.ts";
import { CubeShelf } from "./cube-shelf.ts";
import { partFilters } from "./filters.ts";
import type { Indicator } from "./indicator.ts";
import { sourcesAdded, sourcesAside, spliceDiffers, unpublished, unserved } from "./measure-problems.ts";
import { isOfRecords, type RecordsIndicator } from "./own-measure.ts";
import { OwnQuestions } from "./own-questions.ts";
import { PublishedCounts } from "./published-counts.ts";
import { type Dims, dimsKey, partsOf } from "./question.ts";
import { type ReadyMadeSeries, readReadyMade } from "./ready-made.ts";
import { termsIn } from "./school-calendar.ts";
import { inSchoolCalendar, lookingBack, recordSupplier, type Supplier } from "./supplier.ts";
import { noTally } from "./tally.ts";
import { WithheldNotes } from "./withheld.ts";

/**
 * Answers for pieces of periods, asking the store once for each indicator, area and way of splitting, and together for those that it was
 * told to expect.
 */
export class Counter {
  readonly #problems: Problem[] = [];
  readonly #withheld = new WithheldNotes();
  readonly #indicators: ReadonlyMap<string, Indicator>;
  readonly #askable: Askable;
  readonly #published: PublishedCounts;
  readonly #cubes: CubeShelf;
  readonly #own: OwnQuestions;
  readonly #lines = new Map<string, Promise<Line>>();
  readonly #expected = new Set<string>();
  /** Questions of their own that are expected. */
  readonly #early: (() => Promise<unknown>)[] = [];
  readonly #reported = new Set<string>();

  private constructor(
    context: Parameters<typeof Counter.open>[0],
    kinds: Askable["kinds"],
    readyMade: readonly ReadyMadeSeries[],
  ) {
    const { store, indicators, reading, partnershipArea } = context;
    this.#indicators = indicators;
    this.#askable = { reading, kinds, partnershipArea };
    this.#published = new PublishedCounts(readyMade, reading, partnershipArea);
    const records: RecordsFrom = context.records ?? ((wanted) => store.recordsOf(wanted));
    const { cubes, own } = remembered(store, store, `counts ${context.recordsKey ?? ""}`, () => ({
      cubes: new CubeShelf(store, records),
      own: new OwnQuestions(store, records),
    }));
    this.#cubes = cubes;
    this.#own = own;
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

  get problems(): readonly Problem[] {
    return [...this.#problems, ...this.#withheld.problems()];
  }

  /**
   * Says what will be asked for; single days before whole months, so that nothing is counted by both.
   *
   * @param pieces of the period that is asked for
   */
  expect(indicator: Indicator, area: CountedArea, dims: Dims, by: CubeFrame["by"], pieces: readonly Piece[]): void {
    if (isOfRecords(indicator) && indicator.aggregation.kind === "stock") {
      const { each } = indicator.aggregation;
      for (const piece of pieces)
        this.#early.push(() => this.#openAt(askedOf(indicator, area, dims, "day", this.#askable), each, area, piece));
      return;
    }
    const key = lineKey(indicator, area, dims);
    if (this.#expected.has(`${key} day`) || this.#expected.has(`${key} ${by}`)) return;
    this.#expected.add(`${key} ${by}`);
    for (const part of partsOf(indicator, dims, this.#indicators)) this.expect(part, area, dims, by, pieces);
    if (!isOfRecords(indicator)) return;
    const { aggregation } = indicator;
    const { split, suppliers, query } = askedOf(indicator, area, dims, by, this.#askable);
    if (aggregation.kind === "records") for (const sources of suppliers) this.#cubes.expect(query(sources), split);
    const [primary] = suppliers;
    if (aggregation.kind === "repeats" && primary)
      this.#early.push(() => this.#own.repeats(query(primary), aggregation));
  }

  /**
   * Starts to count what it was told to expect, while other things are seen to. Questions of their own come first: they are few, and
   * whoever came to one would wait for all that was asked before it.
   */
  begin(): void {
    // Whoever asks hears of a failure.
    for (const ask of this.#early.splice(0)) ask().catch(() => undefined);
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

  async #recordsLine(indicator: RecordsIndicator, area: CountedArea, dims: Dims, by: CubeFrame["by"]): Promise<Line> {
    const { chosen, because, split, suppliers, query } = askedOf(indicator, area, dims, by, this.#askable);
    if (because) return { extensions: [], because };
    const boroughs = this.#boroughsOf(area);
    const { aggregation } = indicator;
    const terms = termsIn(aggregation.where);
    const supply = async (sources: readonly SourceReading[]): Promise<Supplier> => {
      if (aggregation.kind !== "repeats") {
        const supplier = recordSupplier(sources, await this.#cubes.rows(query(sources), split), boroughs);
        return terms ? inSchoolCalendar(supplier, terms) : supplier;
      }
      const rows = await this.#own.repeats(query(sources), aggregation);
      return lookingBack(recordSupplier(sources, rows, boroughs), aggregation.withinDays);
    };
    if (chosen.primary.length === 0) return this.#unservedLine(indicator, area, dims, chosen);
    if (chosen.primary.length > 1) this.#report(`added/${indicator.id}`, sourcesAdded(indicator, chosen.primary));
    if (chosen.aside.length > 0) this.#report(`aside/${indicator.id}`, sourcesAside(indicator, chosen));
    this.#noteWithheld(indicator, dims, chosen);
    const primary = await supply(chosen.primary);
    const extensions: Supplier[] = [];
    // Another source's keys are others: nobody is known again in it.
    for (const sources of aggregation.kind === "repeats" ? [] : suppliers.slice(1))
      extensions.push(await supply(sources));
    const published = this.#published.suppliersOf(indicator, area, dims);
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
    piece: Piece,
  ): Promise<Answer> {
    const asked = askedOf(indicator, area, dims, "day", this.#askable);
    const { chosen, because } = asked;
    const sources = chosen.primary;
    if (because) return answerFromLine({ extensions: [], because }, indicator, piece);
    if (sources.length === 0)
      return answerFromLine(this.#unservedLine(indicator, area, dims, chosen), indicator, piece);
    if (sources.length > 1) this.#report(`added/${indicator.id}`, sourcesAdded(indicator, sources));
    return { ...(await this.#openAt(asked, each, area, piece)), sources, readyMade: false };
  }

  /** Of a piece whose last day is not held nothing is asked. */
  async #openAt(
    { chosen: { primary }, query }: Asked,
    each: "person" | undefined,
    area: CountedArea,
    { end }: Piece,
  ): Promise<Pick<Answer, "cover" | "tally">> {
    const cover = recordSupplier(primary, [], this.#boroughsOf(area)).cover({ start: end, end });
    return { cover, tally: cover === "whole" ? await this.#own.stock(query(primary), end, each) : noTally };
  }

  /** Of which boroughs records are counted. */
  #boroughsOf(area: CountedArea): readonly string[] {
    return area.members ?? [this.#askable.partnershipArea];
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
    if (chosen.lacking.includes("held-category")) this.#noteWithheld(indicator, dims, chosen);
    else this.#report(`unserved/${indicator.id}`, unserved(indicator, area, chosen));
    return { extensions: [], because: chosen.needsTime ? "month-precision" : "unserved" };
  }

  #noteWithheld({ title }: RecordsIndicator, dims: Dims, { withholding }: ChosenSources): void {
    const filters = dimsKey(partFilters(dims).filters);
    const asked = filters === "" ? `"${title}"` : `"${title}" (${filters})`;
    for (const { source, withheld } of withholding) this.#withheld.add(source, asked, withheld);
  }

  #publishedLine(indicator: Indicator, area: CountedArea, dims: Dims): Line {
    const [primary, ...extensions] = this.#published.suppliersOf(indicator, area, dims);
    return primary ? { primary, extensions } : { extensions: [] };
  }

  #report(key: string, problem: Problem): void {
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#problems.push(problem);
  }
}

const lineKey = (indicator: Indicator, area: CountedArea, dims: Dims): string =>
  `${indicator.id}[${dimsKey(dims)}]/${area.id}`;
