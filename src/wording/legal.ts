import { formatDate } from "./dates.ts";
import { type Inline, label, text } from "./runs.ts";

/** How old the list of what the law asks is, and what of it was not read in the law. */
export function checklistNotes(dated: string, hasUnchecked: boolean): Inline[][] {
  return [
    [
      label(
        `This list was drawn up on ${formatDate(dated)}, in plain words. It is not legal advice: read the regulations as they stand.`,
      ),
    ],
    ...(hasUnchecked
      ? [
          [
            text(
              "“To be confirmed”: the item is from established practice, and its words were not read in the law itself.",
            ),
          ],
        ]
      : []),
  ];
}

export const toBeConfirmed = "to be confirmed";

/** In place of a section, where the paper has none that answers an item. */
export const notAnswered = "Not answered in this paper";

/** How the assessment was made, in a few sentences for a reader who is no analyst. */
export const howItWasMade: readonly string[] = [
  "Every figure was counted from the extracts that the annex on provenance lists, or worked out from such counts; the annex on pedigree says which.",
  "A year is the financial year, from 1 April to 31 March. Changes are called clear only when they are larger than the series varies by anyway; “Methods” says how that is decided.",
  "What police record is not all that happens. Where partners hold data on the same matter, it stands beside the police’s and is not added to it.",
];
