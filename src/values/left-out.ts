/** What a record can lack so that nobody can tell whether it is one of those counted. In the order in which it is said. */
export const leftOutGrounds = [
  "age",
  "sex",
  "ethnic-group",
  "committed",
  "day",
  "time",
  "place",
  "outcome",
  "detail",
  "place-kind",
  "risk",
  "suspect",
  "repeat",
  "referral-source",
  "person",
  "premises",
] as const;
export type LeftOutGround = (typeof leftOutGrounds)[number];
