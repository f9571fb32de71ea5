import { identity, type Matrix } from "./geometry.ts";

type Movable = [number, number, number, number, number, number];

/** Where the next glyph of a text object goes, as the operators of text move it: for every glyph, so it is moved in place. */
export class TextCursor {
  readonly #line: Movable = [...identity];
  readonly #glyph: Movable = [...identity];

  /** As it is now: the next operator moves it. */
  get matrix(): Matrix {
    return this.#glyph;
  }

  begin(): void {
    this.set(identity);
  }

  set(matrix: Matrix): void {
    for (let index = 0; index < 6; index += 1) {
      this.#line[index] = matrix[index] ?? 0;
      this.#glyph[index] = matrix[index] ?? 0;
    }
  }

  /** From the beginning of the line. */
  move(x: number, y: number): void {
    const line = this.#line;
    line[4] += x * line[0] + y * line[2];
    line[5] += x * line[1] + y * line[3];
    this.#glyph[4] = line[4];
    this.#glyph[5] = line[5];
  }

  /** From the last glyph. */
  advance(width: number): void {
    const glyph = this.#glyph;
    glyph[4] += width * glyph[0];
    glyph[5] += width * glyph[1];
  }
}
