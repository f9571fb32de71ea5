import type { IsoDate } from "../values/period.ts";

/** A statutory duty that stands behind a partnership's plan, with the law as it can be looked up. */
export interface Duty {
  readonly id: string;
  readonly title: string;
  /** Act or regulations, and the section. */
  readonly law: string;
  readonly link: string;
  /** In force in England from this day. */
  readonly from: IsoDate;
  /** Where the day was read; printed beside it. */
  readonly fromIn: string;
  readonly says: string;
}

/** When the list was drawn up. Each entry says where its day was read. */
export const dutiesDated: IsoDate = "2026-11-22";

/** In the order in which a plan lists them. A paper prints those in force on its own day. */
export const duties: readonly Duty[] = [
  {
    id: "strategy",
    title: "A strategy for the area",
    law: "Crime and Disorder Act 1998, sections 5 and 6",
    link: "https://www.legislation.gov.uk/ukpga/1998/37/section/6",
    from: "1998-09-30",
    fromIn: "S.I. 1998/2327, article 2",
    says: "The responsible authorities work together on a strategy to reduce crime and disorder in the area. Substance misuse and reoffending were added since.",
  },
  {
    id: "partnership-plan",
    title: "An assessment each year, and a plan",
    law: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007 (S.I. 2007/1830, as amended), regulations 5 to 7, 10 and 11",
    link: "https://www.legislation.gov.uk/uksi/2007/1830",
    from: "2007-08-01",
    fromIn: "its regulation 1",
    says: "The strategy group prepares a strategic assessment and a partnership plan that sets out how its priorities will be met.",
  },
  {
    id: "section-17",
    title: "Crime and disorder in all that authorities do",
    law: "Crime and Disorder Act 1998, section 17",
    link: "https://www.legislation.gov.uk/ukpga/1998/37/section/17",
    from: "1998-09-30",
    fromIn: "S.I. 1998/2327, article 2",
    says: "Each authority considers what its work does to crime and disorder, and does what it reasonably can to prevent them.",
  },
  {
    id: "information",
    title: "Sharing of information",
    law: "Crime and Disorder Act 1998, section 17A; S.I. 2007/1831",
    link: "https://www.legislation.gov.uk/uksi/2007/1831",
    from: "2007-08-01",
    fromIn: "regulation 1 of S.I. 2007/1831",
    says: "Every three months authorities give each other the listed information, without names: on crime, antisocial behaviour and fires, and more.",
  },
  {
    id: "equality",
    title: "Public sector equality duty",
    law: "Equality Act 2010, section 149",
    link: "https://www.legislation.gov.uk/ukpga/2010/15/section/149",
    from: "2011-04-05",
    fromIn: "as councils publish it; the order that began it was not read",
    says: "Authorities have due regard to the need to end discrimination, to advance equality of opportunity and to foster good relations.",
  },
  {
    id: "homicide-reviews",
    title: "Reviews of deaths from domestic abuse",
    law: "Domestic Violence, Crime and Victims Act 2004, section 9",
    link: "https://www.legislation.gov.uk/ukpga/2004/28/section/9",
    from: "2011-04-13",
    fromIn: "as legislation.gov.uk shows the section",
    says: "When a person of 16 or over has died from violence, abuse or neglect by a relative, a partner or a member of the household, what can be learnt is reviewed.",
  },
  {
    id: "plan-copy",
    title: "A copy of the plan for the policing body",
    law: "Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007, regulation 13A",
    link: "https://www.legislation.gov.uk/uksi/2012/2660",
    from: "2012-11-22",
    fromIn: "S.I. 2012/2660, regulation 1",
    says: "Outside the City of London, the strategy group sends a copy of the plan to the elected local policing body of its police area.",
  },
  {
    id: "case-review",
    title: "Review of antisocial behaviour cases",
    law: "Anti-social Behaviour, Crime and Policing Act 2014, section 104",
    link: "https://www.legislation.gov.uk/ukpga/2014/12/section/104",
    from: "2014-10-20",
    fromIn: "S.I. 2014/2590, article 3",
    says: "People who have reported antisocial behaviour several times can ask for their case to be reviewed by the authorities together.",
  },
  {
    id: "prevent",
    title: "Prevent",
    law: "Counter-Terrorism and Security Act 2015, section 26",
    link: "https://www.legislation.gov.uk/ukpga/2015/6/section/26",
    from: "2015-07-01",
    fromIn: "S.I. 2015/956, regulation 4",
    says: "Named authorities have due regard, in the exercise of their functions, to the need to prevent people from being drawn into terrorism.",
  },
  {
    id: "serious-violence",
    title: "Serious Violence Duty",
    law: "Police, Crime, Sentencing and Courts Act 2022, section 8",
    link: "https://www.legislation.gov.uk/ukpga/2022/32/section/8",
    from: "2023-01-31",
    fromIn: "as legislation.gov.uk shows the chapter",
    says: "Authorities work together to prevent and reduce serious violence: they find out what kinds there are and why, and set out a strategy.",
  },
];
