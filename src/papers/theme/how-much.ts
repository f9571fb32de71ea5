import { isHeld, seriesBlocks } from "../kinds/by-quarter.ts";
import type { ThemePart } from "./part.ts";
import { countedOf } from "./theme-indicators.ts";

/** How much, and which way: each of the theme's indicators on the year before. */
export const howMuch: ThemePart = {
  id: "how-much",
  heading: "How much, and which way?",
  needs: () => [],
  blocks(theme, context) {
    const area = context.paper.settings.area.id;
    const subjects = countedOf(theme.indicators, context.paper).map(({ id }) => ({ indicator: id, area }));
    const held = subjects.filter((subject) => isHeld(context, subject));
    return seriesBlocks(context, held, theme.title);
  },
  gaps: () => [],
};
