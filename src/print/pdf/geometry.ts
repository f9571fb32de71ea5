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
  // For every glyph run and every stroke of a page: so no lists.
  const [a, b, c, d, e, f] = matrix;
  const [al, ar, cb, ct] = [a * left, a * right, c * bottom, c * top];
  const [bl, br, db, dt] = [b * left, b * right, d * bottom, d * top];
  return {
    left: Math.min(al, ar) + Math.min(cb, ct) + e,
    bottom: Math.min(bl, br) + Math.min(db, dt) + f,
    right: Math.max(al, ar) + Math.max(cb, ct) + e,
    top: Math.max(bl, br) + Math.max(db, dt) + f,
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
