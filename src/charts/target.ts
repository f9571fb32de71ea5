import { numberOf } from "./gaps.ts";
import type { KeyEntry } from "./key.ts";
import type { TargetLine } from "./model.ts";
import { palette } from "./palette.ts";
import type { Scene } from "./scene.ts";

const dash = [2, 3];
const style = { colour: palette.darkPink, width: 2, dash };

/** A target is a dotted line at its level, named in the key, in every chart that has one. */
export const targetKey = (target: TargetLine | undefined): KeyEntry[] =>
  target === undefined || numberOf(target) === null
    ? []
    : [{ text: target.label, sample: { kind: "line", colour: palette.darkPink, dash } }];

/** Its level, for the scale to reach; none where the target is withheld or not set. */
export function targetLevels(target: TargetLine | undefined): number[] {
  const level = target ? numberOf(target) : null;
  return level === null ? [] : [level];
}

export function drawTarget(scene: Scene, y: number, width: number): void {
  scene.rules.push({ x: 0, y, x2: width, y2: y, ...style });
}
