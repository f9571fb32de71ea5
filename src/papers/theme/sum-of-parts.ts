import { partsAgainst } from "../../analysis/overlap.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { isNumber } from "../../values/value.ts";
import type { Subject } from "../context.ts";
import type { PresentContext } from "../section-kind.ts";
import { countedOf } from "./theme-indicators.ts";

/** Sums of smaller numbers agree by chance. */
const leastWhole = 100;
const mostParts = 4;

/**
 * Those of the theme's indicators that add up to its lead, in this year, the year before and each of their quarters: the parts of burglary, which are
 * counted by themselves. Empty where none do. A lead that is the sum of its types has a table of them instead.
 */
export function sumOfParts(theme: Theme, context: PresentContext): Subject[] {
  const area = context.paper.settings.area.id;
  const [lead] = countedOf([theme.lead], context.paper);
  if (!lead || lead.aggregation.kind === "sum") return [];
  const whole = countsOf(context, { indicator: lead.id, area });
  if (
    whole.some(({ value }) => !isNumber(value)) ||
    whole.some(({ value }) => isNumber(value) && value.number < leastWhole)
  )
    return [];
  const candidates = countedOf(theme.indicators, context.paper)
    .filter(({ id, unit }) => id !== lead.id && unit === lead.unit)
    .map(({ id }) => ({ indicator: id, area }));
  return subsetsOf(candidates).find((parts) => addUp(context, whole, parts)) ?? [];
}

const countsOf = (context: PresentContext, subject: Subject) => {
  const { year, quarters } = context.findingsOf(subject);
  return [year, ...quarters].flatMap(({ from, to }) => [from, to]);
};

function addUp(context: PresentContext, whole: ReturnType<typeof countsOf>, parts: readonly Subject[]): boolean {
  const each = parts.map((part) => countsOf(context, part));
  return whole.every(
    (total, index) =>
      partsAgainst(
        total,
        each.flatMap((counts) => counts[index] ?? []),
      ).verdict === "agree",
  );
}

/** Two or more of them at a time, up to four. */
function subsetsOf(subjects: readonly Subject[]): Subject[][] {
  const all: Subject[][] = [[]];
  for (const subject of subjects)
    all.push(...all.filter((set) => set.length < mostParts).map((set) => [...set, subject]));
  return all.filter((set) => set.length > 1);
}
