import { z } from "zod";
import { areaId, indicatorId } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { whoBlocks, whoGaps, whoNeeds } from "../theme/who.ts";
import { partSection, subjectIn } from "./part-section.ts";

const parameters = z.strictObject({ indicator: indicatorId, area: areaId.optional() });

/** Victims and suspects of one indicator. */
export const who: SectionKind<z.infer<typeof parameters>> = {
  id: "who",
  shows:
    "Victims and suspects of an indicator by age, sex and ethnic group, as counts and rates, and the ages of victims by those of suspects.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-who`,
  needs: (asked, context) => whoNeeds(subjectIn(asked, context), context),
  present(asked, context) {
    const subject = subjectIn(asked, context);
    return partSection(
      "who",
      subject,
      { blocks: whoBlocks(subject, context), gaps: whoGaps(subject, context) },
      context,
    );
  },
};
