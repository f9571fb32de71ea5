import type { Period } from "../values/period.ts";
import { formatPeriod } from "./dates.ts";

/** No paper prints a target of the indicator; or of it in that area; or the year is past, and nothing is set for the one reported. */
export type WhyUnused = "indicator" | "area" | "past";

/** What is said of a target that no paper shows. */
export function targetUnused(
  {
    title,
    id,
    area,
    year,
  }: { readonly title: string; readonly id: string; readonly area: string; readonly year: Period },
  why: WhyUnused,
  reported: Period,
): { readonly message: string; readonly remedy: string } {
  const target = `the target for ${title} in ${area}, ${formatPeriod(year)}`;
  switch (why) {
    case "indicator":
      return {
        message: `No paper shows ${target}: none of those that are made has a section that prints it.`,
        remedy: `Name ${id} under "indicators: use:", give a paper of your own a section of the kind "indicator" with it, or remove the target.`,
      };
    case "area":
      return {
        message: `No paper shows ${target}: those that are made tell of it in other areas.`,
        remedy: `Leave "area" out where the target is the partnership's own; to show it, give a paper of your own a section of the kind "indicator" with this indicator and area.`,
      };
    case "past":
      return {
        message: `No paper shows ${target}: the year is past, and nothing is set for ${formatPeriod(reported)} or the year after.`,
        remedy: "Correct the year, set a target for the year that is reported, or remove the target.",
      };
  }
}
