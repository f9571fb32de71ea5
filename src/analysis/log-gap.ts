import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { derive } from "./derive.ts";

/** What was due and has no entry in a log. */
export const logGap = (due: Figure, logged: Figure): Figure =>
  derive(
    { id: siblingId(due.id, "without-entry"), unit: due.unit, method: "remainder", inputs: [due, logged] },
    (all, written) => all - written,
  );
