import { z } from "zod";
import { expectations } from "../../partnership/schema-values.ts";
import { indicatorId, zonesFor } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { whereBlocks, whereGaps, whereNeeds } from "../theme/where.ts";
import { partSection, subjectIn } from "./part-section.ts";

const parameters = z.strictObject({
  indicator: indicatorId,
  zones: zonesFor("Ids of the zones to look at; all that have sections of their own when left out.").default([]),
  shades: z
    .enum(["count", "rate"])
    .default("count")
    .register(expectations, { expected: "count or rate" })
    .meta({ description: "What the shades of the map are of; the table has both." }),
});

/** Places of one indicator in the partnership's own area. */
export const where: SectionKind<z.infer<typeof parameters>> = {
  id: "where",
  shows:
    "An indicator by ward, as a map or as tiles with the ranked table of counts and rates, in zones, and its hotspots.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-where`,
  needs: (asked, context) => whereNeeds(subjectIn(asked, context), asked.zones, context),
  present(asked, context) {
    const subject = subjectIn(asked, context);
    const blocks = whereBlocks(subject, asked.zones, context, asked.shades);
    return partSection("where", subject, { blocks, gaps: whereGaps(subject, context) }, context);
  },
};
