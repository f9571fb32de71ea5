import type { PaperDefinition } from "../papers/definition.ts";
import { themesOf } from "../papers/subjects.ts";
import { madeForThemes } from "../papers/theme/made-indicators.ts";
import type { Partnership } from "./open-partnership.ts";
import { withIndicators } from "./overlaps.ts";

/** The partnership with the indicators that the chapters of a paper's themes count and no catalogue has. */
export function knowingThemes(partnership: Partnership, definition: PaperDefinition): Partnership {
  const made = madeForThemes(themesOf(definition, partnership), partnership.indicators);
  return made.length === 0 ? partnership : withIndicators(partnership, made);
}
