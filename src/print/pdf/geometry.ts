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

/** A box around nothing yet. */
export const emptyBox = (): Widening => ({ left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity });

/**
 * Makes a box reach around a piece of a line of text, from `bottom` to `top` and as long as told. The line is placed by `inner`, then by `outer`.
 * For every glyph of a page: so no lists, nor anything else that is thrown away.
 */
export function widenByGlyph(
  box: Widening,
  inner: Matrix,
  outer: Matrix,
  length: number,
  bottom: number,
  top: number,
): void {
  const a = inner[0] * outer[0] + inner[1] * outer[2];
  const b = inner[0] * outer[1] + inner[1] * outer[3];
  const c = inner[2] * outer[0] + inner[3] * outer[2];
  const d = inner[2] * outer[1] + inner[3] * outer[3];
  const across = inner[4] * outer[0] + inner[5] * outer[2] + outer[4];
  const up = inner[4] * outer[1] + inner[5] * outer[3] + outer[5];
  box.left = Math.min(box.left, Math.min(0, a * length) + Math.min(c * bottom, c * top) + across);
  box.bottom = Math.min(box.bottom, Math.min(0, b * length) + Math.min(d * bottom, d * top) + up);
  box.right = Math.max(box.right, Math.max(0, a * length) + Math.max(c * bottom, c * top) + across);
  box.top = Math.max(box.top, Math.max(0, b * length) + Math.max(d * bottom, d * top) + up);
}

/** Whether a box lies within another, but for a little. */
export const within = (inner: Box, outer: Box, slack: number): boolean =>
  inner.left >= outer.left - slack &&
  inner.bottom >= outer.bottom - slack &&
  inner.right <= outer.right + slack &&
  inner.top <= outer.top + slack;
