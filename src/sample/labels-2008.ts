import { type KindName, kinds, type OffenceKind } from "./offence-kinds.ts";

/** How an offence is classed in an extract. */
export interface OffenceLabels {
  readonly group: string;
  readonly subgroup: string;
  readonly code: string;
}

type Labels = readonly [group: string, subgroup: string];

const violence = "Violence Against The Person";
const theft = "Theft & Handling";
const other = "Other Notifiable Offences";

/** The Metropolitan Police list that ended in February 2019; what it does not tell apart from other classes is not there. */
const listed: Partial<Readonly<Record<KindName, Labels>>> = {
  homicide: [violence, "Murder"],
  "violence-with-injury": [violence, "Assault With Injury"],
  "violence-without-injury": [violence, "Common Assault"],
  stalking: [violence, "Harassment"],
  "public-fear": [violence, "Harassment"],
  blade: [violence, "Offensive Weapon"],
  "other-weapon": [violence, "Offensive Weapon"],
  rape: ["Sexual Offences", "Rape"],
  "other-sexual": ["Sexual Offences", "Other Sexual"],
  "robbery-personal": ["Robbery", "Personal Property"],
  "robbery-business": ["Robbery", "Business Property"],
  "burglary-residential": ["Burglary", "Burglary In A Dwelling"],
  "burglary-business": ["Burglary", "Burglary In Other Buildings"],
  "theft-person": [theft, "Other Theft Person"],
  "other-theft": [theft, "Other Theft"],
  shoplifting: [theft, "Theft From Shops"],
  bicycle: [theft, "Theft/Taking Of Pedal Cycle"],
  "from-vehicle": [theft, "Theft From Motor Vehicle"],
  "of-vehicle": [theft, "Theft/Taking Of Motor Vehicle"],
  interfering: [theft, "Motor Vehicle Interference & Tampering"],
  damage: ["Criminal Damage", "Other Criminal Damage"],
  possession: ["Drugs", "Possession Of Drugs"],
  trafficking: ["Drugs", "Drug Trafficking"],
  "public-order": [other, "Other Notifiable"],
  "going-equipped": [other, "Going Equipped"],
  "other-notifiable": [other, "Other Notifiable"],
};

/** Home Office classes that had another subgroup than most of their kind. */
const subgroupOfCode: Readonly<Record<string, string>> = {
  "2": "Wounding/GBH",
  "5A": "Wounding/GBH",
  "5D": "Wounding/GBH",
  "3B": "Other Violence",
  "104": "Other Violence",
  "58A": "Criminal Damage To Dwelling",
  "58B": "Criminal Damage To Other Bldg",
  "58C": "Criminal Damage To Motor Vehicle",
};

/** Home Office classes of later years, with the ones that offences of the kind bore before. */
const earlierCode: Readonly<Record<string, string>> = {
  "28E": "28A",
  "28G": "28C",
  "30C": "30A",
  "8Q": "8L",
  "8U": "8L",
};

export const isListed = (name: KindName): boolean => listed[name] !== undefined;

const names = new Map(Object.entries(kinds).map(([name, kind]) => [kind, name as KindName]));

/** Classes an offence by the older list. */
export function labels2008(kind: OffenceKind, code: string): OffenceLabels {
  const name = names.get(kind);
  const labels = name && listed[name];
  if (!labels) throw new RangeError(`the older list has no ${kind.subgroup}`);
  const [group, subgroup] = labels;
  const apart = group === violence || group === "Criminal Damage" ? subgroupOfCode[code] : undefined;
  return { group, subgroup: apart ?? subgroup, code: earlierCode[code] ?? code };
}
