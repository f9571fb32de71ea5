import type { ProblemCode } from "./codes.ts";
import type { Problem } from "./problem.ts";

/** What to do about a problem whose finder says nothing better: above all notes, after which most often nothing is to be done. */
const usual: Readonly<Partial<Record<ProblemCode, string>>> = {
  "value-unknown": "Nothing, where they are few; otherwise ask the provider what they mean.",
  "rows-disagree": "Nothing, where they are few; otherwise ask the provider which row holds.",
  "category-renamed": "Nothing to do: the series goes on under its new name.",
  "category-coarse": "Nothing to do; an extract with finer categories can be added as a source of its own.",
  "classification-spliced": "Nothing to do: what cannot be compared across the change is not compared.",
  "class-out-of-use": "Ask the provider whether the class or the date is wrong.",
  "ward-unknown": "Check that the tables of wards in the settings are of the extract's years and borough.",
  "place-contradicted":
    "Check that the tables of wards in the settings are of one version; otherwise ask the provider.",
  "extract-lines-skipped": "Nothing to do, where no row of data stood above the header.",
  "column-unknown": `Nothing, where no figure needs it; otherwise name it under the source's "columns".`,
  "commentary-unreadable": "Save it as a text file in UTF-8, inside the partnership folder.",
};

/** The problem with something to do, where its finder left that out. */
export const withRemedy = (problem: Problem): Problem => {
  const remedy = problem.remedy ?? usual[problem.code];
  return remedy === undefined ? problem : { ...problem, remedy };
};
