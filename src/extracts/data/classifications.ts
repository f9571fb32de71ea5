import type { IsoDate } from "../../values/period.ts";

/**
 * One way of classing offences: a list of labels that a provider used at one time. The same word can mean different things on
 * two lists, and offences move between labels from one to the next; `crosswalk.ts` says which series go on all the same.
 */
export interface ClassificationVersion {
  readonly id: string;
  readonly title: string;
  /** As the middle of a sentence: "by the Metropolitan Police list of 2024". */
  readonly noun: string;
  /** From when it was in use. Files published later may use it for earlier months. */
  readonly from: IsoDate;
  /** The labels of its subgroups. All of them are in `offence-categories.ts` too, which gives them a category. */
  readonly labels: readonly string[];
}

const sharedSince2019: readonly string[] = [
  "Homicide",
  "Violence with Injury",
  "Violence without Injury",
  "Rape",
  "Other Sexual Offences",
  "Robbery of Personal Property",
  "Robbery of Business Property",
  "Burglary Business and Community",
  "Other Theft",
  "Shoplifting",
  "Bicycle Theft",
  "Interfering with a Motor Vehicle",
  "Aggravated Vehicle Taking",
  "Arson",
  "Criminal Damage",
  "Possession of Drugs",
  "Public Fear Alarm or Distress",
  "Violent Disorder",
];

const sharedSince2024: readonly string[] = [
  ...sharedSince2019,
  "Theft from the Person",
  "Theft from a Vehicle",
  "Theft or Unauth Taking of a Motor Veh",
  "Trafficking of Drugs",
  "Possession of Weapons",
  "Other Offences Public Order",
  "Race or Religious Agg Public Fear",
  "Misc Crimes Against Society",
  "Fraud and Forgery",
];

/**
 * Every version, oldest first where they follow each other. The Metropolitan Police lists since 2019 are read from the published
 * borough and ward files; the one before from the London Datastore's notes.
 */
