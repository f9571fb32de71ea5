/** What a row of a dashboard file counts. Outcomes are counted by when they were given, not by when the offence was. */
export const dashboardMeasures = {
  offences: ["offences", "offence", "offence count"],
  statistics: ["statistics"],
  outcomes: ["positive outcomes", "positive outcome", "outcomes"],
} as const;

/** What a row of a dashboard file is about. Wards are parts of boroughs: the two are never added. */
export const dashboardAreaTypes = {
  borough: ["borough"],
  ward: ["safer neighbourhood teams", "safer neighbourhood team", "ward"],
  unknown: [
    "borough (geography not known)",
    "borough (georgraphy not known)",
    "safer neighbourhood teams (geography not known)",
    "safer neighbourhood teams (georgraphy not known)",
  ],
} as const;

/**
 * Crime subtypes of the knife and other crime files, by the indicator that they are a series of. They overlap one another and
 * the offence groups, and are never added.
 */
export const dashboardSeries: Readonly<Record<string, readonly string[]>> = {
  "knife-crime": ["Knife Crime"],
  "knife-crime-with-injury": ["Knife Crime with Injury"],
  "knife-crime-with-injury-in-robbery": ["Knife Crime with Injury (Personal Robbery)"],
  "knife-injury-victims-under-25": ["Knife Injury Victims (1-24)"],
  "knife-injury-under-25": ["Knife Injury Victims (non DA 1-24)"],
  "gun-crime": ["Gun Crime"],
  "gun-crime-in-robbery": ["Gun Crime Personal Robbery", "Gun Crime (Personal Robbery)"],
  "gun-discharges": ["Lethal Barrel Discharge", "Lethal Barrel Discharges"],
  "da-police-reports": ["Domestic Abuse"],
  "domestic-abuse-violence-with-injury": ["Domestic Abuse Violence with Injury"],
  "hate-crime": ["Hate Crime"],
  "hate-race": ["Racist", "Racist Crime"],
  "hate-race-or-religion": ["Racist and Religious", "Racist and Religious Crime"],
  "hate-faith": ["Faith", "Faith Crime"],
  "hate-antisemitic": ["Antisemitic", "Anti-Semitic", "Antisemitic Crime", "Anti-Semitic Crime"],
  "hate-islamophobic": ["Islamophobic", "Islamophobic Crime"],
  "hate-sexual-orientation": ["Homophobic", "Homophobic Crime"],
  "hate-transgender": ["Transphobic", "Transphobic Crime", "Transgender", "Transgender Crime"],
  "hate-disability": ["Disability", "Disability Crime"],
  "robbery-of-mobile-phones": ["Robbery Mobile Phone"],
  "theft-from-person-of-mobile-phones": ["Theft Person - Mobile Phone"],
  "notifiable-offences-with-victims": ["TNO Victim Based"],
  "notifiable-offences-without-victims": ["TNO Non Victim Based"],
};

/** Subtypes that are counted under the measure "Statistics", and under no other. */
export const dashboardStatistics: Readonly<Record<string, readonly string[]>> = {
  "da-incidents": ["Domestic Abuse Incidents"],
};

/** Offence groups of the file of total notifiable offences that are no notifiable offences, in lower case. */
export const notNotifiableGroups: readonly string[] = ["other accepted crime", "non-notifiable", "non notifiable"];

/** The Metropolitan Police Service's codes of its boroughs, which stood for area codes until 2023. */
export const operationalUnits: Readonly<Record<string, string>> = {
  BS: "Kensington and Chelsea",
  CW: "Westminster",
  EK: "Camden",
  FH: "Hammersmith and Fulham",
  GD: "Hackney",
  HT: "Tower Hamlets",
  JC: "Waltham Forest",
  JI: "Redbridge",
  KD: "Havering",
  KF: "Newham",
  KG: "Barking and Dagenham",
  LX: "Lambeth",
  MD: "Southwark",
  NI: "Islington",
  PL: "Lewisham",
  PY: "Bromley",
  QA: "Harrow",
  QK: "Brent",
  RG: "Greenwich",
  RY: "Bexley",
  SX: "Barnet",
  TW: "Richmond upon Thames",
  TX: "Hounslow",
  VK: "Kingston upon Thames",
  VW: "Merton",
  WW: "Wandsworth",
  XB: "Ealing",
  XH: "Hillingdon",
  YE: "Enfield",
  YR: "Haringey",
  ZD: "Croydon",
  ZT: "Sutton",
};
