import { z } from "zod";
import { areaId, indicatorId } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { whenBlocks, whenGaps, whenNeeds } from "../theme/when.ts";
import { partSection, subjectIn } from "./part-section.ts";

const parameters = z.strictObject({ indicator: indicatorId, area: areaId.optional() });

/** Times of one indicator. */
export const when: SectionKind<z.infer<typeof parameters>> = {
  id: "when",
  shows: "An indicator by month beside the same month a year before, and by night and hour.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-when`,
  needs: (asked, context) => whenNeeds(subjectIn(asked, context), context),
  present(asked, context) {
    const subject = subjectIn(asked, context);
    return partSection(
      "when",
      subject,
      { blocks: whenBlocks(subject, context), gaps: whenGaps(subject, context) },
      context,
    );
  },
};
