import { isNumber } from "../../values/value.ts";
import { smallNumbersSentence } from "../../wording/theme.ts";
import type { ThemePart } from "./part.ts";
import { countedOf } from "./theme-indicators.ts";

/** Which of the theme's counts are so low that their changes say little. */
export const smallNumbers: ThemePart = {
  id: "small-numbers",
  heading: "Small numbers",
  needs: () => [],
  blocks(theme, context) {
    const { settings } = context.paper;
    const { cautionBelow } = settings.smallNumbers;
    const area = settings.area.id;
    const low = countedOf([...theme.indicators, ...theme.partner], context.paper).flatMap(({ id }) => {
      const { from, to } = context.findingsOf({ indicator: id, area }).year;
      const newest = isNumber(to.value) ? to : from;
      return isNumber(newest.value) && newest.value.number < cautionBelow
        ? [{ words: context.words({ indicator: id, area }), figure: context.keep(newest) }]
        : [];
    });
    return low.length === 0 ? [] : [{ kind: "paragraph", content: smallNumbersSentence(low, cautionBelow) }];
  },
  gaps: () => [],
};
