import { PDFArray, PDFDict, PDFRawStream } from "pdf-lib";
import { BareStretches } from "./bare-stretches.ts";
import { streamBytes } from "./decode.ts";
import { type Font, readFont } from "./fonts.ts";
import { type Box, emptyBox, type Matrix, multiply, type Widening, widenByGlyph } from "./geometry.ts";
import { glyphOf } from "./glyphs.ts";
import { freshState, type GraphicsState } from "./graphics-state.ts";
import { key } from "./names.ts";
import { nearestMark, type OpenMark, openMark } from "./open-mark.ts";
import { type Operand, scanOperators } from "./operators.ts";
import type { Mark, TextRun } from "./page-content.ts";
import { Path } from "./path.ts";
import { TextCursor } from "./text-cursor.ts";

/** A stream that is being read: the page's own, or that of a form on it. */
interface Level {
  readonly own: boolean;
  readonly resources: PDFDict | undefined;
  readonly kept: GraphicsState[];
  readonly cursor: TextCursor;
  readonly path: Path;
  run: Growing | undefined;
}

interface Growing {
  text: string;
  readonly box: Widening;
  missing: boolean;
  readonly bytes: [number, number];
}

const showing = new Set(["Tj", "TJ", "'", '"']);
const filling = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
/** What an operator leaves on the page, if anything. */
const painting = new Map<string, "text" | "shape">([
  ...[...showing].map((name) => [name, "text"] as const),
  ...[...filling, "sh", "Do"].map((name) => [name, "shape"] as const),
]);
/** Forms within forms; browsers nest a few. */
const deepest = 12;
const number = (operand: Operand | undefined): number => (typeof operand === "number" ? operand : 0);

/** Reads the operators of a page, and gathers what they show and how it is marked. */
export class PageReader {
  readonly runs: TextRun[] = [];
  readonly marks: Mark[] = [];
  readonly bare = new BareStretches();
  readonly #scales = new Map<number, number>();
  readonly #fonts: Map<PDFDict, Font>;
  #state: GraphicsState;
  #mark: OpenMark | undefined;
  #depth = 0;

  constructor(box: Box, fonts: Map<PDFDict, Font>) {
    this.#fonts = fonts;
    this.#state = freshState(box);
  }

  /** The scale that most text is printed in; a browser sets a pixel as three quarters of a point. */
  scale(): number {
    const [most] = [...this.#scales].sort((one, other) => other[1] - one[1]);
    return most ? Math.round(most[0] / 0.0075) / 100 : 1;
  }

  /** Reads the page's own stream. */
  read(bytes: Uint8Array, resources: PDFDict | undefined): void {
    this.#stream(bytes, resources, true);
    this.bare.end();
  }

  #stream(bytes: Uint8Array, resources: PDFDict | undefined, own: boolean): void {
    if (this.#depth > deepest) return;
    this.#depth += 1;
    const level: Level = {
      own,
      resources,
      kept: [],
      cursor: new TextCursor(),
      path: new Path(),
      run: undefined,
    };
    scanOperators(bytes, (name, operands, start, end) => {
      this.#notePaint(name, start, end, own);
      const known = this.#text(level, name, operands, start, end) || this.#graphics(level, name, operands);
      if (!known) this.#marking(level, name, operands, start, end);
    });
    this.#depth -= 1;
  }

  #notePaint(name: string, start: number, end: number, own: boolean): void {
    const painted = painting.get(name);
    const showsText = painted === "text";
    if (own && !this.#mark && name !== "BDC" && name !== "BMC" && name !== "EMC")
      this.bare.see(name, painted !== undefined, showsText, start, end);
    if (!painted) return;
    for (let mark = this.#mark; mark; mark = mark.inside) {
      mark.paints = true;
      if (showsText) mark.showsText = true;
    }
  }

  /** Operators of text, the most frequent first. @returns whether it was one. */
  #text(level: Level, name: string, operands: readonly Operand[], start: number, end: number): boolean {
    const state = this.#state;
    const { cursor } = level;
    const first = operands[0];
    const second = operands[1];
    switch (name) {
      case "Td":
      case "TD":
        cursor.move(number(first), number(second));
        return true;
      case "Tj":
        if (first instanceof Uint8Array) this.#show(level, first, start, end);
        return true;
      case "TJ":
        for (const item of Array.isArray(first) ? first : []) {
          if (item instanceof Uint8Array) this.#show(level, item, start, end);
          else cursor.advance((-number(item) / 1000) * state.size * state.stretch);
        }
        return true;
      case "BT":
        cursor.begin();
        return true;
      case "ET":
        this.#endRun(level);
        return true;
      case "Tm":
        cursor.set(operands.map(number) as unknown as Matrix);
        return true;
      case "Tf": {
        this.#endRun(level);
        const font = level.resources?.lookupMaybe(key("Font"), PDFDict)?.lookup(key(String(first).slice(1)));
        state.font = font instanceof PDFDict ? this.#font(font) : undefined;
        state.size = number(second);
        return true;
      }
      case "Tc":
        state.spacing = number(first);
        return true;
      case "Tz":
        state.stretch = number(first) / 100;
        return true;
      case "Ts":
        state.rise = number(first);
        return true;
      default:
        return false;
    }
  }

