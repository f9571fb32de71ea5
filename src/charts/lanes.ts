/**
 * Where the labels of vertical rules go: in lanes above the plot, to the right or the left of their rule, so that no
 * label meets another, is crossed by another's rule, or leaves the frame. A rule rises to its own label's lane.
 */
export interface LaneMark {
  /** Pixels from the left edge of the plot. */
  readonly x: number;
  readonly width: number;
}

export interface LanePlace {
  readonly side: "left" | "right";
  /** 0 is the lane next to the plot. */
  readonly lane: number;
  /** The label's extent in pixels. */
  readonly from: number;
  readonly to: number;
}

export const ruleGap = 5;
const labelGap = 8;

/** Rules less than this many pixels apart would look like one: they are drawn as one, with two labels. */
const mergeBelow = 3;

/** Snaps each position to the first one that is too near to tell apart. */
export function mergeNear(positions: readonly number[]): number[] {
  const kept: number[] = [];
  return positions.map((position) => {
    const near = kept.find((other) => Math.abs(other - position) < mergeBelow);
    if (near === undefined) kept.push(position);
    return near ?? position;
  });
}

/** The marks come in order of time. */
export function placeInLanes(marks: readonly LaneMark[], frame: { left: number; right: number }): LanePlace[] {
  for (let lanes = 1; lanes <= marks.length; lanes += 1) {
    const places = search(marks, frame, lanes, []);
    if (places) return places;
  }
  // No arrangement is free of conflicts: one lane each, pushed inside the frame.
  return marks.map((mark, lane) => {
    const from = Math.max(frame.left, Math.min(mark.x + ruleGap, frame.right - mark.width));
    return { side: "right", lane, from, to: from + mark.width };
  });
}

function search(
  marks: readonly LaneMark[],
  frame: { left: number; right: number },
  lanes: number,
  placed: readonly LanePlace[],
): LanePlace[] | undefined {
  const mark = marks[placed.length];
  if (!mark) return [...placed];
  // Near the right edge every label goes left, so that neighbours stack instead of facing each other.
  const nearEnd = mark.x > frame.left + (frame.right - frame.left) * 0.6;
  for (const side of nearEnd ? (["left", "right"] as const) : (["right", "left"] as const)) {
    const from = side === "right" ? mark.x + ruleGap : mark.x - ruleGap - mark.width;
    if (from < frame.left || from + mark.width > frame.right) continue;
    for (let lane = 0; lane < lanes; lane += 1) {
      const place: LanePlace = { side, lane, from, to: from + mark.width };
      const clashes = placed.some((other, index) => clash(other, marks[index]?.x ?? 0, place, mark.x));
      const found = clashes ? undefined : search(marks, frame, lanes, [...placed, place]);
      if (found) return found;
    }
  }
  return undefined;
}

/** `a` comes before `b` in time; in one lane they must also read in that order. */
function clash(a: LanePlace, aRule: number, b: LanePlace, bRule: number): boolean {
  if (a.lane === b.lane) return b.from < a.to + labelGap;
  const [upperRule, lower] = a.lane > b.lane ? [aRule, b] : [bRule, a];
  return upperRule > lower.from - 3 && upperRule < lower.to + 3;
}
