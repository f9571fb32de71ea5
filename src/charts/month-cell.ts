import type { CoverageState } from "./model.ts";
import { palette } from "./palette.ts";
import type { Scene } from "./scene.ts";

export interface CellPlace {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

/** One month of a source: full, half full, or crossed out, so that no state is told by its colour alone. */
export function drawMonthCell(scene: Scene, place: CellPlace, state: CoverageState): void {
  switch (state) {
    case "whole":
      scene.boxes.push({ ...place, fill: palette.midBlue });
      return;
    case "part":
      scene.boxes.push({ ...place, fill: palette.paper, stroke: palette.midBlue });
      scene.boxes.push({ ...place, y: (place.y + place.y2) / 2, fill: palette.lightBlue });
      return;
    case "missing": {
      scene.boxes.push({ ...place, fill: palette.paper, stroke: palette.darkPink });
      const line = { colour: palette.darkPink, width: 1.25 };
      scene.rules.push({ x: place.x, y: place.y, x2: place.x2, y2: place.y2, ...line });
      scene.rules.push({ x: place.x, y: place.y2, x2: place.x2, y2: place.y, ...line });
    }
  }
}
