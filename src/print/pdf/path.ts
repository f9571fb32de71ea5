import { type Box, type Matrix, meet, type Widening, widen } from "./geometry.ts";

/** The path of a stream that is being drawn: no more of it than the box around it, which is what clipping goes by here. */
export class Path {
  #box: Widening | undefined;
  #clips = false;

  /** Takes an operator that draws or clips. @returns whether it was one. */
  take(name: string, numbers: () => readonly number[], matrix: Matrix): boolean {
    switch (name) {
      case "re": {
        const [x = 0, y = 0, width = 0, height = 0] = numbers();
        this.#reach(matrix, x, y);
        this.#reach(matrix, x + width, y + height);
        return true;
      }
      // Points that a curve bends towards are taken as well: it stays between them.
      case "m":
      case "l":
      case "c":
      case "v":
      case "y": {
        const all = numbers();
        for (let index = 0; index < all.length; index += 2) this.#reach(matrix, all[index] ?? 0, all[index + 1] ?? 0);
        return true;
      }
      case "W":
      case "W*":
        this.#clips = true;
        return true;
      default:
        return false;
    }
  }

  /** Ends the path, painted or not. @returns what can be seen from then on. */
  end(clip: Box): Box {
    const seen = this.#clips && this.#box ? meet(clip, this.#box) : clip;
    this.#clips = false;
    this.#box = undefined;
    return seen;
  }

  #reach(matrix: Matrix, x: number, y: number): void {
    const across = x * matrix[0] + y * matrix[2] + matrix[4];
    const up = x * matrix[1] + y * matrix[3] + matrix[5];
    const at = { left: across, bottom: up, right: across, top: up };
    if (this.#box) widen(this.#box, at);
    else this.#box = at;
  }
}
