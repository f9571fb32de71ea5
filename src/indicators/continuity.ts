import { classificationVersions } from "../extracts/data/classifications.ts";
import { listDifferences, type RuleChange, ruleChanges } from "../extracts/data/crosswalk.ts";
import { type OffenceCategory, offenceCategories } from "../records/schema.ts";
import { type CategoryProfile, categoryProfile, countsNothing } from "./category-profile.ts";
import type { Indicator } from "./indicator.ts";

/**
 * Why counts of an indicator under two versions of the classification cannot be compared, as a clause; undefined where the
 * crosswalk says that nothing moved which the indicator tells apart. Between versions that the crosswalk does not know only
 * what tells no categories apart is continuous.
 */
export function discontinuity(profile: CategoryProfile, first: string, second: string): string | undefined {
  if (first === second || !tellsApart(profile, offenceCategories)) return undefined;
  if ([first, second].some((id) => !classificationVersions.some((version) => version.id === id)))
    return "what moved between the two is not known";
  return listDifferences.find(
    ({ versions, categories }) =>
      versions.includes(first) !== versions.includes(second) && tellsApart(profile, categories),
  )?.reason;
}

const tellsApart = (profile: CategoryProfile, categories: readonly string[]): boolean =>
  new Set(categories.map(profile)).size > 1;

/** Each indicator with the breaks that changes of the recording rules make in it, beside those that it declares for itself. */
export function withRuleBreaks(indicators: ReadonlyMap<string, Indicator>): Map<string, Indicator> {
  return new Map(
    [...indicators].map(([id, indicator]) => {
      const profile = categoryProfile(indicator, indicators);
      const counted = offenceCategories.filter((category) => profile(category) !== countsNothing);
      const breaks = ruleChanges
        .filter((change) => breaksAt(change, profile, counted))
        .filter(({ from }) => !indicator.breaks.some((declared) => declared.from === from))
        .map(({ from, note, label }) => ({ from, note, label }));
      return [id, breaks.length === 0 ? indicator : { ...indicator, breaks: [...breaks, ...indicator.breaks] }];
    }),
  );
}

function breaksAt(change: RuleChange, profile: CategoryProfile, counted: readonly OffenceCategory[]): boolean {
  if (change.how === "moved") return tellsApart(profile, change.categories);
  const changed = (category: OffenceCategory): boolean => change.categories.includes(category);
  return counted.some(changed) && counted.every((category) => changed(category) || change.besides?.includes(category));
}
