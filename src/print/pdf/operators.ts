/**
 * A scanner of PDF content streams: every operator with its operands and its place in the bytes, in one pass. It knows what
 * browsers write and no more: inline images are refused, since nothing of ours could say what is in them.
 */

/** Names begin with `/`; strings are bytes. */
export type Operand = number | boolean | null | string | Uint8Array | readonly Operand[] | ReadonlyMap<string, Operand>;

/** The operands are only lent: they are another operator's after the call. */
export type OnOperator = (name: string, operands: readonly Operand[], start: number, end: number) => void;

const white = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) white[code] = 1;
/** What a word ends before: white space, and the signs that begin something else. */
const ending = Uint8Array.from(white);
for (const sign of "()<>[]{}/%") ending[sign.charCodeAt(0)] = 1;
const hexValue = (code: number): number =>
  code >= 48 && code <= 57 ? code - 48 : (code | 32) >= 97 && (code | 32) <= 102 ? (code | 32) - 87 : -1;

/** @throws Error when the stream is not well formed. */
export function scanOperators(bytes: Uint8Array, each: OnOperator): void {
  const scanner = new Scanner(bytes);
  const operands: Operand[] = [];
  let start = -1;
  for (;;) {
    scanner.skipSpace();
    if (scanner.at >= bytes.length) return;
    if (operands.length === 0) start = scanner.at;
    const value = scanner.value();
    if (value === undefined) {
      const name = scanner.word();
      if (name === "true" || name === "false") operands.push(name === "true");
      else if (name === "null") operands.push(null);
      else if (name === "BI") throw new Error("the page has an inline image");
      else {
        each(name, operands, start, scanner.at);
        // One by one: to set its length would take a list's memory away.
        while (operands.length > 0) operands.pop();
      }
    } else operands.push(value);
  }
}

/** Names of operators by their bytes: a page has a hundred thousand of a few dozen. */
const shortWords = new Map<number, string>();
/** Texts of two bytes, a glyph each, by their bytes: most of what a page is made of. */
const pairs = new Map<number, Uint8Array>();

