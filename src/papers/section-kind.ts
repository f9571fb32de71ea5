import { z } from "zod";
import type { Findings } from "../analysis/findings.ts";
import type { PairFindings } from "../analysis/pair-findings.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import type { ExceptionFinding, IndicatorFindings } from "../values/indicator-findings.ts";
import type { MeasuredFindings } from "../values/measured-findings.ts";
import type { Period } from "../values/period.ts";
import type { TargetFinding } from "../values/target-findings.ts";
import type { HeadlineWords } from "../wording/headline.ts";
import type { PairWords } from "../wording/pair.ts";
import type { Inline } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import type { CommentaryNeed } from "./commentary/need.ts";
import type { PaperContext, Subject } from "./context.ts";
import type { Block, SectionModel } from "./model.ts";
import type { Numbering } from "./numbering.ts";

/** What a section kind may ask when it plans: which counts it will need, before any is counted. */
export interface PlanContext {
  readonly paper: PaperContext;
  /** Every indicator that is counted over periods, and the area, that the paper is about, in order. */
  readonly subjects: readonly Subject[];
  /** The same for shares, numbers at a date and surveys: of these a kind asks `measuredOf`, and never `findingsOf`. */
  readonly measured: readonly Subject[];
  /** The period a year before the one to date. */
  readonly previous: Period;
}

/** What a section kind may use when it presents: disclosed figures, findings, words. */
export interface PresentContext extends PlanContext {
  readonly book: FigureBook;
  readonly findings: Findings;
  readonly numbering: Numbering;
  /** What the names of the paper's files begin with. */
  readonly fileStem: string;
  /** What the paper is named by: its quarter, its year, or the year that it plans. */
  readonly named: Period;
  /** "2019/20", or "April to September 2019" before the year is out. */
  readonly toDateLabel: string;
  readonly previousLabel: string;
  /** The sections before this one, as they are presented; of a kind that tells of all the others, those after it too. */
  readonly presented: readonly SectionModel[];
  /** The same in the order in which they are read, with the numbers that tables and figures have in it. */
  inReadingOrder(): readonly SectionModel[];
  /** What the sections before this one found for page 1; of a kind that tells of all the others, what those after it found too. */
  readonly standingOut: readonly StandingOut[];
  /** A figure that the paper has, by its id. */
  made(id: string): Figure | undefined;
  /** Enters a derived figure into the paper's record of figures and hands it back. */
  keep(figure: Figure): Figure;
  /** The findings of a planned subject that is counted over periods; any other is a programming error. */
  findingsOf(subject: Subject): IndicatorFindings;
  /**
   * The findings of a planned share, number at a date or survey: its level in each quarter, on the one a year before. Undefined of what is
   * counted, so that a kind may ask this first. Planned are those that the paper is about, and those that a section names.
   */
  measuredOf(subject: Subject): MeasuredFindings | undefined;
  /** The subjects of the scorecard, in its order, whatever their measure. */
  readonly scorecard: readonly Subject[];
  words(subject: Subject): SubjectWords;
  pair(id: string): PairContext | undefined;
  /** Notes that a table of these changes needs: what its marks and states mean, each only when it occurs. */
  tableNotes(changes: readonly ChangeFinding[]): (readonly Inline[])[];
  /** The same for a table that prints these figures. */
  figureNotes(figures: readonly Figure[]): (readonly Inline[])[];
  /** The section that holds the evidence for an exception. */
  sectionOf(subject: ExceptionFinding["subject"]): string | undefined;
  /** Who holds a section's subject and what the group is asked to decide, from its commentary. */
  askOf(section: string): readonly Inline[];
  /** What a figure token of the plan's words says. */
  resolve(token: string): Inline;
  /** A reference to a note with these words, which stands at the end of the paper. */
  note(content: readonly Inline[]): Inline;
  /** Id of the section that is presented; its commentary has this name. */
  readonly section: string;
  /**
   * The analyst's words for this section, or for one of its slots; a visible gap where the section, its target or the policy needs them and they
   * are missing.
   */
  commentary(asked?: CommentaryNeed | TargetFinding, slot?: string): Block[];
}

/** A pair with its findings and the words for its two sides. */
export interface PairContext {
  readonly findings: PairFindings;
  readonly words: PairWords;
  readonly subjects: { readonly left: Subject; readonly right: Subject };
}

/** What a section found that is in no indicator's own findings, such as a ratio of two groups' rates: said on page 1 in its turn. */
export interface StandingOut extends HeadlineWords {
  /** As the findings of page 1 are weighed. */
  readonly score: number;
  /** The section that holds the evidence. */
  readonly section: string;
}

