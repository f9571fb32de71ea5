import type { Theme } from "../../partnership/settings/themes.ts";
import { isNumber } from "../../values/value.ts";
import { type Inline, plain } from "../../wording/runs.ts";
import { undecidedGap } from "../../wording/theme.ts";
import type { Block } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import type { ThemePart } from "./part.ts";
import { countedOf } from "./theme-indicators.ts";

/** A smaller share of records that could not be decided is in every extract. */
const leastUnknown = 2;

/** What the chapter's parts could not tell, and what is not known of the records that it counts. */
export function unknownBlocks(theme: Theme, context: PresentContext, parts: readonly ThemePart[]): Block[] {
  const gaps = [...parts.flatMap((part) => part.gaps(theme, context)), ...undecided(theme, context)];
  const items = [...new Map(gaps.map((words) => [plain(words), words])).values()];
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

function undecided(theme: Theme, context: PresentContext): Inline[][] {
  const area = context.paper.settings.area.id;
  return countedOf(theme.indicators, context.paper).flatMap(({ id }) => {
    const { unknown } = context.findingsOf({ indicator: id, area }).year;
    if (!unknown || !isNumber(unknown.shareTo.value) || unknown.shareTo.value.number < leastUnknown) return [];
    return [undecidedGap(context.words({ indicator: id, area }), unknown)];
  });
}
