import { z } from "zod";
import { text as words } from "../../partnership/schema-values.ts";
import { crossCuttingNeeds, nothingHeld } from "../../wording/cross-cutting.ts";
import { label } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { seriesOrLevels } from "../series-or-levels.ts";

const parameters = z.strictObject({
  topic: words.meta({ description: "The subject as a title, such as: Mental health." }),
  why: words
    .optional()
    .meta({ description: "Why it runs across the themes, in a sentence that holds for any partnership." }),
  indicators: indicatorsFor("The indicators that tell something of it, whatever their measure.").optional(),
  needed: words.optional().meta({
    description:
      "What would have to be held to tell more, as the end of a sentence, such as: referrals to mental health services.",
  }),
});

/** A subject that runs across the themes: what is held of it, what is not, and a place for what the analyst knows. */
export const crossCutting: SectionKind<z.infer<typeof parameters>> = {
  id: "cross-cutting",
  shows:
    "A subject that runs across the themes, such as reoffending: what is held of it, what would be needed to tell more, and words.",
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ topic, why, indicators = [], needed }, context) {
    const area = context.paper.settings.area.id;
    const subjects = indicators.map((indicator) => ({ indicator, area }));
    const { blocks, held } = seriesOrLevels(context, subjects, topic);
    const gap: Block[] = [
      ...(held ? [] : [{ kind: "paragraph", tone: "gap", content: nothingHeld() } as const]),
      ...(needed ? [{ kind: "paragraph", tone: "note", content: crossCuttingNeeds(needed, held) } as const] : []),
    ];
    return {
      title: topic,
      blocks: [
        ...(why ? [{ kind: "paragraph", content: [label(why)] } as const] : []),
        ...blocks,
        ...gap,
        ...context.commentary(),
      ],
    };
  },
};
