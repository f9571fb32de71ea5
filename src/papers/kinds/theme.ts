import { z } from "zod";
import type { Theme } from "../../partnership/settings.ts";
import type { Block } from "../model.ts";
import { themeId } from "../parameters.ts";
import type { PlanContext, SectionKind } from "../section-kind.ts";
import { themeParts } from "../theme/parts.ts";

const parameters = z.strictObject({ theme: themeId });

/** A chapter of an assessment: one theme of the settings, question by question. */
export const theme: SectionKind<z.infer<typeof parameters>> = {
  id: "theme",
  shows:
    "A theme of the settings as a chapter, question by question: how much, compared with whom, who, where, when, how, what is not known.",
  takesCommentary: true,
  parameters,
  nameOf: ({ theme: id }) => `theme-${id}`,
  needs: ({ theme: id }, context) => themeParts.flatMap((part) => part.needs(themeOf(id, context), context)),
  present({ theme: id }, context) {
    const named = themeOf(id, context);
    const blocks = themeParts.flatMap((part): Block[] => {
      const answer = part.blocks(named, context);
      return answer.length > 0 ? [{ kind: "heading", level: 3, text: part.heading }, ...answer] : [];
    });
    return { title: named.title, blocks: [...blocks, ...context.commentary()], newPage: true };
  },
};

function themeOf(id: string, { paper }: Pick<PlanContext, "paper">): Theme {
  const found = paper.settings.themes.find((one) => one.id === id);
  if (!found) throw new Error(`there is no theme ${id}`);
  return found;
}
