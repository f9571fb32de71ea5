import { z } from "zod";
import { text } from "../../partnership/schema-values.ts";
import { label, text as runText, sentences } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import type { Block } from "../model.ts";
import { pairPanels } from "../pair-panels.ts";
import { indicatorFor, zoneId } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { isHeld, seriesBlocks } from "./by-quarter.ts";

const parameters = z.strictObject({
  zone: zoneId,
  name: text.meta({ description: "What both sources record, as a title." }),
  indicators: z
    .array(indicatorFor("An indicator."))
    .length(2)
    .meta({ description: "The same behaviour as two sources have it: two indicators." }),
});

/** The same behaviour as two bodies record it. Many people report to both, so that the two are never added. */
export const twoSources: SectionKind<z.infer<typeof parameters>> = {
  id: "two-sources",
  shows: "The same behaviour as two sources record it in a zone, in two panels and never added.",
  takesCommentary: true,
  parameters,
  nameOf: ({ zone, indicators }) => `${indicators[0] ?? "sources"}-${zone}`,
  needs: () => [],
  present({ zone, name, indicators }, context) {
    const subjects = indicators.map((indicator) => ({ indicator, area: zone }));
    const place = context.paper.areas.get(zone)?.name ?? zone;
    const title = `${name}: ${place}`;
    const held = subjects.filter((subject) => isHeld(context, subject));
    if (held.length === 0) {
      const titles = subjects.map((subject) => context.words(subject).inPlace);
      return { title, blocks: [{ kind: "paragraph", tone: "note", content: [label(notHeldSentence(titles))] }] };
    }
    const blocks: Block[] = [
      // The chart's title says whether the two tell the same.
      ...seriesBlocks(context, subjects, {
        name: `${name}, ${place}, as each source has it,`,
        placed: true,
        told: "not",
      }),
      ...pairPanels(context, `${context.section}-${zone}`, held),
      {
        kind: "paragraph",
        tone: "note",
        content: sentences([
          runText(
            "Many people report to both, and each counts in its own way: the two are shown apart and never added together.",
          ),
        ]),
      },
      ...context.commentary(),
    ];
    return { title, blocks };
  },
};
