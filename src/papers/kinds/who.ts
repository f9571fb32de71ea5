import { whoBlocks, whoGaps, whoNeeds } from "../theme/who.ts";
import { partKind } from "./part-section.ts";

/** Victims and suspects of one indicator. */
export const who = partKind(
  "who",
  "Victims and suspects of an indicator by age, sex and ethnic group, as counts and rates, and the ages of victims by those of suspects.",
  { needs: whoNeeds, blocks: whoBlocks, gaps: whoGaps },
);
