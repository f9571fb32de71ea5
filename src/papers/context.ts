import type { ReadResult } from "../extracts/reading.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { UnmappedShare } from "../indicators/unmapped.ts";
import type { PartnershipPlan } from "../partnership/plan/plan.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Area, Settings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { FormerStage } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate, IsoMonth, Period } from "../values/period.ts";
import type { Action } from "./action-log.ts";
import type { Commentary } from "./commentary/parse.ts";
import type { SignOff } from "./sign-off.ts";
import type { SourceEnd } from "./source-ends.ts";
import type { WrittenFile } from "./written-file.ts";

/** What planning knows: the settings, what was read, and the period. No figure yet. */
export interface PaperContext {
  readonly version: string;
  readonly settings: Settings;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The partnership's own area, its zones and its wards, by id. */
  readonly areas: ReadonlyMap<string, Area>;
  readonly reading: ReadResult;
  readonly audience: Audience;
  /** The quarter reported; Quarter 4 in a paper of a year. */
  readonly quarter: Period;
  /** What is meant where no period is named: the quarter or, in a paper of a year, the year reported. */
  readonly usual: Period;
  /** In a plan: the year that it is of, which comes after the figures. */
  readonly planYear?: Period;
  /** 1 April to the quarter's end: the whole year at Quarter 4. */
  readonly toDate: Period;
  /** The last day that the reading covers. */
  readonly dataTo: IsoDate;
  /** Ids of the indicators that the partnership uses, in its order. */
  readonly used: readonly string[];
  /** The first month for which a subject's series is held. */
  readonly seriesStart: (subject: Subject) => IsoMonth;
  /** The earlier extract that shows a subject's counts of last year as they stood; nothing where none is held. */
  readonly formerStage: (subject: Subject) => FormerStage | undefined;
  /** Where the sources of the reported period end. */
  readonly sourceEnds: readonly SourceEnd[];
  /** Once counted: offences without a category that might belong in an indicator, in percent of those of its sources. */
  readonly unmappedShare?: UnmappedShare;
  readonly commentary: ReadonlyMap<string, Commentary>;
  /** How far the paper is, and who said so. */
  readonly signOff: SignOff;
  /** The partnership's action log; empty where it keeps none. */
  readonly actions: readonly Action[];
  /** The Partnership Plan, in papers with sections about it; nothing where there is none, or none that can be read. */
  readonly plan?: PartnershipPlan;
  /** What its files leave a reader to stumble over. */
  readonly planNotes?: readonly Problem[];
  /** Earlier papers that were final, as they reported their figures. In the internal edition alone. */
  readonly reported: readonly ReportedPaper[];
  /** Once planned: the area that a section is about, which its commentary's tokens leave out. */
  readonly areaOfSection?: (section: string) => string;
  readonly problems: readonly Problem[];
  /** The files of its words, its plan and its logs. */
  readonly written: readonly WrittenFile[];
}

/** The day of a paper: that of its meeting, else the last that its data covers. */
export const paperDate = ({ settings, dataTo }: Pick<PaperContext, "settings" | "dataTo">): IsoDate =>
  settings.meeting?.date ?? dataTo;

/** A final paper of an earlier period, as it was frozen. */
export interface ReportedPaper {
  readonly period: Period;
  readonly date: IsoDate;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** An indicator in an area: what one analysis is about. */
export interface Subject {
  readonly indicator: string;
  readonly area: string;
}

export const subjectKey = (subject: Subject): string => `${subject.indicator}/${subject.area}`;
