/**
 * What the law asks of a strategic assessment, item by item: the one place where it is written down. Brought up to date as the
 * regulations are; every paper prints the date and what was checked.
 */
export interface LegalItem {
  readonly id: string;
  /** What is asked, in plain words. */
  readonly asks: string;
  /** Where the law asks it. */
  readonly provision: string;
  /** Whether the words were read in the law itself or in what its makers say of it; the others are to be confirmed. */
  readonly checked: boolean;
  /** Kinds of sections that answer it: any of them in the paper does. Or the paper itself, by being one of a year. */
  readonly answeredBy: readonly string[] | "a-year";
  /** Of chapters on a theme, those with indicators of these topics alone. */
  readonly topics?: readonly string[];
}

export interface LegalChecklist {
  readonly dated: string;
  readonly basis: readonly string[];
  readonly items: readonly LegalItem[];
}

const regulations = "2007 Regulations, regulations 5 to 7";

export const legalChecklist: LegalChecklist = {
  dated: "2026-11-22",
  basis: [
    "Section 6 of the Crime and Disorder Act 1998 asks the responsible authorities of an area for strategies against crime and disorder, the misuse of drugs, alcohol and other substances, reoffending and serious violence. The responsible authorities are the police, the council, the fire and rescue authority, health and probation.",
    "The Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (S.I. 2007/1830), as amended in 2011 (S.I. 2011/1230) and 2012 (S.I. 2012/2660), ask their strategy group for a strategic assessment each year and for a partnership plan that follows from it.",
  ],
  items: [
    {
      id: "yearly",
      asks: "An assessment is prepared for each year, on behalf of the responsible authorities.",
      provision: `${regulations}; regulation 3, as substituted in 2011`,
      checked: true,
      answeredBy: "a-year",
    },
    {
      id: "levels",
      asks: "It analyses the levels and patterns of crime and disorder in the area.",
      provision: regulations,
      checked: true,
      answeredBy: ["benchmark", "theme", "indicator"],
    },
    {
      id: "substances",
      asks: "It analyses the levels and patterns of substance misuse, alcohol among them.",
      provision: regulations,
      checked: true,
      answeredBy: ["theme"],
      topics: ["drugs", "licensing", "health"],
    },
    {
      id: "changes",
      asks: "It says how they have changed since the last assessment, and why.",
      provision: regulations,
      checked: false,
      answeredBy: ["theme", "year-table"],
    },
    {
      id: "priorities",
      asks: "It says what the responsible authorities should put first.",
      provision: regulations,
      checked: true,
      answeredBy: ["priorities-matrix", "recommended-priorities"],
    },
    {
      id: "views",
      asks: "It says what people who live and work in the area think should be put first.",
      provision: regulations,
      checked: false,
      answeredBy: ["community-views"],
    },
    {
      id: "last-plan",
      asks: "It judges how far the last partnership plan was carried out.",
      provision: regulations,
      checked: false,
      answeredBy: ["plan-progress", "target-performance"],
    },
    {
      id: "serious-violence",
      asks: "The area has a strategy to keep people from becoming involved in serious violence, and to reduce it.",
      provision:
        "Crime and Disorder Act 1998, section 6(1)(d), put in by the Police, Crime, Sentencing and Courts Act 2022, section 20",
      checked: true,
      answeredBy: ["serious-violence-duty"],
    },
    {
      id: "equality",
      asks: "Public bodies have due regard to equality of opportunity.",
      provision: "Equality Act 2010, section 149",
      checked: false,
      answeredBy: ["people-known", "disproportionality"],
    },
  ],
};