  /** Operators of the graphics state, of paths and of colours. @returns whether it was one. */
  #graphics(level: Level, name: string, operands: readonly Operand[]): boolean {
    const state = this.#state;
    if (filling.has(name) || name === "n") {
      state.clip = level.path.end(state.clip);
      return true;
    }
    switch (name) {
      case "q":
        level.kept.push({ ...state });
        return true;
      case "Q":
        this.#state = level.kept.pop() ?? state;
        return true;
      case "cm":
        state.matrix = multiply(operands.map(number) as unknown as Matrix, state.matrix);
        return true;
      case "rg":
        this.#endRun(level);
        state.colour = operands.map(number).reduce((colour, part) => colour * 256 + Math.round(part * 255), 0);
        return true;
      case "g":
      case "k":
      case "sc":
      case "scn":
        this.#endRun(level);
        state.colour = undefined;
        return true;
      default:
        return level.path.take(name, () => operands.map(number), state.matrix);
    }
  }

  #marking(level: Level, name: string, operands: readonly Operand[], start: number, end: number): void {
    switch (name) {
      case "Do":
        this.#form(String(operands[0]).slice(1), level.resources);
        return;
      case "BMC":
      case "BDC":
        this.#endRun(level);
        if (!this.#mark) this.bare.end();
        this.#mark = openMark(operands, [start, end], this.#mark);
        return;
      case "EMC": {
        this.#endRun(level);
        const mark = this.#mark;
        if (!mark) throw new Error("a page closes marked content that it did not open");
        this.#mark = mark.inside;
        if (level.own) this.marks.push({ ...mark, close: [start, end] });
      }
    }
  }

  #show(level: Level, codes: Uint8Array, start: number, end: number): void {
    const state = this.#state;
    const { font } = state;
    if (!font) return;
    level.run ??= { text: "", box: emptyBox(), missing: false, bytes: [start, end] };
    const { run } = level;
    const step = font.codeBytes;
    let advance = 0;
    for (let index = 0; index + step <= codes.length; index += step) {
      const first = codes[index] ?? 0;
      const glyph = glyphOf(font, step === 2 ? (first << 8) | (codes[index + 1] ?? 0) : first);
      run.text += glyph.text;
      run.missing ||= glyph.missing;
      advance += glyph.width * state.size + state.spacing;
    }
    run.bytes[1] = end;
    const width = advance * state.stretch;
    const size = Math.abs(state.size);
    const { cursor } = level;
    widenByGlyph(run.box, cursor.matrix, state.matrix, width, state.rise - 0.2 * size, state.rise + 0.7 * size);
    cursor.advance(width);
  }

  #endRun(level: Level): void {
    const { run } = level;
    level.run = undefined;
    if (!run) return;
    const { font, matrix, clip, size, colour } = this.#state;
    if (!font) return;
    const tagged = nearestMark(this.#mark, (mark) => mark.mcid !== undefined || mark.artifact);
    const spoken = nearestMark(this.#mark, (mark) => mark.actualText !== undefined);
    const text = spoken?.actualText ?? run.text;
    // What stands for the glyphs is said once, however many runs there are of them.
    if (spoken) spoken.actualText = "";
    const scale = Math.abs(matrix[3]) || Math.abs(matrix[1]);
    this.runs.push({
      text,
      box: run.box,
      clip,
      font,
      size: size * scale,
      artifact: tagged?.artifact ?? false,
      missing: run.missing,
      colour,
      ...(level.own ? { bytes: run.bytes } : {}),
      ...(tagged?.mcid === undefined ? {} : { mcid: tagged.mcid }),
    });
    if (tagged?.mcid === undefined) return;
    const rounded = Math.round(scale * 1e4) / 1e4;
    this.#scales.set(rounded, (this.#scales.get(rounded) ?? 0) + text.length);
  }

  #font(dict: PDFDict): Font {
    const known = this.#fonts.get(dict);
    if (known) return known;
    const font = readFont(dict);
    this.#fonts.set(dict, font);
    return font;
  }

  #form(name: string, resources: PDFDict | undefined): void {
    const form = resources?.lookupMaybe(key("XObject"), PDFDict)?.lookup(key(name));
    if (!(form instanceof PDFRawStream) || form.dict.lookup(key("Subtype")) !== key("Form")) return;
    const saved = { ...this.#state };
    const matrix = form.dict.lookupMaybe(key("Matrix"), PDFArray)?.asArray().map(Number);
    if (matrix?.length === 6) this.#state.matrix = multiply(matrix as unknown as Matrix, this.#state.matrix);
    this.#stream(streamBytes(form), form.dict.lookupMaybe(key("Resources"), PDFDict) ?? resources, false);
    this.#state = saved;
  }
}
