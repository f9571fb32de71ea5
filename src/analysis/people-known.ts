import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent } from "../values/value.ts";
import { derive } from "./derive.ts";
import { fewestInBase } from "./measured-level.ts";

/** Of people counted, the share of whom something is not known; none of few. */
export const shareNotKnown = (unknown: Figure, all: Figure): Figure =>
  derive(
    { id: siblingId(unknown.id, "not-known-share"), unit: "percent", method: "share", inputs: [unknown, all] },
    (some, of) => (of < fewestInBase ? absent("not-applicable", "few-in-base") : (100 * some) / of),
  );
