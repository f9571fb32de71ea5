import type { Theme } from "../../partnership/settings/themes.ts";
import { openedBy } from "../../wording/theme.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";

/** The questions of a chapter that may each be answered from a series of their own. */
type Question = "who" | "where" | "when";

/** What a question of a chapter is answered from, in the partnership's own area. */
export const askedOf = (theme: Theme, question: Question, { paper }: PlanContext): Subject => ({
  indicator: theme[question],
  area: paper.settings.area.id,
});

/** The answer to a question of a chapter, with the name of its series where that is needed. */
export const answered =
  (question: Question, blocksOf: (subject: Subject, theme: Theme, context: PresentContext) => readonly Block[]) =>
  (theme: Theme, context: PresentContext): readonly Block[] =>
    namedAnswer(blocksOf(askedOf(theme, question, context), theme, context), theme[question], theme, context);

/**
 * The first sentence of an answer with the name of its series before it, where the questions of a chapter are answered from several: nothing else
 * would tell that "Who?" is of one and "Where?" of another.
 */
export function namedAnswer(
  blocks: readonly Block[],
  indicator: string,
  theme: Theme,
  { paper }: PresentContext,
): readonly Block[] {
  const title = paper.indicators.get(indicator)?.title;
  if (title === undefined || new Set([theme.lead, theme.who, theme.where, theme.when]).size === 1) return blocks;
  const [first, ...rest] = blocks;
  if (first?.kind === "list") {
    const [item, ...others] = first.items;
    return item ? [{ ...first, items: [openedBy(title, item), ...others] }, ...rest] : blocks;
  }
  return first?.kind === "paragraph" ? [{ ...first, content: openedBy(title, first.content) }, ...rest] : blocks;
}
