import type { ZodType } from "zod";
import type { Findings } from "../analysis/findings.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import type { Inline } from "../wording/runs.ts";
import type { Numbering, PaperContext, Subject } from "./context.ts";
import type { Block } from "./model.ts";

/** What a section kind may ask when it plans: which counts it will need, before any is counted. */
export interface PlanContext {
  readonly paper: PaperContext;
  /** Every indicator and area that the paper is about, in order. */
  readonly subjects: readonly Subject[];
  /** The period a year before the one to date. */
  readonly previous: Period;
}

/** What a section kind may use when it presents: disclosed figures, findings, words. */
export interface PresentContext extends PlanContext {
  readonly book: FigureBook;
  readonly findings: Findings;
  readonly numbering: Numbering;
  /** "2019/20", or "April to September 2019" before the year is out. */
  readonly toDateLabel: string;
  readonly previousLabel: string;
  /** Enters a derived figure into the paper's record of figures and hands it back. */
  keep(figure: Figure): Figure;
  /** "Robbery" or, away from the partnership's own area, "Night-time robbery, Shoreditch". */
  subjectTitle(subject: Subject): string;
  /** The number of a note with this text, in order of first mention. */
  note(content: readonly Inline[]): Inline;
  /** The analyst's words for a section: the commentary, or a visible gap when it is required and missing. */
  commentary(section: string, required: boolean): Block[];
}

export interface PresentedSection {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly untitled?: true;
  readonly newPage?: true;
  readonly annex?: true;
}

/**
 * A kind of section. `needs` names every count that `present` will look up, so that a whole build reads the data once and
 * the disclosure audit sees a whole paper. A kind with `annex` set belongs after the evidence.
 */
export interface SectionKind<Parameters> {
  readonly id: string;
  /** How the parameters in a paper's YAML are checked; absent when the kind takes none. */
  readonly parameters?: ZodType<Parameters>;
  readonly needs: (parameters: Parameters, context: PlanContext) => readonly CountRequest[];
  readonly present: (parameters: Parameters, context: PresentContext) => PresentedSection;
}
