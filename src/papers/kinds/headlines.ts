import { z } from "zod";
import { mostExceptions } from "../../analysis/exceptions.ts";
import { expectations } from "../../partnership/schema-values.ts";
import type { ExceptionFinding } from "../../values/finding.ts";
import { partTitle } from "../../wording/drivers.ts";
import { indicatorHeadline } from "../../wording/headline.ts";
import { measuredHeadline } from "../../wording/measured.ts";
import { pairHeadline, pairLead } from "../../wording/pair.ts";
import { text } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

const parameters = z.strictObject({
  most: z
    .number()
    .int()
    .min(1)
    .max(mostExceptions)
    .default(mostExceptions)
    .register(expectations, { expected: `a whole number from 1 to ${mostExceptions}` })
    .meta({ description: "How many at most." }),
});
type Headline = Extract<Block, { kind: "headlines" }>["items"][number];

/** At most five exceptions, weightiest first, each with its owner and what is asked, when the commentary says so. */
export const headlines: SectionKind<z.infer<typeof parameters>> = {
  id: "headlines",
  shows: "What stands out, weightiest first, each with its owner and what is asked of the group.",
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ most }, context) {
    const items = context.findings.exceptions
      .slice(0, most)
      .map((exception) => headlineOf(exception, context))
      .filter((headline): headline is Headline => headline !== undefined);
    const blocks: Block[] =
      items.length > 0
        ? [{ kind: "headlines", items }]
        : [
            {
              kind: "paragraph",
              content: [
                text(
                  "No target was missed, no change was clear enough for a headline, and no record was set. The sections that follow have the figures.",
                ),
              ],
            },
          ];
    return { title: "Headlines", blocks: [...blocks, ...context.commentary()] };
  },
};

function headlineOf(exception: ExceptionFinding, context: PresentContext): Headline | undefined {
  const { subject } = exception;
  const see = context.sectionOf(subject);
  const ask = see ? context.askOf(see) : [];
  const place = see ? { see } : {};
  const asked = ask.length > 0 ? { ask } : {};
  if (subject.kind === "pair") {
    const pair = context.pair(subject.pair);
    if (!pair) return undefined;
    return {
      lead: pairLead(pair.findings.headline, pair.words),
      rest: pairHeadline(pair.findings.headline, pair.words),
      ...asked,
      ...place,
    };
  }
  const words = context.words(subject);
  const measured = context.measuredOf(subject);
  if (measured) return { ...measuredHeadline(measured, words), ...asked, ...place };
  const findings = context.findingsOf(subject);
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  const headline = indicatorHeadline(exception, findings, words, (part) => partTitle(words.indicator, breakdown, part));
  return { ...headline, ...asked, ...place };
}
