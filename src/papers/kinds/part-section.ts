import { z } from "zod";
import type { CountRequest } from "../../values/figure-book.ts";
import { type Inline, label } from "../../wording/runs.ts";
import { notCountedGap } from "../../wording/where.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import { areaId, indicatorId } from "../parameters.ts";
import type { PlanContext, PresentContext, PresentedSection, SectionKind } from "../section-kind.ts";

/** What a section that describes one indicator is about: the partnership's own area where it names none. */
export const subjectIn = (
  { indicator, area }: { readonly indicator: string; readonly area?: string | undefined },
  { paper }: PlanContext,
): Subject => ({ indicator, area: area ?? paper.settings.area.id });

/** A part of a theme's chapter as a section of its own: what is not held stands in it, since nothing else would say so. */
export function partSection(
  question: "who" | "where" | "when",
  subject: Subject,
  { blocks, gaps }: { readonly blocks: readonly Block[]; readonly gaps: readonly (readonly Inline[])[] },
  context: PresentContext,
): PresentedSection {
  const { title } = context.words(subject);
  const asked = blocks.length + gaps.length > 0 ? gaps : [[label(notCountedGap(title))]];
  return {
    title: `${title}: ${question}`,
    blocks: [
      ...blocks,
      ...asked.map((content): Block => ({ kind: "paragraph", tone: "gap", content })),
      ...context.commentary(),
    ],
  };
}

const parameters = z.strictObject({ indicator: indicatorId, area: areaId.optional() });

/** A part of a theme's chapter that asks no more than of which indicator and where. */
export const partKind = (
  id: "who" | "when",
  shows: string,
  part: {
    readonly needs: (subject: Subject, context: PlanContext) => readonly CountRequest[];
    readonly blocks: (subject: Subject, context: PresentContext) => readonly Block[];
    readonly gaps: (subject: Subject, context: PresentContext) => readonly (readonly Inline[])[];
  },
): SectionKind<z.infer<typeof parameters>> => ({
  id,
  shows,
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-${id}`,
  needs: (asked, context) => part.needs(subjectIn(asked, context), context),
  present(asked, context) {
    const subject = subjectIn(asked, context);
    const made = { blocks: part.blocks(subject, context), gaps: part.gaps(subject, context) };
    return partSection(id, subject, made, context);
  },
});
