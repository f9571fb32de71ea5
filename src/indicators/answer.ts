import type { SourceReading } from "../extracts/reading.ts";
import type { IsoDate } from "../values/period.ts";
import type { AbsenceReason } from "./absence.ts";
import { type Cover, coverOfAll, isWholeMonth, type Piece, wholeMonthOf } from "./cover.ts";
import type { Indicator } from "./indicator.ts";
import type { Supplier } from "./supplier.ts";
import { addTallies, noTally, type Tally } from "./tally.ts";

/** What is known of one piece of a period. The tally counts only where the cover is whole. */
export interface Answer {
  /** `month-only`: the piece is a part of a month, and the source that would answer counts by month. */
  readonly cover: Cover | "month-only";
  /** Why nothing is known, where that is not a matter of coverage. */
  readonly because?: AbsenceReason;
  readonly tally: Tally;
  readonly sources: readonly SourceReading[];
  readonly readyMade: boolean;
  /** The end of the data, where entries for days just before it still arrive late. */
  readonly openUntil?: IsoDate;
}

/** Who answers for one indicator, area and split, in this order. */
export interface Line {
  readonly primary?: Supplier;
  readonly extensions: readonly Supplier[];
  readonly because?: AbsenceReason;
}

/** A month is asked for time and again: for itself, its quarter, its year and what it is a part of. */
const ofMonths = new WeakMap<Line, Map<IsoDate, Answer>>();

/** Asks the line's suppliers in turn. */
export function answerFromLine(line: Line, indicator: Indicator, piece: Piece): Answer {
  if (!isWholeMonth(piece)) return askedOfLine(line, indicator, piece);
  const known = ofMonths.get(line) ?? new Map<IsoDate, Answer>();
  ofMonths.set(line, known);
  const answer = known.get(piece.start) ?? askedOfLine(line, indicator, piece);
  known.set(piece.start, answer);
  return answer;
}

function askedOfLine(line: Line, indicator: Indicator, piece: Piece): Answer {
  const { primary, extensions, because } = line;
  const nobody: Answer = {
    cover: "none",
    ...(because ? { because } : {}),
    tally: noTally,
    sources: [],
    readyMade: false,
  };
  if (!primary) return nobody;
  // An extension only speaks for months of which the primary holds no day, so that nothing is counted twice.
  const month = wholeMonthOf(piece);
  const other =
    primary.cover(month) === "none" ? extensions.find((extension) => extension.cover(month) !== "none") : undefined;
  const supplier = other ?? primary;
  const cover = supplier.cover(piece);
  const { sources, readyMade } = supplier;
  const short = supplier.because?.(piece);
  if (cover === "none") return { ...nobody, sources, ...(short ? { because: short } : {}) };
  if (supplier.monthly && !isWholeMonth(piece)) return { ...nobody, cover: "month-only", sources, readyMade };
  if (cover === "part") return { ...nobody, cover, sources, readyMade, ...(short ? { because: short } : {}) };
  const openUntil = readyMade ? undefined : openEnd(indicator, sources);
  return { cover, tally: supplier.tally(piece), sources, readyMade, ...(openUntil ? { openUntil } : {}) };
}

/** Offences come to light, and referrals are entered, after the day that they count on. */
function openEnd(indicator: Indicator, sources: readonly SourceReading[]): IsoDate | undefined {
  if (indicator.dateBasis !== "committed" && indicator.dateBasis !== "referred") return undefined;
  return sources.flatMap((source) => source.coverage.to ?? []).sort()[0];
}

/** The answer of a sum: known where all of its parts are known. */
export function addAnswers(answers: readonly Answer[]): Answer {
  const because = answers.find((answer) => answer.because)?.because;
  const openUntil = answers.flatMap((answer) => answer.openUntil ?? []).sort()[0];
  const covers = answers.map((answer) => answer.cover);
  return {
    cover: covers.includes("month-only")
      ? "month-only"
      : coverOfAll(covers.map((cover) => (cover === "month-only" ? "part" : cover))),
    ...(because ? { because } : {}),
    tally: addTallies(answers.map((answer) => answer.tally)),
    sources: [...new Set(answers.flatMap((answer) => answer.sources))],
    readyMade: answers.some((answer) => answer.readyMade),
    ...(openUntil ? { openUntil } : {}),
  };
}