/** What goes through every byte does so by names of its own for the bytes and the place in them: millions are read for a paper. */
class Scanner {
  at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #code(at = this.at): number {
    return this.#bytes[at] ?? -1;
  }

  skipSpace(): void {
    const bytes = this.#bytes;
    let at = this.at;
    for (;;) {
      const code = bytes[at];
      if (code === 37) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      else if (code === undefined || !white[code]) break;
      else at += 1;
    }
    this.at = at;
  }

  word(): string {
    const bytes = this.#bytes;
    const from = this.at;
    let at = from;
    let code = 0;
    for (let next = bytes[at]; next !== undefined && !ending[next]; next = bytes[at]) {
      code = (code << 8) | next;
      at += 1;
    }
    if (at === from) throw new Error(`a page's content is damaged at byte ${from}`);
    this.at = at;
    const short = at - from <= 3;
    const known = short ? shortWords.get(code) : undefined;
    if (known !== undefined) return known;
    let text = "";
    for (let index = from; index < at; index += 1) text += String.fromCharCode(bytes[index] ?? 0);
    if (!short) return text;
    // As the name of a property it is the same string as the one in the program that it is compared with, and found equal at a glance.
    const [name = text] = Object.keys({ [text]: 0 });
    shortWords.set(code, name);
    return name;
  }

  /** The value that begins here; undefined when it is an operator's name. */
  value(): Operand | undefined {
    const code = this.#code();
    if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) return this.#number();
    if (code === 47) {
      this.at += 1;
      return ending[this.#code()] ? "/" : `/${this.word()}`;
    }
    if (code === 40) return this.#text();
    if (code === 91) return this.#list(93);
    if (code === 60 && this.#code(this.at + 1) === 60) return this.#dictionary();
    if (code === 60) return this.#hexadecimal();
    return undefined;
  }

  #number(): number {
    const bytes = this.#bytes;
    let at = this.at;
    let sign = 1;
    let whole = 0;
    let scale = 0;
    for (; ; at += 1) {
      const code = bytes[at] ?? -1;
      if (code >= 48 && code <= 57) {
        whole = whole * 10 + code - 48;
        scale *= 10;
      } else if (code === 46) scale = 1;
      else if (code === 45) sign = -1;
      else if (code !== 43) break;
    }
    this.at = at;
    return (sign * whole) / (scale || 1);
  }

  #list(end: number): Operand[] {
    const items: Operand[] = [];
    this.at += 1;
    for (;;) {
      this.skipSpace();
      if (this.#code() === end) break;
      if (this.at >= this.#bytes.length) throw new Error("a page's content ends within a list");
      const value = this.value();
      items.push(value === undefined ? keyword(this.word()) : value);
    }
    this.at += 1;
    return items;
  }

  #dictionary(): ReadonlyMap<string, Operand> {
    this.at += 1;
    const items = this.#list(62);
    this.at += 1;
    const entries = new Map<string, Operand>();
    for (let index = 0; index + 1 < items.length; index += 2)
      entries.set(String(items[index]), items[index + 1] ?? null);
    return entries;
  }

  #hexadecimal(): Uint8Array {
    return this.#code(this.at + 5) === 62 ? (this.#pair() ?? this.#digits()) : this.#digits();
  }

  /** Four digits, if these are nothing else. */
  #pair(): Uint8Array | undefined {
    let code = 0;
    for (let at = this.at + 1; at < this.at + 5; at += 1) {
      const digit = hexValue(this.#code(at));
      if (digit < 0) return undefined;
      code = (code << 4) | digit;
    }
    this.at += 6;
    const known = pairs.get(code);
    if (known) return known;
    const pair = Uint8Array.of(code >> 8, code & 255);
    pairs.set(code, pair);
    return pair;
  }

  #digits(): Uint8Array {
    const from = this.at + 1;
    const end = this.#bytes.indexOf(62, from);
    if (end < 0) throw new Error("a page's content ends within a text");
    const out = new Uint8Array((end - from + 1) >> 1);
    let digits = 0;
    for (let index = from; index < end; index += 1) {
      const value = hexValue(this.#code(index));
      if (value < 0) continue;
      // An odd last digit counts as the first of two.
      out[digits >> 1] = digits % 2 === 0 ? value << 4 : (out[digits >> 1] ?? 0) | value;
      digits += 1;
    }
    this.at = end + 1;
    const length = (digits + 1) >> 1;
    return length === out.length ? out : out.subarray(0, length);
  }

  #text(): Uint8Array {
    const out: number[] = [];
    let depth = 1;
    for (this.at += 1; ; this.at += 1) {
      const code = this.#code();
      if (code < 0) throw new Error("a page's content ends within a text");
      if (code === 92) {
        this.at += 1;
        out.push(...this.#escaped());
        continue;
      }
      if (code === 40) depth += 1;
      if (code === 41) {
        depth -= 1;
        if (depth === 0) break;
      }
      out.push(code);
    }
    this.at += 1;
    return Uint8Array.from(out);
  }

  #escaped(): number[] {
    const code = this.#code();
    if (code >= 48 && code <= 55) {
      let value = 0;
      let digits = 0;
      for (; digits < 3 && this.#code() >= 48 && this.#code() <= 55; digits += 1) {
        value = value * 8 + this.#code() - 48;
        this.at += 1;
      }
      this.at -= 1;
      return [value & 255];
    }
    const plain = new Map([
      [110, 10],
      [114, 13],
      [116, 9],
      [98, 8],
      [102, 12],
    ]).get(code);
    return code === 10 || code === 13 ? [] : [plain ?? code];
  }
}

function keyword(word: string): Operand {
  return word === "true" ? true : word === "false" ? false : null;
}
