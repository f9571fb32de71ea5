import type { IsoDate } from "../values/period.ts";
import { formatDate } from "./dates.ts";
import { type Inline, label } from "./runs.ts";

/** Takes words for a note at the end of the paper, and gives the reference to it. */
type TakeNote = (content: readonly Inline[]) => Inline;

/**
 * How old a list of law is. A day after the paper's own is of the program, not of the paper: it stands in a note at the end, and beside the
 * list stands of which day's law it tells.
 */
export const checklistNotes = (
  dated: IsoDate,
  paper: { readonly date: IsoDate; readonly lawOn: IsoDate },
  note: TakeNote,
): Inline[][] => {
  const advice = "It is not legal advice: read the law as it stands.";
  if (dated <= paper.date)
    return [[label(`This list was drawn up on ${formatDate(dated)}, in plain words. ${advice}`)]];
  const mark = note([label(`The list was drawn up on ${formatDate(dated)}, after the date of this paper.`)]);
  return [[label(`In plain words, of what was in force on ${formatDate(paper.lawOn)}. ${advice}`), mark]];
};

/** Beside what is asked, where it was not read in the law itself. */
export const readInWords = {
  law: undefined,
  note: "from the explanatory note",
  summaries: "to be confirmed",
} as const;

const readInMeans: Readonly<Record<keyof typeof readInWords, string | undefined>> = {
  law: undefined,
  note: "“From the explanatory note”: the note published with the regulations says so; it is not part of them.",
  summaries:
    "“To be confirmed”: published summaries of the regulations and established practice say so. The words of regulations 5 to 7 could not be read when the list was drawn up.",
};

/** What the words beside the items mean, of those that stand there. */
export const readInNotes = (found: readonly (keyof typeof readInWords)[]): Inline[][] =>
  (["note", "summaries"] as const).flatMap((readIn) => {
    const means = readInMeans[readIn];
    return means !== undefined && found.includes(readIn) ? [[label(means)]] : [];
  });

/** In place of a section, where the paper has none that answers an item. */
export const notAnswered = "Not answered in this paper";

/** How the assessment was made, in a few sentences for a reader who is no analyst. */
export const howItWasMade: readonly string[] = [
  "Every figure was counted from the extracts that the annex on provenance lists, or worked out from such counts; the annex on pedigree says which.",
  "A year is the financial year, from 1 April to 31 March. Changes are called clear only when they are larger than the series varies by anyway; “Methods” says how that is decided.",
  "What police record is not all that happens. Where partners hold data on the same matter, it stands beside the police’s and is not added to it.",
];
