/** An affine transformation as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A box that others are still to go into. */
export type Widening = { -readonly [side in keyof Box]: Box[side] };

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export const multiply = (inner: Matrix, outer: Matrix): Matrix => [
  inner[0] * outer[0] + inner[1] * outer[2],
  inner[0] * outer[1] + inner[1] * outer[3],
  inner[2] * outer[0] + inner[3] * outer[2],
  inner[2] * outer[1] + inner[3] * outer[3],
  inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
  inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
];

/** First a step along, then `outer`. */
export const moved = (outer: Matrix, x: number, y: number): Matrix => [
  outer[0],
  outer[1],
  outer[2],
  outer[3],
  x * outer[0] + y * outer[2] + outer[4],
  x * outer[1] + y * outer[3] + outer[5],
];

/** The upright box around a box that was moved, scaled or turned. */
export function transformBox(matrix: Matrix, { left, bottom, right, top }: Box): Widening {
  // For every glyph of a page: so no lists, nor anything that is taken apart like one.
  const a = matrix[0];
  const b = matrix[1];
  const c = matrix[2];
  const d = matrix[3];
  return {
    left: Math.min(a * left, a * right) + Math.min(c * bottom, c * top) + matrix[4],
    bottom: Math.min(b * left, b * right) + Math.min(d * bottom, d * top) + matrix[5],
    right: Math.max(a * left, a * right) + Math.max(c * bottom, c * top) + matrix[4],
    top: Math.max(b * left, b * right) + Math.max(d * bottom, d * top) + matrix[5],
  };
}

export const meet = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  bottom: Math.max(one.bottom, other.bottom),
  right: Math.min(one.right, other.right),
  top: Math.min(one.top, other.top),
});

export const around = (one: Box, other: Box): Box => ({
  left: Math.min(one.left, other.left),
  bottom: Math.min(one.bottom, other.bottom),
  right: Math.max(one.right, other.right),
  top: Math.max(one.top, other.top),
});

/** Makes a box reach around another as well. */
export function widen(box: Widening, other: Box): void {
  if (other.left < box.left) box.left = other.left;
  if (other.bottom < box.bottom) box.bottom = other.bottom;
  if (other.right > box.right) box.right = other.right;
  if (other.top > box.top) box.top = other.top;
}

/** Whether a box lies within another, but for a little. */
export const within = (inner: Box, outer: Box, slack: number): boolean =>
  inner.left >= outer.left - slack &&
  inner.bottom >= outer.bottom - slack &&
  inner.right <= outer.right + slack &&
  inner.top <= outer.top + slack;