export const classificationVersions: readonly ClassificationVersion[] = [
  {
    id: "mps-2008",
    title: "Metropolitan Police list until February 2019",
    noun: "the Metropolitan Police list that ended in February 2019",
    from: "2008-01-01",
    labels: [
      "Murder",
      "Wounding/GBH",
      "Wounding / GBH",
      "Assault with Injury",
      "Common Assault",
      "Offensive Weapon",
      "Harassment",
      "Other Violence",
      "Rape",
      "Other Sexual",
      "Personal Property",
      "Business Property",
      "Burglary in a Dwelling",
      "Burglary in Other Buildings",
      "Handling Stolen Goods",
      "Motor Vehicle Interference & Tampering",
      "Other Theft",
      "Other Theft Person",
      "Theft from Motor Vehicle",
      "Theft from Shops",
      "Theft/Taking of Motor Vehicle",
      "Theft/Taking of Pedal Cycle",
      "Criminal Damage to Dwelling",
      "Criminal Damage to a Dwelling",
      "Criminal Damage to Motor Vehicle",
      "Criminal Damage to a Motor Vehicle",
      "Criminal Damage to Other Building",
      "Criminal Damage to Other Bldg",
      "Other Criminal Damage",
      "Drug Trafficking",
      "Possession of Drugs",
      "Other Drugs",
      "Counted per Victim",
      "Other Fraud & Forgery",
      "Going Equipped",
      "Other Notifiable",
    ],
  },
  {
    id: "mps-2019",
    title: "Metropolitan Police list of March 2019",
    noun: "the Metropolitan Police list of March 2019",
    from: "2019-03-01",
    labels: [
      ...sharedSince2019,
      "Burglary - Residential",
      "Domestic Burglary",
      "Theft from Person",
      "Theft from a Motor Vehicle",
      "Theft or Taking of a Motor Vehicle",
      "Drug Trafficking",
      "Other Firearm Offences",
      "Other Knife Offences",
      "Possession of Article with Blade or Point",
      "Possession of Firearm with Intent",
      "Possession of Firearms Offences",
      "Possession of Other Weapon",
      "Other Offences Against the State, or Public Order",
      "Racially or Religiously Aggravated Public Fear, Alarm or Distress",
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
      "Going Equipped for Stealing",
      "Handling Stolen Goods",
      "Historical Fraud and Forgery",
      "Making, Supplying or Possessing Articles for use in Fraud",
      "Obscene Publications",
      "Offender Management Act",
      "Other Forgery",
      "Other Notifiable Offences",
      "Perjury",
      "Perverting Course of Justice",
      "Possession of False Documents",
      "Profitting From or Concealing Proceeds of Crime",
      "Soliciting for Prostitution",
      "Threat or Possession With Intent to Commit Criminal Damage",
      "Wildlife Crime",
    ],
  },
  {
    id: "mps-2024",
    title: "Metropolitan Police list of 2024, after the change of recording system",
    noun: "the Metropolitan Police list of 2024",
    from: "2024-03-01",
    labels: [...sharedSince2024, "Burglary - Residential", "Burglary in a Dwelling", "Burglary Non-Dwelling"],
  },
  {
    id: "mps-2025",
    title: "Metropolitan Police list of 2025",
    noun: "the Metropolitan Police list of 2025",
    from: "2025-01-01",
    labels: [
      ...sharedSince2024,
      "Stalking and Harassment",
      "Death Serious Injury Illegal Driving",
      "Res Burglary of a Home",
      "Res Burglary of Unconnected Building",
      // In the history that was published with this list, for months before the two kinds were told apart.
      "Domestic Burglary",
    ],
  },
  {
    id: "police-uk",
    title: "Crime types of data.police.uk",
    noun: "the crime types of data.police.uk",
    from: "2010-12-01",
    labels: [],
  },
  {
    id: "home-office",
    title: "Home Office classes and subgroups",
    noun: "the Home Office classes",
    from: "2013-04-01",
    labels: [
      "Homicide",
      "Violence with Injury",
      "Violence without Injury",
      "Stalking and Harassment",
      "Death or Serious Injury - Unlawful Driving",
      "Rape",
      "Other Sexual Offences",
      "Robbery of Personal Property",
      "Robbery of Business Property",
      "Residential Burglary",
      "Residential Burglary of a Home",
      "Residential Burglary of Unconnected Building",
      "Non-Residential Burglary",
      "Domestic Burglary",
      "Non-Domestic Burglary",
      "Burglary - Residential",
      "Burglary - Business and Community",
      "Theft from the Person",
      "Other Theft Offences",
      "All Other Theft Offences",
      "Shoplifting",
      "Bicycle Theft",
      "Theft from a Vehicle",
      "Theft or Unauthorised Taking of a Motor Vehicle",
      "Interfering with a Motor Vehicle",
      "Aggravated Vehicle Taking",
      "Arson",
      "Criminal Damage",
      "Possession of Drugs",
      "Trafficking of Drugs",
      "Possession of Weapons Offences",
      "Public Order Offences",
      "Miscellaneous Crimes Against Society",
      "Fraud Offences",
    ],
  },
];

/** The version of street files, whose crime types are in `police-uk-values.ts`. */
export const policeUkVersion = "police-uk";

/** The version of records whose class was found by the Home Office's code. */
export const homeOfficeVersion = "home-office";

/** The version of records of which only the partnership's own mapping knows the labels. */
export const ownVersion = "own";

/** The two kinds of residential burglary that have been told apart since April 2023, by the labels that name them. */
export const residentialKinds: Readonly<Record<string, readonly string[]>> = {
  home: ["Res Burglary of a Home", "Residential Burglary of a Home", "Residential - Home"],
  "unconnected-building": [
    "Res Burglary of Unconnected Building",
    "Residential Burglary of Unconnected Building",
    "Residential - Outbuilding",
  ],
};
