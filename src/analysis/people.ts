import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { RateFinding, ShareFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { AttributeFinding, GroupFinding, PeopleBy } from "../values/profile-findings.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { clearlyMore } from "./more-than.ts";
import { shareOf } from "./rates.ts";

export interface AttributeAsked {
  readonly by: PeopleBy;
  readonly groups: readonly { readonly group: string; readonly count: Figure; readonly rate?: RateFinding }[];
  /** All of them, whatever is known. */
  readonly total: Figure;
  /**
   * Those of whom it is not known, as counted: for editions in which a group is withheld, so that nothing can be taken from the total. Left
   * out where what is not known is not in the total, as with what counts certain ages alone.
   */
  readonly unknown?: Figure;
  /** The smallest number of people that the edition shows. */
  readonly smallest: number;
  readonly smallNumbers: SmallNumbers;
}

/** The groups of one attribute, with what of them stands out. Of too few there are no percentages, and nothing stands out. */
export function attributeOf({ by, groups, total, unknown, smallest, smallNumbers }: AttributeAsked): AttributeFinding {
  const known = derive(
    {
      id: siblingId(total.id, "known", by),
      unit: total.unit,
      method: "sum",
      inputs: groups.map(({ count }) => count),
    },
    (...numbers) => numbers.reduce((sum, number) => sum + number, 0),
  );
  const found = groups.map(
    ({ group, count, rate }): GroupFinding => ({
      group,
      count,
      share: partOf(count, known, `of-known-${by}`, smallNumbers),
      ...(rate ? { rate } : {}),
    }),
  );
  const largest = standsOut(found);
  const highest = highestRate(found);
  const rest = derive(
    { id: siblingId(total.id, "not-known", by), unit: total.unit, method: "remainder", inputs: [total, known] },
    (all, some) => (isSmall(all - some, smallest) ? absent("suppressed", "small-count") : all - some),
  );
  // What an edition withholds is not worked out again.
  const notKnown = unknown && (!isNumber(rest.value) || unknown.value.state === "suppressed") ? unknown : rest;
  return {
    by,
    groups: found,
    known,
    unknown: notKnown,
    unknownShare: partOf(notKnown, total, `of-all-${by}`, smallNumbers),
    ...(largest ? { largest } : {}),
    ...(highest ? { highest } : {}),
  };
}

const isSmall = (number: number, smallest: number): boolean => number > 0 && number < smallest;

/** A part in percent; none of fewer than the settings give percentages of. */
export const partOf = (part: Figure, whole: Figure, name: string, { noPercentBelow }: SmallNumbers): ShareFinding =>
  shareOf(part, whole, name, noPercentBelow);

/** The first by number, where it is clearly more than the second. */
function standsOut(groups: readonly GroupFinding[]): GroupFinding | undefined {
  const known = groups.flatMap((one) => (isNumber(one.count.value) ? [{ one, number: one.count.value.number }] : []));
  // What is withheld may be as large as what it protects.
  if (known.length < groups.length || groups.length < 2) return undefined;
  const [first, second] = known.toSorted((a, b) => b.number - a.number);
  if (!first || !second || !isNumber(first.one.share.share.value)) return undefined;
  return clearlyMore(first.number, second.number) ? first.one : undefined;
}

/** The group whose rate lies above those of all others, each with its interval. */
function highestRate(groups: readonly GroupFinding[]): GroupFinding | undefined {
  const rated = groups.flatMap((one) => {
    const { rate } = one;
    if (!rate || !isNumber(rate.rate.value) || !isNumber(rate.lower.value) || !isNumber(rate.upper.value)) return [];
    return [{ one, lower: rate.lower.value.number, upper: rate.upper.value.number }];
  });
  if (rated.length < 2 || groups.some(({ count }) => count.value.state === "suppressed")) return undefined;
  return rated.find((candidate) => rated.every((other) => other === candidate || other.upper < candidate.lower))?.one;
}
