/** The characteristics that the Equality Act 2010, section 4, protects, with what records of crime can hold of each. */
export interface Characteristic {
  readonly id: string;
  readonly title: string;
  /** What extracts hold of the people in offences; nothing where they hold none. */
  readonly held?: "age" | "sex" | "ethnicity";
  /** Indicators of offences in which somebody took the characteristic for the motive. */
  readonly motives: readonly string[];
}

export const protectedCharacteristics: readonly Characteristic[] = [
  { id: "age", title: "Age", held: "age", motives: [] },
  { id: "disability", title: "Disability", motives: ["hate-disability"] },
  { id: "gender-reassignment", title: "Gender reassignment", motives: ["hate-transgender"] },
  { id: "marriage", title: "Marriage and civil partnership", motives: [] },
  { id: "pregnancy", title: "Pregnancy and maternity", motives: [] },
  { id: "race", title: "Race", held: "ethnicity", motives: ["hate-race"] },
  { id: "religion", title: "Religion or belief", motives: ["hate-faith"] },
  { id: "sex", title: "Sex", held: "sex", motives: [] },
  { id: "sexual-orientation", title: "Sexual orientation", motives: ["hate-sexual-orientation"] },
];
