import type { Indicator } from "../indicators/indicator.ts";
import { lowerTitle } from "./drivers.ts";
import { type Inline, label, text } from "./runs.ts";

/** What a theme's chapter cannot tell, a sentence each. */

export const noComparatorGap = (): Inline[] => [
  text("Whether other areas are like this: the settings name nobody to compare with (“comparators”)."),
];

export const notComparedGap = (indicator: Indicator): Inline[] => [
  label(`How ${lowerTitle(indicator.title)} compares with other areas: the comparators’ source holds no counts of it.`),
];
