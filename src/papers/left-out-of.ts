import { leftOutFor } from "../indicators/left-out.ts";
import type { LeftOutGround } from "../values/left-out.ts";
import type { PaperContext, Subject } from "./context.ts";

/** For want of what records may be left out of a subject's counts. */
export function leftOutOf(
  { paper }: { readonly paper: Pick<PaperContext, "settings" | "indicators" | "areas"> },
  { indicator: id, area }: Subject,
): LeftOutGround[] {
  const indicator = paper.indicators.get(id);
  const kind = area === paper.settings.area.id ? paper.settings.area.kind : paper.areas.get(area)?.kind;
  return indicator ? leftOutFor(indicator, kind ?? "borough", paper.indicators) : [];
}
