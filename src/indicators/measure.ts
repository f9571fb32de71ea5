import type { ReadResult } from "../extracts/reading.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId, type Measure } from "../values/figure-book.ts";
import { absent } from "../values/value.ts";
import type { AbsenceReason } from "./absence.ts";
import type { CountedArea } from "./counted-area.ts";
import { Counters } from "./counters.ts";
import { isOfWholeMonths, lastPieceOf, type Piece, piecesOf } from "./cover.ts";
import { figureOf } from "./figure-of.ts";
import { filteredUnit, partFilters } from "./filters.ts";
import { type Held, heldOf } from "./held.ts";
import type { Indicator } from "./indicator.ts";
import { ownMeasure } from "./own-measure.ts";
import { partRequests, resolveQuestion } from "./question.ts";
import { shareOf } from "./share.ts";

/** What measuring needs: the records, what reading said of them, and what is wanted. */
export interface MeasureInput {
  readonly store: RecordStore;
  readonly requests: readonly CountRequest[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly areas: readonly CountedArea[];
  /** Id of the partnership's own area. */
  readonly partnershipArea: string;
  readonly reading: ReadResult;
  /** Operations by which records can be split. */
  readonly operations: readonly { readonly id: string }[];
  /** Told of each request which sources were asked, and which months they lack. */
  readonly onHeld?: (id: string, held: Held) => void;
}

/**
 * Counts what was asked for, with one query for all indicators that share a kind of record, sources, date, area and way of splitting,
 * whatever the number of periods.
 *
 * Every request yields a figure. It has a number only when every day of its period is covered by every source that it needs:
 * otherwise its state says why, so that a gap can never pass for a low number. A sum brings the figures of its parts with it,
 * since they are its inputs. Problems are told once for each indicator, not once for each figure.
 */
export async function measure(input: MeasureInput): Promise<{ figures: Figure[]; problems: Problem[] }> {
  const counters = new Counters(input);
  // Of two with one id the first stands.
  const areas = new Map(input.areas.toReversed().map((area) => [area.id, area]));
  await expectAll(input, areas, counters);
  await counters.begin();
  const figures = new Map<string, Figure>();
  const unknown = new Map<string, Problem>();
  const shares: { readonly id: string; readonly parts: readonly CountRequest[] }[] = [];
  const queue = [...input.requests];
  // Parts are appended while the loop runs, so that they follow everything that was asked for.
  for (const request of queue) {
    const id = countId(request);
    if (figures.has(id)) continue;
    const indicator = input.indicators.get(request.indicator);
    const area = areas.get(request.area);
    if (!indicator || !area) {
      const problem = indicator ? unknownArea(request, input) : unknownIndicator(request, input);
      unknown.set(problem.message, problem);
      figures.set(id, absentFigure(id, request, "not-defined", indicator));
      continue;
    }
    if (!isValidThroughout(area, request)) {
      figures.set(id, absentFigure(id, request, "area-not-valid", indicator));
      continue;
    }
    const question = resolveQuestion(indicator, area, request.dims ?? {}, input);
    if (!question.ok) {
      figures.set(id, absentFigure(id, request, question.because, indicator));
      continue;
    }
    if (!isAnswered(request.measure ?? "count", question.indicator)) {
      figures.set(id, absentFigure(id, request, "other-measure", question.indicator));
      continue;
    }
    const parts = request.measure === "unknown" ? [] : partRequests(request, question, input.indicators);
    if (question.indicator.aggregation.kind === "share") {
      // Worked out from its two sides when both have been counted.
      figures.set(id, absentFigure(id, request, "not-defined", question.indicator));
      shares.push({ id, parts });
      queue.push(...parts);
      continue;
    }
    const { counter, reading } = await counters.at(request.asAt);
    const pieces = piecesAsked(question.indicator, request);
    const answers = await counter.answers(question.indicator, area, question.dims, pieces);
    input.onHeld?.(id, heldOf(answers, pieces));
    const unit = filteredUnit(question.indicator, partFilters(question.dims).filters, input.indicators);
    const counted = { ...question.indicator, unit };
    const figure = figureOf({ id, request, indicator: counted, answers, parts, reading });
    figures.set(id, figure);
    if (figure.method === "survey") queue.push({ ...request, measure: "base" });
    if (figure.inputs.length > 0) queue.push(...parts);
  }
  for (const share of shares) figures.set(share.id, shareOf(share.id, share.parts, figures));
  return { figures: [...figures.values()], problems: [...unknown.values(), ...(await counters.problems())] };
}

/** Tells the counters of all requests before the first of them is counted, so that what can be counted together is. */
async function expectAll(
  input: MeasureInput,
  areas: ReadonlyMap<string, CountedArea>,
  counters: Counters,
): Promise<void> {
  for (const by of ["day", "month"] as const)
    for (const request of input.requests) {
      if (isOfWholeMonths(request.period) !== (by === "month")) continue;
      const indicator = input.indicators.get(request.indicator);
      const area = areas.get(request.area);
      if (!indicator || !area || !isValidThroughout(area, request)) continue;
      const question = resolveQuestion(indicator, area, request.dims ?? {}, input);
      if (!question.ok) continue;
      const { counter } = await counters.at(request.asAt);
      counter.expect(question.indicator, area, question.dims, by, piecesAsked(question.indicator, request));
    }
}

/** A count is the sum of its months; how things stood is told by the end of the period. */
const piecesAsked = (indicator: Indicator, { period }: CountRequest): Piece[] =>
  ownMeasure(indicator) === "count" ? piecesOf(period) : [lastPieceOf(period)];

/** Whether an indicator has such a figure: its own measure, what is not known of it, and of a survey the number of those asked. */
function isAnswered(measure: Measure, indicator: Indicator): boolean {
  const own = ownMeasure(indicator);
  return (
    measure === own ||
    (measure === "unknown" && own !== "share") ||
    (measure === "base" && indicator.aggregation.kind === "survey")
  );
}

/** A zone that was drawn otherwise before or after is not counted as if it had always been the same place. */
function isValidThroughout({ validFrom, validTo }: CountedArea, { period }: CountRequest): boolean {
  return (validFrom === undefined || period.start >= validFrom) && (validTo === undefined || period.end <= validTo);
}

function absentFigure(id: string, request: CountRequest, because: AbsenceReason, indicator?: Indicator): Figure {
  const counted = request.measure !== "unknown";
  return {
    id,
    value: absent("not-applicable", because),
    unit: counted && indicator ? indicator.unit : "records",
    method: request.measure === "base" ? "count" : (request.measure ?? "count"),
    inputs: [],
  };
}

function unknownIndicator(request: CountRequest, input: MeasureInput): Problem {
  const suggestion = nearest(request.indicator, input.indicators.keys());
  return {
    code: "indicator-unknown",
    severity: "error",
    message: `There is no indicator "${request.indicator}".${didYouMean(suggestion)}`,
  };
}

function unknownArea(request: CountRequest, input: MeasureInput): Problem {
  const ids = input.areas.map((area) => area.id);
  return {
    code: "area-unknown",
    severity: "error",
    message: `There is no area "${request.area}".${didYouMean(nearest(request.area, ids))}`,
  };
}
