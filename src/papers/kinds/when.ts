import { whenBlocks, whenGaps, whenNeeds } from "../theme/when.ts";
import { partKind } from "./part-section.ts";

/** Times of one indicator. */
export const when = partKind(
  "when",
  "An indicator by month beside the same month a year before, and by day and hour.",
  { needs: whenNeeds, blocks: whenBlocks, gaps: whenGaps },
);
