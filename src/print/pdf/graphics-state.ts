import type { Font } from "./fonts.ts";
import { type Box, identity, type Matrix } from "./geometry.ts";

/** What `q` keeps and `Q` brings back, as far as text and its place depend on it. */
export interface GraphicsState {
  matrix: Matrix;
  clip: Box;
  font: Font | undefined;
  size: number;
  spacing: number;
  stretch: number;
  rise: number;
  colour: number | undefined;
}

export const freshState = (clip: Box): GraphicsState => ({
  matrix: identity,
  clip,
  font: undefined,
  size: 0,
  spacing: 0,
  stretch: 1,
  rise: 0,
  colour: 0,
});
