import type { OffenceFlag } from "../../records/schema.ts";

/** Words of a Status column, lower case. A blank status is confirmed. */
export const recordStatuses = {
  confirmed: ["confirmed", "crime", "recorded", "active", "live", "confirmed crime"],
  "no-crime": ["no crime", "no-crime", "no crimed", "no-crimed", "nocrime", "cancelled"],
  transferred: ["transferred", "transferred out", "transfer", "transferred to other force"],
} as const;

/** Words of a yes-or-no column, lower case. */
export const yesWords: readonly string[] = ["y", "yes", "true", "t", "1"];
export const noWords: readonly string[] = ["n", "no", "false", "f", "0"];

/** Words of a Victim Kind column, lower case. Anything else that is not blank is an organisation or the state. */
export const personWords: readonly string[] = ["person", "individual", "p", "i", "adult", "child", "victim"];

/** Feature codes by the flag they set; compared in upper case with single spaces. */
export const featureCodes: Readonly<Record<OffenceFlag, readonly string[]>> = {
  "domestic-abuse": ["DOMESTIC ABUSE", "DOMESTIC VIOLENCE", "DA", "DV"],
  "knife-used": ["KNIFE USED", "KNIFE", "KNIFE CRIME"],
  // A knife that injures was used.
  "knife-injury": ["KNIFE INJURY", "KNIFE WITH INJURY"],
  gun: ["FIREARM", "FIREARM USED", "GUN", "GUN USED"],
  "lethal-discharge": ["LETHAL DISCHARGE", "LETHAL BARREL DISCHARGE"],
  // Set by the Home Office class, not by a feature code.
  "most-serious-violence": [],
  alcohol: ["ALCOHOL", "ALCOHOL RELATED"],
  "hate-race": ["HATE RACE", "RACIST"],
  "hate-religion": ["HATE RELIGION", "FAITH", "HATE FAITH"],
  "hate-sexual-orientation": ["HATE SEXUAL ORIENTATION", "HOMOPHOBIC"],
  "hate-disability": ["HATE DISABILITY"],
  "hate-transgender": ["HATE TRANSGENDER", "TRANSPHOBIC"],
  // What was taken, in whatever offence: a burglary too.
  "pedal-cycle": ["PEDAL CYCLE", "PEDAL CYCLE TAKEN", "PEDAL CYCLE STOLEN"],
};

/** Flags that follow from another: a knife that injured was used, a lethal discharge is gun crime. */
export const impliedFlags: Partial<Readonly<Record<OffenceFlag, OffenceFlag>>> = {
  "knife-injury": "knife-used",
  "lethal-discharge": "gun",
};
