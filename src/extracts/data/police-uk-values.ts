import type { IsoMonth } from "../../values/period.ts";

/** Crime types of data.police.uk street files that mean one category of ours or one coarse category. */
export const crimeTypes: Readonly<Record<string, readonly string[]>> = {
  "bicycle-theft": ["Bicycle theft"],
  "other-theft": ["Other theft"],
  shoplifting: ["Shoplifting"],
  "theft-from-person": ["Theft from the person"],
  "weapons-possession": ["Possession of weapons"],
  "public-order": ["Public order"],
  robbery: ["Robbery"],
  burglary: ["Burglary"],
  drugs: ["Drugs"],
  "vehicle-crime": ["Vehicle crime"],
  "criminal-damage-and-arson": ["Criminal damage and arson"],
  "violence-and-sexual-offences": ["Violence and sexual offences"],
  "other-crime": ["Other crime"],
  // Incidents that stand among the crimes, without the heading of the call.
  "antisocial-behaviour": ["Anti-social behaviour"],
};

/**
 * The types of today begin with this month. Before, thefts from the person and of bicycles were "Other theft", weapons
 * were with public order, and before September 2011 only burglary, robbery and vehicle crime had types of their own.
 */
export const presentTypesFrom: IsoMonth = "2013-05";

/** Types that were there before {@link presentTypesFrom} only, or meant something else then. */
export const earlierCrimeTypes: Readonly<Record<string, readonly string[]>> = {
  "theft-but-shoplifting": ["Other theft"],
  "violent-crime": ["Violent crime"],
  "public-disorder-and-weapons": ["Public disorder and weapons"],
  "crime-of-other-types": ["Other crime"],
};

/** Last outcomes of crimes in street files, by ours. */
export const crimeOutcomes: Readonly<Record<string, readonly string[]>> = {
  "under-investigation": ["Under investigation"],
  "no-suspect-identified": ["Investigation complete; no suspect identified"],
  "unable-to-prosecute": ["Unable to prosecute suspect"],
  "not-in-public-interest": [
    "Formal action is not in the public interest",
    "Further action is not in the public interest",
    "Further investigation is not in the public interest",
  ],
  "another-organisation": ["Action to be taken by another organisation"],
  "local-resolution": ["Local resolution"],
  caution: ["Offender given a caution"],
  "drugs-warning": ["Offender given a drugs possession warning"],
  "penalty-notice": ["Offender given penalty notice"],
  "awaiting-court": ["Awaiting court outcome", "Defendant sent to Crown Court"],
  "charged-in-another-case": ["Suspect charged as part of another case"],
  charged: ["Suspect charged", "Charged"],
  convicted: [
    "Offender sent to prison",
    "Offender given suspended prison sentence",
    "Offender given community sentence",
    "Offender fined",
    "Offender given conditional discharge",
    "Offender given absolute discharge",
    "Offender ordered to pay compensation",
    "Offender deprived of property",
    "Offender otherwise dealt with",
  ],
  "not-guilty": ["Defendant found not guilty"],
  "court-unable-to-proceed": ["Court case unable to proceed"],
  "court-result-unavailable": ["Court result unavailable"],
  "status-unavailable": ["Status update unavailable"],
};

/** What was searched for, by ours. */
export const searchObjects: Readonly<Record<string, readonly string[]>> = {
  drugs: ["Controlled drugs"],
  "psychoactive-substances": ["Psychoactive substances"],
  "offensive-weapons": ["Offensive weapons"],
  firearms: ["Firearms"],
  "threat-or-harm": ["Anything to threaten or harm anyone"],
  "stolen-goods": ["Stolen goods"],
  "articles-for-theft": ["Article for use in theft", "Articles for use in theft"],
  "articles-for-criminal-damage": ["Articles for use in criminal damage"],
  "evidence-of-offences": ["Evidence of offences under the Act"],
  fireworks: ["Fireworks"],
  crossbows: ["Crossbows"],
  "goods-without-duty-paid": ["Goods on which duty has not been paid etc."],
  wildlife: [
    "Game or poaching equipment",
    "Evidence of wildlife offences",
    "Evidence of hunting any wild mammal with a dog",
    "Seals or hunting equipment",
  ],
  "not-stated": ["Detailed object of search unavailable"],
};

/** Outcomes of searches, by ours. */
export const searchOutcomes: Readonly<Record<string, readonly string[]>> = {
  "no-further-action": ["A no further action disposal", "Nothing found - no further action", "False"],
  arrest: ["Arrest", "Suspect arrested"],
  summons: ["Summons / charged by post", "Suspect summonsed to court"],
  caution: ["Caution (simple or conditional)", "Offender cautioned"],
  "penalty-notice": ["Penalty Notice for Disorder", "Offender given penalty notice"],
  "drugs-warning": ["Khat or Cannabis warning", "Offender given drugs possession warning"],
  "community-resolution": ["Community resolution", "Local resolution"],
  "seized-no-further-action": ["Suspected psychoactive substances seized - No further action"],
  "found-outcome-unknown": ["Article found - Detailed outcome unavailable"],
};

/** Self-defined ethnicity as stop and search files write it, by our five groups, beside the labels that all extracts use. */
export const searchEthnicities: Readonly<Record<string, readonly string[]>> = {
  white: ["White - Any other White background", "White - Gypsy or Irish Traveller", "White - Roma"],
  mixed: [
    "Mixed/Multiple ethnic groups - White and Black Caribbean",
    "Mixed/Multiple ethnic groups - White and Black African",
    "Mixed/Multiple ethnic groups - White and Asian",
    "Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background",
  ],
  asian: [
    "Asian/Asian British - Indian",
    "Asian/Asian British - Pakistani",
    "Asian/Asian British - Bangladeshi",
    "Asian/Asian British - Chinese",
    "Asian/Asian British - Any other Asian background",
  ],
  black: [
    "Black/African/Caribbean/Black British - African",
    "Black/African/Caribbean/Black British - Caribbean",
    "Black/African/Caribbean/Black British - Any other Black/African/Caribbean background",
  ],
  other: ["Other ethnic group - Arab", "Other ethnic group - Any other ethnic group"],
};

/** Ethnicity labels that say nothing. */
export const ethnicityNotStated: readonly string[] = ["Other ethnic group - Not stated"];
