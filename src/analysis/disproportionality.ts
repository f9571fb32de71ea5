import type { Denominator } from "../indicators/population.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import { criticalZ, type Interval } from "../statistics/quantiles.ts";
import { exactRateRatioInterval, logRateRatioInterval, rateRatio, type TwoCounts } from "../statistics/rate-ratio.ts";
import type { DisproportionalityFinding, GroupRatio } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { type RatePer, rateOf, shareOf, withConstants } from "./rates.ts";

/** One group: how many of it, of how many. The denominator may be residents, or those who came to the stage before. */
export interface Group {
  readonly group: string;
  readonly count: Figure;
  readonly denominator: Denominator;
}

export interface DisproportionalityQuestion {
  readonly groups: readonly Group[];
  /** The group that all others are compared with. */
  readonly reference: string;
  /** Of all groups together, for their composition. */
  readonly whole?: Figure;
  readonly per?: RatePer;
  readonly smallNumbers: SmallNumbers;
}

/** A group this small could be told apart by its composition. */
export const smallestComposition = 10;

/**
 * The rate of each group against that of one of them: the relative rate index, (a/m) / (b/n), with its 95% interval on the log
 * scale. Groups and denominators are named, since what a ratio says hangs on both.
 */
export function disproportionality(question: DisproportionalityQuestion): DisproportionalityFinding {
  const { groups, reference, whole, per = 1000, smallNumbers } = question;
  const base = groups.find(({ group }) => group === reference);
  if (!base) throw new Error(`no group of reference: ${reference}`);
  return {
    kind: "disproportionality",
    reference,
    groups: groups.map((one): GroupRatio => {
      const { group, count, denominator } = one;
      const same = {
        group,
        count,
        denominator: denominator.figure,
        rate: rateOf(count, denominator, per).rate,
        lowNumbers: [one, base].some((each) => isLow(each.count, smallNumbers)),
      };
      return group === reference ? { ...same, verdict: "reference" } : { ...same, ...ratioOf(one, base) };
    }),
    composition: whole ? groups.map(({ count }) => shareOf(count, whole, "composition", smallestComposition)) : [],
  };
}

const isLow = ({ value }: Figure, { noPercentBelow }: SmallNumbers): boolean =>
  isNumber(value) && value.number < noPercentBelow;

function ratioOf(one: Group, base: Group): Pick<GroupRatio, "ratio" | "lower" | "upper" | "verdict" | "interval"> {
  const numbers = [one.count, one.denominator.figure, base.count, base.denominator.figure];
  const figure = (measure: string, compute: (counts: TwoCounts) => number): Figure => {
    const made = derive(
      {
        id: siblingId(one.count.id, measure, `against-${base.group}`),
        unit: "ratio",
        method: measure === "group-ratio" ? "ratio-of-rates" : "ratio-of-rates-limit",
        inputs: numbers,
      },
      (to, toExposure, from, fromExposure) => {
        if (toExposure === 0 || fromExposure === 0) return absent("undefined", "denominator-0");
        const number = compute({ from, to, fromExposure, toExposure });
        return Number.isFinite(number) ? number : absent("undefined", "base-0");
      },
    );
    if (measure === "group-ratio") return made;
    return withConstants(made, { z: criticalZ(0.95) });
  };
  const ratio = figure("group-ratio", rateRatio);
  const lower = figure("group-ratio-lower", (counts) => intervalOf(counts).lower);
  const upper = figure("group-ratio-upper", (counts) => intervalOf(counts).upper);
  const hasZero = [one.count, base.count].some(({ value }) => isNumber(value) && value.number === 0);
  return { ratio, lower, upper, verdict: verdictOf(ratio, lower, upper), interval: hasZero ? "exact" : "log" };
}

const intervalOf = (counts: TwoCounts): Interval =>
  counts.from === 0 || counts.to === 0 ? exactRateRatioInterval(counts) : logRateRatioInterval(counts);

function verdictOf(ratio: Figure, lower: Figure, upper: Figure): GroupRatio["verdict"] {
  if (!isNumber(ratio.value)) return "not-compared";
  if (isNumber(lower.value) && lower.value.number > 1) return "higher";
  return isNumber(upper.value) && upper.value.number < 1 ? "lower" : "no-clear-difference";
}
