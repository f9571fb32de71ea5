import { type Inline, label, runs, text } from "./runs.ts";

export const attributeTitles: Readonly<Record<"age" | "sex" | "ethnicity", string>> = {
  age: "Age",
  sex: "Sex",
  ethnicity: "Ethnic group",
};

export const roleTitles: Readonly<Record<"victims" | "suspects", string>> = {
  victims: "Victims",
  suspects: "Suspects",
};

/** What stands before the tables: why it matters who is counted, and that a share not known can hide a difference. */
export const peopleIntroduction: readonly string[] = [
  "An assessment should say for whom things are as they are, and not only how many there were. What can be said depends on what was recorded of the people in each offence.",
  "Where many are not known, those who are may be no fair picture of all. No conclusion is drawn here on why groups differ.",
];

/** What is held of a protected characteristic. */
export function heldWords(
  held: "age" | "sex" | "ethnicity" | undefined,
  of: readonly ("victims" | "suspects")[],
  motives: readonly string[],
): Inline[] {
  const people = held && of.length > 0 ? `${attributeTitles[held]} of ${of.join(" and ")}, where it was recorded.` : "";
  const crimes = motives.length > 0 ? `Hate crime in which it was the motive: ${motives.join(", ")}.` : "";
  const words = [people, crimes].filter(Boolean).join(" ");
  return words ? [label(words)] : [text("Not held: nothing can be said of it here.")];
}

/** In a cell, where no source has the field. */
export const notHeld = "not held";

export const notCountable = (titles: readonly string[]): Inline[] =>
  runs`The people in these are not held one by one: ${titles.join(", ")}.`;

export const noPeople =
  "No source holds the people in offences, so that nothing can be said of who they were. To show it, add extracts with a row for each victim and suspect.";
