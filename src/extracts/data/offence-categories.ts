import type { OffenceCategory } from "../../records/schema.ts";

/**
 * Labels that the Metropolitan Police Service and the Home Office have used for offence subgroups, by our category. Compared without case,
 * punctuation and repeated spaces, `&` being "and"; a label of 50 characters also stands for a longer one that begins so,
 * since some extracts cut there.
 *
 * Read from the published borough and ward files of 2010 to 2026 and, for the list that ended in March 2019, from the
 * London Datastore's notes. The older list has no exact counterparts: its mapping is approximate (see docs/formats.md).
 */
export const offenceLabels: Readonly<Record<OffenceCategory, readonly string[]>> = {
  homicide: ["Homicide", "Murder"],
  "violence-with-injury": ["Violence with Injury", "Assault with Injury", "Wounding/GBH", "Wounding / GBH"],
  "violence-without-injury": ["Violence without Injury", "Common Assault", "Other Violence"],
  "stalking-and-harassment": ["Stalking and Harassment", "Harassment"],
  "death-or-injury-by-driving": [
    "Death Serious Injury Illegal Driving",
    "Death or Serious Injury - Unlawful Driving",
    "Death or Serious Injury Illegal Driving",
  ],
  rape: ["Rape"],
  "other-sexual-offence": ["Other Sexual Offences", "Other Sexual", "Other Sexual Offence"],
  "robbery-personal": ["Robbery of Personal Property", "Personal Property", "Personal Robbery"],
  "robbery-business": ["Robbery of Business Property", "Business Property", "Business Robbery"],
  "burglary-residential": [
    "Burglary - Residential",
    "Domestic Burglary",
    "Burglary in a Dwelling",
    "Residential Burglary",
    "Res Burglary of a Home",
    "Res Burglary of Unconnected Building",
    "Residential Burglary of a Home",
    "Residential Burglary of Unconnected Building",
    "Residential - Home",
    "Residential - Outbuilding",
  ],
  "burglary-business-and-community": [
    "Burglary - Business and Community",
    "Business and Community",
    "Burglary Non-Dwelling",
    "Burglary in Other Buildings",
    "Non Residential Burglary",
    "Non-Domestic Burglary",
  ],
  "theft-from-person": ["Theft from the Person", "Theft from Person", "Other Theft Person"],
  "other-theft": ["Other Theft", "Theft Other", "Other Theft Offences", "All Other Theft Offences"],
  shoplifting: ["Shoplifting", "Theft from Shops"],
  "bicycle-theft": ["Bicycle Theft", "Theft/Taking of Pedal Cycle", "Theft or Taking of a Pedal Cycle"],
  "theft-from-vehicle": ["Theft from a Vehicle", "Theft from a Motor Vehicle", "Theft from Motor Vehicle"],
  "theft-of-vehicle": [
    "Theft or Taking of a Motor Vehicle",
    "Theft or Unauth Taking of a Motor Veh",
    "Theft or Unauthorised Taking of a Motor Vehicle",
    "Theft/Taking of Motor Vehicle",
    "Theft of a Motor Vehicle",
  ],
  "vehicle-interference": [
    "Interfering with a Motor Vehicle",
    "Motor Vehicle Interference & Tampering",
    "Vehicle Interference",
  ],
  "aggravated-vehicle-taking": ["Aggravated Vehicle Taking"],
  arson: ["Arson"],
  "criminal-damage": [
    "Criminal Damage",
    "Criminal Damage to Dwelling",
    "Criminal Damage to a Dwelling",
    "Criminal Damage to Motor Vehicle",
    "Criminal Damage to a Motor Vehicle",
    "Criminal Damage to Other Building",
    "Criminal Damage to Other Bldg",
    "Other Criminal Damage",
  ],
  "drug-possession": ["Possession of Drugs", "Other Drugs", "Other Drug Offences"],
  "drug-trafficking": ["Drug Trafficking", "Trafficking of Drugs"],
  "weapons-possession": [
    "Possession of Weapons",
    "Possession of Weapons Offences",
    "Possession of Article with Blade or Point",
    "Possession of Firearm with Intent",
    "Possession of Firearms Offences",
    "Possession of Other Weapon",
    "Other Firearm Offences",
    "Other Knife Offences",
    "Offensive Weapon",
  ],
  "public-order": [
    "Public Order Offences",
    "Other Offences Public Order",
    "Other Offences Against the State, or Public Order",
    "Public Fear Alarm or Distress",
    "Race or Religious Agg Public Fear",
    "Racially or Religiously Aggravated Public Fear, Alarm or Distress",
    "Violent Disorder",
  ],
  "miscellaneous-crime-against-society": [
    "Misc Crimes Against Society",
    "Miscellaneous Crimes Against Society",
    "Absconding from Lawful Custody",
    "Aiding Suicide",
    "Bail Offences",
    "Bigamy",
    "Concealing an Infant Death Close to Birth",
    "Dangerous Driving",
    "Disclosure, Obstruction, False or Misleading Statements",
    "Exploitation of Prostitution",
    "Forgery or Use of Drug Prescription",
    "Fraud or Forgery Associated with Driver Records",
    "Going Equipped",
    "Going Equipped for Stealing",
    "Handling Stolen Goods",
    "Making, Supplying or Possessing Articles for use in Fraud",
    "Obscene Publications",
    "Offender Management Act",
    "Other Forgery",
    "Other Notifiable",
    "Other Notifiable Offences",
    "Perjury",
    "Perverting Course of Justice",
    "Possession of False Documents",
    "Profitting From or Concealing Proceeds of Crime",
    "Profiting From or Concealing Proceeds of Crime",
    "Soliciting for Prostitution",
    "Threat or Possession With Intent to Commit Criminal Damage",
    "Wildlife Crime",
  ],
  "fraud-and-forgery": [
    "Fraud and Forgery",
    "Fraud or Forgery",
    "Fraud Offences",
    // Recorded by the police, and part of their totals, until fraud went to Action Fraud in 2013.
    "Historical Fraud and Forgery",
    "Counted per Victim",
    "Other Fraud & Forgery",
  ],
};

/**
 * Groups that have one category only, so that a file without subgroups, or with a new one, still falls into place.
 */
export const singleCategoryGroups: Partial<Readonly<Record<OffenceCategory, readonly string[]>>> = {
  "weapons-possession": ["Possession of Weapons", "Possession of Weapons Offences"],
  "public-order": ["Public Order Offences"],
  "miscellaneous-crime-against-society": ["Miscellaneous Crimes Against Society"],
  "fraud-and-forgery": ["Fraud and Forgery", "Historical Fraud and Forgery", "Fraud Offences"],
};

/** Labels of rows that count no crime recorded by the police: fraud reported to the National Fraud Intelligence Bureau. */
export const notCrimeLabels: readonly string[] = ["NFIB", "NFIB Fraud"];
