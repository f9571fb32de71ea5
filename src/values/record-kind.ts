/** The canonical kinds of record in the store. A monthly count is a record of a kind with a weight. */
export const recordKinds = [
  "offence",
  "victim",
  "suspect",
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

/** Records of an offence and of the people in it: recorded on one day, committed on another. All else has one moment. */
export const isOffenceKind = (kind: RecordKind): boolean =>
  kind === "offence" || kind === "victim" || kind === "suspect";
