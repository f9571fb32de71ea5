import type { Exposure } from "../indicators/indicator.ts";
import type { ExposurePair } from "../values/change-findings.ts";
import { dayCount, nightCount, type Period } from "../values/period.ts";

type Window = Pick<Period, "start" | "end">;

/** Days of a window, or its Friday and Saturday nights. */
export const exposureOf = (window: Window, unit: Exposure): number =>
  unit === "nights" ? nightCount(window) : dayCount(window);

export const exposurePair = (from: Window, to: Window, unit: Exposure): ExposurePair => ({
  unit,
  from: exposureOf(from, unit),
  to: exposureOf(to, unit),
});