export interface PresentedSection {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly untitled?: true;
  readonly newPage?: true;
  readonly annex?: true;
  readonly landscape?: true;
  /** What the paper is of, where it reports no series of its own but what this section is about: an event and its days. */
  readonly subtitle?: string;
  /** For page 1, where it has headlines. */
  readonly standsOut?: readonly Omit<StandingOut, "section">[];
  /** Sections that follow it and belong to it, such as its tables on pages turned on their side. */
  readonly followedBy?: readonly (Omit<PresentedSection, "followedBy" | "standsOut" | "subtitle"> & {
    readonly id: string;
    readonly kind: string;
  })[];
}

/** Targets of what the section names, of the scorecard's subjects, or of all that the paper is about. */
export type ShownTargets = "named" | "scorecard" | "all";

/**
 * A kind of section. `needs` names every count that `present` will look up, so that a whole build reads the data once and
 * the disclosure audit sees a whole paper. A kind with `annex` set belongs after the evidence.
 */
export interface SectionKind<Parameters> {
  readonly id: string;
  /** What it shows, in one sentence, for `docs/papers.md`. */
  readonly shows: string;
  /** How the parameters in a paper's YAML are checked, each with a description; absent when the kind takes none. */
  readonly parameters?: z.ZodObject & z.ZodType<Parameters>;
  /** The section's id where the paper gives it none; the kind's own id when left out. */
  readonly nameOf?: (parameters: Parameters) => string;
  /** Shows the commentary of its section's name. */
  readonly takesCommentary?: true;
  /** Shows commentaries beside it, each named after the section and one of these: `theme-burglary-why`. */
  readonly slots?: readonly string[];
  /** Whether it is made from the Partnership Plan: all of it, or can do without. */
  readonly partnershipPlan?: "required" | "optional";
  /** Tells of the paper's other sections, so that it is presented after them, wherever it stands. */
  readonly tellsOfAll?: true;
  /** Reports the paper's own period, which the paper is then named by, whatever other sections are about. */
  readonly reportsPeriod?: true;
  /** Whose targets it prints with what came of them, if any: where no section of a paper does, a target stands nowhere in it. */
  readonly showsTargets?: ShownTargets;
  readonly needs: (parameters: Parameters, context: PlanContext) => readonly CountRequest[];
  readonly present: (parameters: Parameters, context: PresentContext) => PresentedSection;
}

/** A kind with its parameters checked and filled in: what a plan is made of. */
export interface BoundKind {
  readonly kind: string;
  /** The section's id where the paper gives it none. */
  readonly name: string;
  readonly takesCommentary: boolean;
  readonly slots: readonly string[];
  readonly tellsOfAll: boolean;
  readonly reportsPeriod: boolean;
  needs(context: PlanContext): readonly CountRequest[];
  present(context: PresentContext): PresentedSection;
}

/** A kind as the registry holds it, whatever its parameters are. */
export interface RegisteredKind {
  readonly id: string;
  readonly shows: string;
  readonly takesCommentary: boolean;
  readonly slots: readonly string[];
  readonly partnershipPlan?: "required" | "optional";
  readonly showsTargets?: ShownTargets;
  /** Its parameters by name. */
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  /** Throws zod's error when the parameters are not the kind's. */
  bind(parameters: unknown): BoundKind;
}

/** A kind without parameters takes none: a misspelt one must not pass unseen. */
const noParameters = z.strictObject({});

export function register<Parameters>(kind: SectionKind<Parameters>): RegisteredKind {
  const takesCommentary = kind.takesCommentary === true;
  return {
    id: kind.id,
    shows: kind.shows,
    takesCommentary,
    slots: kind.slots ?? [],
    ...(kind.partnershipPlan ? { partnershipPlan: kind.partnershipPlan } : {}),
    ...(kind.showsTargets ? { showsTargets: kind.showsTargets } : {}),
    parameters: (kind.parameters?.shape ?? {}) as Readonly<Record<string, z.ZodType>>,
    bind(raw) {
      const parameters = kind.parameters ? kind.parameters.parse(raw) : (noParameters.parse(raw) as Parameters);
      return {
        kind: kind.id,
        name: kind.nameOf?.(parameters) ?? kind.id,
        takesCommentary,
        slots: kind.slots ?? [],
        tellsOfAll: kind.tellsOfAll === true,
        reportsPeriod: kind.reportsPeriod === true,
        needs: (context) => kind.needs(parameters, context),
        present: (context) => kind.present(parameters, context),
      };
    },
  };
}
