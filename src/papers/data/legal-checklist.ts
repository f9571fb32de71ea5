import { seriousViolenceDutyFrom } from "../../analysis/serious-violence.ts";
import type { IsoDate } from "../../values/period.ts";

/**
 * Where it was read that the law asks an item: in the words of the act or the regulations; in the explanatory note that was
 * published with the regulations; or only in summaries that others wrote of them, which are to be confirmed.
 */
export type ReadIn = "law" | "note" | "summaries";

/**
 * What the law asks of a strategic assessment, item by item: the one place where it is written down. Brought up to date as the
 * regulations are; every paper prints the date and where each item was read.
 */
export interface LegalItem {
  readonly id: string;
  /** What is asked, in plain words. */
  readonly asks: string;
  /** Where the law asks it. */
  readonly provision: string;
  readonly readIn: ReadIn;
  /** An assessment of a year that ended before was not asked for it. */
  readonly from?: IsoDate;
  /** Kinds of sections that answer it: any of them in the paper does. Or the paper itself, by being one of a year. */
  readonly answeredBy: readonly string[] | "a-year";
  /** Of chapters on a theme, those with indicators of these topics alone. */
  readonly topics?: readonly string[];
  /** Of chapters, those alone whose commentary of this name has been written. */
  readonly saidUnder?: string;
}

/** What the paper says of the law before the list; with a day, only of years that did not end before it. */
interface LegalBasis {
  readonly says: string;
  readonly from?: IsoDate;
}

export interface LegalChecklist {
  readonly dated: string;
  readonly basis: readonly LegalBasis[];
  readonly items: readonly LegalItem[];
}

/**
 * Their words could not be read when the list was drawn up. Read were: regulation 3 as substituted by S.I. 2011/1230, regulation 12
 * as made, S.I. 2012/2660, and the explanatory note.
 */
const regulations = "Regulations 5 to 7";

export const legalChecklist: LegalChecklist = {
  dated: "2026-11-22",
  basis: [
    {
      says: "Section 6 of the Crime and Disorder Act 1998 asks the responsible authorities of an area for strategies against crime and disorder, the misuse of drugs, alcohol and other substances, and reoffending. The responsible authorities are the police, the council, the fire and rescue authority, health and probation.",
    },
    {
      says: "Since 31 January 2023 it also asks for a strategy against serious violence.",
      from: seriousViolenceDutyFrom,
    },
    {
      says: "The Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (S.I. 2007/1830), as amended (by S.I. 2011/1230 and S.I. 2012/2660 among others), ask their strategy group for strategic assessments and for a partnership plan that follows from them.",
    },
  ],
  items: [
    {
      id: "yearly",
      asks: "An assessment is prepared for each year, on behalf of the responsible authorities.",
      provision: `${regulations}, and 3`,
      readIn: "summaries",
      answeredBy: "a-year",
    },
    {
      id: "levels",
      asks: "It analyses the levels and patterns of crime and disorder in the area.",
      provision: regulations,
      readIn: "note",
      answeredBy: ["benchmark", "theme", "indicator"],
    },
    {
      id: "substances",
      asks: "It analyses the levels and patterns of substance misuse, alcohol among them.",
      provision: regulations,
      readIn: "note",
      answeredBy: ["theme"],
      topics: ["drugs", "licensing", "health"],
    },
    {
      id: "changes",
      asks: "It says how they have changed since the last assessment.",
      provision: regulations,
      readIn: "summaries",
      answeredBy: ["theme", "year-table"],
    },
    {
      id: "reasons",
      asks: "It says why they have changed.",
      provision: regulations,
      readIn: "summaries",
      answeredBy: ["theme"],
      saidUnder: "why",
    },
    {
      id: "priorities",
      asks: "It says what the responsible authorities should put first.",
      provision: regulations,
      readIn: "note",
      answeredBy: ["priorities-matrix", "recommended-priorities"],
    },
    {
      id: "views",
      asks: "People who live or work in the area are asked what they think of these levels and patterns, and what should be put first.",
      provision: "Regulation 12(1), as made",
      readIn: "law",
      answeredBy: ["community-views"],
    },
    {
      id: "last-plan",
      asks: "It judges how far the last partnership plan was carried out.",
      provision: regulations,
      readIn: "summaries",
      answeredBy: ["plan-progress", "target-performance"],
    },
    {
      id: "serious-violence",
      asks: "The area has a strategy to keep people from becoming involved in serious violence, and to reduce it.",
      provision:
        "Crime and Disorder Act 1998, section 6(1)(d), put in by the Police, Crime, Sentencing and Courts Act 2022, section 20",
      readIn: "law",
      from: seriousViolenceDutyFrom,
      answeredBy: ["serious-violence-duty"],
    },
    {
      id: "equality",
      asks: "Public bodies have due regard to the need to end discrimination, to advance equality of opportunity and to foster good relations.",
      provision: "Equality Act 2010, section 149(1)",
      readIn: "law",
      answeredBy: ["people-known", "disproportionality"],
    },
  ],
};
