import { z } from "zod";
import type { Theme } from "../../partnership/settings/themes.ts";
import type { Block } from "../model.ts";
import { themeId } from "../parameters.ts";
import type { PlanContext, SectionKind } from "../section-kind.ts";
import { themeParts } from "../theme/parts.ts";
import { unknownBlocks } from "../theme/unknown.ts";

const parameters = z.strictObject({ theme: themeId });

/** The slot of the commentary that says why; without it, or without a grade of evidence, the chapter has a visible gap. */
const why = "why";

/** A question with no answer has no heading. */
const under = (heading: string, blocks: readonly Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: "heading", level: 3, text: heading }, ...blocks] : [];

/** A chapter of an assessment: one theme of the settings, question by question. */
export const theme: SectionKind<z.infer<typeof parameters>> = {
  id: "theme",
  shows:
    "A theme of the settings as a chapter, question by question: how much, compared with whom, who, where, when, how, what is not known.",
  takesCommentary: true,
  slots: [why],
  parameters,
  nameOf: ({ theme: id }) => `theme-${id}`,
  showsTargets: "named",
  needs: ({ theme: id }, context) => themeParts.flatMap((part) => part.needs(themeOf(id, context), context)),
  present({ theme: id }, context) {
    const named = themeOf(id, context);
    const blocks = [
      ...themeParts.flatMap((part) =>
        under(part.headingOf?.(named, context) ?? part.heading, part.blocks(named, context)),
      ),
      ...under("What we do not know", unknownBlocks(named, context, themeParts)),
      ...under("Why did it change?", context.commentary("evidence", why)),
      ...under("What those who work on it say", context.commentary()),
    ];
    return { title: named.title, blocks, newPage: true };
  },
};

function themeOf(id: string, { paper }: Pick<PlanContext, "paper">): Theme {
  const found = paper.settings.themes.find((one) => one.id === id);
  if (!found) throw new Error(`there is no theme ${id}`);
  return found;
}
