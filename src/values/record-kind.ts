/** The canonical kinds of record in the store. A monthly count is a record of a kind with a weight. */
export const recordKinds = ["offence", "victim", "referral", "police-asb"] as const;
export type RecordKind = (typeof recordKinds)[number];
