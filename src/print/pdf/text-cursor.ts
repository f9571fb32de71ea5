import { identity, type Matrix, moved } from "./geometry.ts";

/** Where the next glyph of a text object goes, as the operators of text move it. */
export class TextCursor {
  #line = identity;
  #glyph = identity;

  get matrix(): Matrix {
    return this.#glyph;
  }

  begin(): void {
    this.set(identity);
  }

  set(matrix: Matrix): void {
    this.#line = matrix;
    this.#glyph = matrix;
  }

  /** From the beginning of the line. */
  move(x: number, y: number): void {
    this.set(moved(this.#line, x, y));
  }

  /** From the last glyph. */
  advance(width: number): void {
    this.#glyph = moved(this.#glyph, width, 0);
  }
}
