import type { Theme } from "../../partnership/settings/themes.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { Inline } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";

/**
 * One question of a theme's chapter, such as "Who?". Its blocks stand under a heading of level 3, which the chapter sets; a part with
 * nothing to say gives no blocks and has no heading. What it cannot know it hands to the chapter's last part as sentences.
 */
export interface ThemePart {
  readonly id: string;
  /** The question, as a heading. */
  readonly heading: string;
  /** Another, where only a part of the question is answered. */
  readonly headingOf?: (theme: Theme, context: PresentContext) => string | undefined;
  /**
   * Every count that `blocks` and `gaps` look up, beside those of the theme's subjects: `findingsOf` and `measuredOf` are there for every
   * indicator that the theme names, in the partnership's own area.
   */
  readonly needs: (theme: Theme, context: PlanContext) => readonly CountRequest[];
  readonly blocks: (theme: Theme, context: PresentContext) => readonly Block[];
  /** What is missing, withheld or not comparable, a sentence each. */
  readonly gaps: (theme: Theme, context: PresentContext) => readonly (readonly Inline[])[];
}
