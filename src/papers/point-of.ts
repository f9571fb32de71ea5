import type { Point } from "../charts/model.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";

/** A figure as a chart takes it. */
export function pointOf(figure: Figure): Point {
  return isNumber(figure.value)
    ? {
        figure: figure.id,
        state: "value",
        number: figure.value.number,
        ...(figure.value.provisional ? { provisional: true as const } : {}),
      }
    : { figure: figure.id, state: figure.value.state };
}
