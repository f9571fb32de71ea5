import { coarseCategories } from "../records/coarse-categories.ts";
import { type OffenceCategory, offenceCategories } from "../records/schema.ts";
import type { OffenceClassing } from "./classification-spans.ts";
import { classificationVersions } from "./data/classifications.ts";
import { offenceLabels } from "./data/offence-categories.ts";
import { families, leastPerThousand } from "./data/usual-categories.ts";

/** So many offences of a category, where not one is there, are no chance: with 3 to be expected, one source in twenty would have none. */
const fewestExpected = 3;
/** A source that lacks categories of so many in 1,000 is a list of some crimes, such as burglaries: what else it lacks it does not hold. */
const listOfSome = 130;

/**
 * Categories of which a source has no record although it has so many offences that some were to be expected even in the borough with the
 * smallest share of them: they are kept back, and none of them is not known to be a true 0. A rare category of which none may have
 * happened is not among them, unless its whole family is missing or the source is a list of a few kinds of crime.
 *
 * @param declared categories that the settings say the source holds: none of them is a true 0
 */
export function withheldCategories(
  { classifications, offenceMonths }: OffenceClassing,
  declared: readonly string[] = [],
): readonly OffenceCategory[] {
  const offences = Object.values(offenceMonths).reduce((sum, { records }) => sum + records, 0);
  const held = new Set(
    classifications.flatMap(({ category }) => [category, ...(coarseCategories[category] ?? [])]).concat(declared),
  );
  const absent = offenceCategories.filter((category) => !held.has(category) && isOnALabel(category, classifications));
  const leastOf = (categories: readonly OffenceCategory[]): number =>
    categories.reduce((sum, category) => sum + (leastPerThousand[category] ?? 0), 0);
  const isExpected = (categories: readonly OffenceCategory[]): boolean =>
    (offences * leastOf(categories)) / 1000 >= fewestExpected;
  const withheld = absent.filter((category) => {
    const family = families.find((members) => members.includes(category));
    const wholeFamily = family?.every((member) => absent.includes(member)) ? family : [category];
    return isExpected(wholeFamily);
  });
  return leastOf(withheld) >= listOfSome ? absent : withheld;
}

/** Whether a list of labels that the source was read under tells the category at all; of lists that are not known every one may. */
function isOnALabel(category: OffenceCategory, classifications: OffenceClassing["classifications"]): boolean {
  const versions = [...new Set(classifications.map(({ version }) => version))];
  return versions.some((version) => {
    const labels = classificationVersions.find(({ id }) => id === version)?.labels;
    return labels === undefined || offenceLabels[category].some((label) => labels.includes(label));
  });
}
