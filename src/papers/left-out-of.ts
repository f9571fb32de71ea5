import { leftOutFor } from "../indicators/left-out.ts";
import type { LeftOutGround } from "../values/left-out.ts";
import type { PaperContext, Subject } from "./context.ts";

/** For want of what records may be left out of a subject's counts. An area that no setting names, an LSOA, is a part of the partnership's own. */
export function leftOutOf(
  { settings, indicators, areas }: Pick<PaperContext, "settings" | "indicators" | "areas">,
  { indicator: id, area }: Subject,
): LeftOutGround[] {
  const indicator = indicators.get(id);
  const kind = area === settings.area.id ? settings.area.kind : areas.get(area)?.kind;
  return indicator ? leftOutFor(indicator, kind ?? "zone", indicators) : [];
}
