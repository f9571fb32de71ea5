/** The canonical kinds of record in the store. A monthly count is a record of a kind with a weight. */
export const recordKinds = [
  "offence",
  "victim",
  "suspect",
  "victim-suspect",
  "referral",
  "police-asb",
  "council-asb",
  "stop-search",
  "youth-justice",
  "fire",
  "ambulance",
  "emergency-department",
] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * Of which several records stand for one thing that is counted already: each victim of an offence, each suspect, and each victim with each
 * suspect.
 */
export const peopleKinds = ["victim", "suspect", "victim-suspect"] as const satisfies readonly RecordKind[];

/** Records of an offence and of the people in it: recorded on one day, committed on another. All else has one moment. */
export const isOffenceKind = (kind: RecordKind): boolean =>
  kind === "offence" || peopleKinds.some((people) => people === kind);
