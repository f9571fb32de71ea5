import { PDFArray, PDFDict, PDFName, type PDFPage, PDFRawStream, PDFStream } from "pdf-lib";
import { streamBytes } from "./decode.ts";
import { type Font, readFont } from "./fonts.ts";
import {
  around,
  type Box,
  identity,
  type Matrix,
  meet,
  moved,
  multiply,
  transformBox,
  type Widening,
  widen,
} from "./geometry.ts";
import { type Operand, scanOperators } from "./operators.ts";

/** What a page shows between two marks of its content, in points from the lower left corner. */
export interface TextRun {
  readonly text: string;
  readonly box: Box;
  /** Where the page lets anything be seen at that moment. */
  readonly clip: Box;
  readonly font: Font;
  /** In points, as printed. */
  readonly size: number;
  /** The tag that it belongs to; absent from artifacts and from what is not tagged at all. */
  readonly mcid?: number;
  readonly artifact: boolean;
  /** One of its letters is in none of the fonts: its place shows the sign for that. */
  readonly missing: boolean;
  /** Red, green and blue as 0xRRGGBB; undefined in other ways to tell a colour. */
  readonly colour: number | undefined;
  /** The operators of the page's own stream that show it, from the first to the end of the last; absent in forms. */
  readonly bytes?: readonly [number, number];
}

/** What a mark says of the content in it. */
interface MarkName {
  readonly tag: string;
  readonly mcid?: number;
  readonly artifact: boolean;
  /** The mark around it. */
  readonly inside?: MarkName | undefined;
}

/** A sequence of marked content of the page's own stream. */
export interface Mark extends MarkName {
  /** Bytes of the operator that opens it, and of the one that closes it. */
  readonly open: readonly [number, number];
  readonly close: readonly [number, number];
  readonly showsText: boolean;
  readonly paints: boolean;
}

/** A stretch of the page's own stream that paints and is in no marked content. */
export interface Bare {
  readonly start: number;
  readonly end: number;
  readonly showsText: boolean;
}

export interface PageContent {
  readonly bytes: Uint8Array;
  readonly box: Box;
  readonly runs: readonly TextRun[];
  readonly marks: readonly Mark[];
  readonly bare: readonly Bare[];
  /** By how much the document was scaled to fit: 1 when it is printed as it was set. */
  readonly scale: number;
}

interface State {
  matrix: Matrix;
  clip: Box;
  font: Font | undefined;
  size: number;
  spacing: number;
  wordSpacing: number;
  stretch: number;
  rise: number;
  colour: number | undefined;
}

interface OpenMark {
  tag: string;
  mcid?: number;
  artifact: boolean;
  open: readonly [number, number];
  showsText: boolean;
  paints: boolean;
  inside: OpenMark | undefined;
  /** What is read aloud for it: it stands for the glyphs. */
  actualText?: string;
}

const painting = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"']);
const showing = new Set(["Tj", "TJ", "'", '"']);
const key = (name: string): PDFName => PDFName.of(name);
const number = (operand: Operand | undefined): number => (typeof operand === "number" ? operand : 0);

/** Reads what a page shows. Fonts are read once for the whole document, kept in `fonts`. */
export function readPageContent(page: PDFPage, fonts: Map<PDFDict, Font>): PageContent {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((entry) => page.doc.context.lookup(entry))
      : contents === undefined
        ? []
        : [contents];
  const parts = streams.flatMap((stream) => (stream instanceof PDFStream ? [streamBytes(stream)] : []));
  const bytes = parts.length === 1 && parts[0] ? parts[0] : joined(parts);
  const { width, height } = page.getSize();
  const box = { left: 0, bottom: 0, right: width, top: height };
  const reader = new Reader(box, fonts);
  reader.read(bytes, page.node.Resources(), true);
  return { bytes, box, runs: reader.runs, marks: reader.marks, bare: reader.bare, scale: reader.scale() };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")]));
}

class Reader {
  readonly runs: TextRun[] = [];
  readonly marks: Mark[] = [];
  readonly bare: Bare[] = [];
  readonly #scales = new Map<number, number>();
  readonly #fonts: Map<PDFDict, Font>;
  #state: State;
  #mark: OpenMark | undefined;
  #depth = 0;

  constructor(box: Box, fonts: Map<PDFDict, Font>) {
    this.#fonts = fonts;
    this.#state = {
      matrix: identity,
      clip: box,
      font: undefined,
      size: 0,
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      rise: 0,
      colour: 0,
    };
  }

  /** The scale that most text is printed in; a browser sets a pixel as three quarters of a point. */
  scale(): number {
    const [most] = [...this.#scales].sort((one, other) => other[1] - one[1]);
    return most ? Math.round(most[0] / 0.0075) / 100 : 1;
  }

  read(bytes: Uint8Array, resources: PDFDict | undefined, own: boolean): void {
    if (this.#depth > 12) return;
    this.#depth += 1;
    const stack: State[] = [];
    let path: Box | undefined;
    let clipping = false;
    let textMatrix = identity;
    let lineMatrix = identity;
    let run: { text: string; readonly box: Widening; missing: boolean; readonly bytes: [number, number] } | undefined;
    let bareFrom = -1;
    let bareTo = -1;
    let bareText = false;
    const endBare = (): void => {
      if (own && bareFrom >= 0 && bareTo >= 0) this.bare.push({ start: bareFrom, end: bareTo, showsText: bareText });
      bareFrom = -1;
      bareTo = -1;
      bareText = false;
    };
    const endRun = (): void => {
      const { font } = this.#state;
      if (run && font) {
        const mark = this.#mark;
        let tagged: OpenMark | undefined = mark;
        while (tagged && tagged.mcid === undefined && !tagged.artifact) tagged = tagged.inside;
        let spoken: OpenMark | undefined = mark;
        while (spoken && spoken.actualText === undefined) spoken = spoken.inside;
        let { text } = run;
        if (spoken) {
          text = spoken.actualText ?? "";
          spoken.actualText = "";
        }
        const scale = Math.abs(this.#state.matrix[3]) || Math.abs(this.#state.matrix[1]);
        this.runs.push({
          text,
          box: run.box,
          clip: this.#state.clip,
          font,
          size: this.#state.size * scale,
          artifact: tagged?.artifact ?? false,
          missing: run.missing,
          colour: this.#state.colour,
          ...(own ? { bytes: run.bytes } : {}),
          ...(tagged?.mcid === undefined ? {} : { mcid: tagged.mcid }),
        });
        if (tagged?.mcid !== undefined) {
          const rounded = Math.round(scale * 1e4) / 1e4;
          this.#scales.set(rounded, (this.#scales.get(rounded) ?? 0) + text.length);
        }
      }
      run = undefined;
    };
    const extend = (x: number, y: number): void => {
      const at = transformBox(this.#state.matrix, { left: x, bottom: y, right: x, top: y });
      path = path ? around(path, at) : at;
    };
    const show = (codes: Uint8Array, start: number, end: number): void => {
      const state = this.#state;
      const { font } = state;
      if (!font) return;
      let text = "";
      let width = 0;
      let missing = false;
      for (let index = 0; index + font.codeBytes <= codes.length; index += font.codeBytes) {
        const code = font.codeBytes === 2 ? ((codes[index] ?? 0) << 8) | (codes[index + 1] ?? 0) : (codes[index] ?? 0);
        font.shown.add(code);
        // By the font formats that browsers embed, glyph 0 is the sign for a letter that the font lacks.
        if (code === 0 && font.codeBytes === 2) missing = true;
        text += font.toUnicode.get(code) ?? "\ufffd";
        width += font.widthOf(code) * state.size + state.spacing;
      }
      width *= state.stretch;
      const size = Math.abs(state.size);
      const box = transformBox(multiply(textMatrix, state.matrix), {
        left: 0,
        bottom: state.rise - 0.2 * size,
        right: width,
        top: state.rise + 0.7 * size,
      });
      // Once a glyph: what a run grows by is added to it, not copied.
      if (run) {
        run.text += text;
        widen(run.box, box);
        run.missing ||= missing;
        run.bytes[1] = end;
      } else run = { text, box, missing, bytes: [start, end] };
      textMatrix = moved(textMatrix, width, 0);
    };
    const move = (x: number, y: number): void => {
      lineMatrix = moved(lineMatrix, x, y);
      textMatrix = lineMatrix;
    };
    scanOperators(bytes, (name, operands, start, end) => {
      const state = this.#state;
      const marking = name === "BDC" || name === "BMC" || name === "EMC";
      if (own && !this.#mark && !marking) {
        if (bareFrom < 0) bareFrom = start;
        if (painting.has(name)) {
          bareTo = end;
          if (showing.has(name)) bareText = true;
        } else if (bareTo >= 0 && (name === "Q" || name === "ET")) bareTo = end;
      }
      if (painting.has(name))
        for (let mark = this.#mark; mark; mark = mark.inside) {
          mark.paints = true;
          if (showing.has(name)) mark.showsText = true;
        }
      switch (name) {
        case "q":
          stack.push({ ...state });
          break;
        case "Q":
          this.#state = stack.pop() ?? state;
          break;
        case "cm":
          state.matrix = multiply(operands.map(number) as unknown as Matrix, state.matrix);
          break;
        case "re": {
          const [x, y, width, height] = operands.map(number) as [number, number, number, number];
          extend(x, y);
          extend(x + width, y + height);
          break;
        }
        case "m":
        case "l":
          extend(number(operands[0]), number(operands[1]));
          break;
        case "c":
          for (const index of [0, 2, 4]) extend(number(operands[index]), number(operands[index + 1]));
          break;
        case "v":
        case "y":
          for (const index of [0, 2]) extend(number(operands[index]), number(operands[index + 1]));
          break;
        case "W":
        case "W*":
          clipping = true;
          break;
        case "n":
        case "f":
        case "F":
        case "f*":
        case "S":
        case "s":
        case "B":
        case "B*":
        case "b":
        case "b*":
          if (clipping && path) state.clip = meet(state.clip, path);
          clipping = false;
          path = undefined;
          break;
        case "BT":
          textMatrix = identity;
          lineMatrix = identity;
          break;
        case "ET":
          endRun();
          break;
        case "Tf": {
          endRun();
          const font = resources?.lookupMaybe(key("Font"), PDFDict)?.lookup(key(String(operands[0]).slice(1)));
          state.font = font instanceof PDFDict ? this.#font(font) : undefined;
          state.size = number(operands[1]);
          break;
        }
        case "rg":
          endRun();
          state.colour = operands.map(number).reduce((colour, part) => colour * 256 + Math.round(part * 255), 0);
          break;
        case "g":
        case "k":
        case "sc":
        case "scn":
          endRun();
          state.colour = undefined;
          break;
        case "Tc":
          state.spacing = number(operands[0]);
          break;
        case "Tz":
          state.stretch = number(operands[0]) / 100;
          break;
        case "Ts":
          state.rise = number(operands[0]);
          break;
        case "Td":
        case "TD":
          move(number(operands[0]), number(operands[1]));
          break;
        case "Tm":
          lineMatrix = operands.map(number) as unknown as Matrix;
          textMatrix = lineMatrix;
          break;
        case "Tj":
          if (operands[0] instanceof Uint8Array) show(operands[0], start, end);
          break;
        case "TJ":
          for (const item of Array.isArray(operands[0]) ? operands[0] : []) {
            if (item instanceof Uint8Array) show(item, start, end);
            else textMatrix = moved(textMatrix, (-number(item) / 1000) * state.size * state.stretch, 0);
          }
          break;
        case "Do":
          this.#form(String(operands[0]).slice(1), resources);
          break;
        case "BMC":
        case "BDC": {
          endRun();
          if (!this.#mark) endBare();
          const properties = operands[1] instanceof Map ? (operands[1] as ReadonlyMap<string, Operand>) : undefined;
          const mcid = properties?.get("/MCID");
          const actual = properties?.get("/ActualText");
          this.#mark = {
            tag: String(operands[0]).slice(1),
            artifact: operands[0] === "/Artifact",
            open: [start, end],
            showsText: false,
            paints: false,
            inside: this.#mark,
            ...(typeof mcid === "number" ? { mcid } : {}),
            ...(actual instanceof Uint8Array ? { actualText: decodeText(actual) } : {}),
          };
          break;
        }
        case "EMC": {
          endRun();
          const mark = this.#mark;
          if (!mark) throw new Error("a page closes marked content that it did not open");
          this.#mark = mark.inside;
          if (own) this.marks.push({ ...mark, close: [start, end] });
          break;
        }
      }
    });
    endBare();
    this.#depth -= 1;
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
    this.read(streamBytes(form), form.dict.lookupMaybe(key("Resources"), PDFDict) ?? resources, false);
    this.#state = saved;
  }
}

/** A text string of PDF: UTF-16 with its mark in front, or Latin. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  return Buffer.from(bytes).toString("latin1");
}
