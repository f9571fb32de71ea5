import { isAscii } from "node:buffer";

/** The text encodings that extracts come in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Bytes that Windows-1252 leaves undefined. */
const undefinedInWindows1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

export type EncodingVerdict =
  | { readonly ok: true; readonly encoding: Encoding }
  | { readonly ok: false; readonly reason: "mixed" | "unknown"; readonly offset: number };

/**
 * Tells UTF-8 from Windows-1252 over all bytes of a file, chunk by chunk. A file with both is neither: whoever joined the
 * two parts garbled one of them, and no reading of it is right.
 */
export class EncodingWatch {
  #offset = 0;
  /** Continuation bytes still to come, and the range in which the next must lie. */
  #needed = 0;
  #length = 0;
  #low = 0x80;
  #high = 0xbf;
  /** Sequences that are valid UTF-8 and would make no sense as Windows-1252. */
  #convincing = 0;
  #firstInvalid: number | undefined;
  #firstUndefined: number | undefined;

  push(chunk: Uint8Array): void {
    if (this.#needed === 0 && isAscii(chunk)) {
      this.#offset += chunk.length;
      return;
    }
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      if (byte < 0x80 && this.#needed === 0) continue;
      if (undefinedInWindows1252.has(byte)) this.#firstUndefined ??= this.#offset + index;
      if (this.#needed > 0) {
        if (byte >= this.#low && byte <= this.#high) this.#continue(byte);
        else {
          this.#invalid(this.#offset + index - 1);
          this.#needed = 0;
          if (byte >= 0x80) this.#lead(byte, this.#offset + index);
        }
      } else this.#lead(byte, this.#offset + index);
    }
    this.#offset += chunk.length;
  }

  /** `declaredUtf8`: the file begins with the byte order mark of UTF-8. */
  verdict(declaredUtf8: boolean): EncodingVerdict {
    if (this.#needed > 0) this.#invalid(this.#offset - 1);
    if (this.#firstInvalid === undefined) return { ok: true, encoding: "utf-8" };
    if (declaredUtf8 || this.#convincing > 0) return { ok: false, reason: "mixed", offset: this.#firstInvalid };
    if (this.#firstUndefined !== undefined) return { ok: false, reason: "unknown", offset: this.#firstUndefined };
    return { ok: true, encoding: "windows-1252" };
  }

  #lead(byte: number, offset: number): void {
    this.#low = 0x80;
    this.#high = 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#needed = 1;
    else if (byte >= 0xe0 && byte <= 0xef) {
      this.#needed = 2;
      // Overlong forms and surrogates are not UTF-8 (RFC 3629).
      if (byte === 0xe0) this.#low = 0xa0;
      if (byte === 0xed) this.#high = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      this.#needed = 3;
      if (byte === 0xf0) this.#low = 0x90;
      if (byte === 0xf4) this.#high = 0x8f;
    } else this.#invalid(offset);
    this.#length = this.#needed + 1;
  }

  #continue(byte: number): void {
    this.#needed--;
    this.#low = 0x80;
    this.#high = 0xbf;
    if (this.#needed > 0) return;
    // An accented capital before a curly quote, a dash or a hard space is ordinary Windows-1252 text.
    const plausibleWindows1252 = this.#length === 2 && ((byte >= 0x91 && byte <= 0x97) || byte === 0xa0);
    if (!plausibleWindows1252) this.#convincing++;
  }

  #invalid(offset: number): void {
    this.#firstInvalid ??= offset;
  }
}

const isAsciiText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);

/** Characters in a row that would all be Chinese and yet made of two ASCII bytes each: chance does not do that. */
const suspiciousRun = 16;

/** Finds text of one byte a character inside a UTF-16 file, where somebody joined two exports, over all bytes of it. */
export class WideTextWatch {
  readonly #encoding: Encoding;
  #offset = 0;
  #first = 0;
  #run = 0;
  #found: number | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  push(chunk: Uint8Array): void {
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index] as number;
      if ((this.#offset + index) % 2 === 0) {
        this.#first = byte;
        continue;
      }
      this.#run = isAsciiText(this.#first) && isAsciiText(byte) ? this.#run + 1 : 0;
      if (this.#run === suspiciousRun) this.#found ??= this.#offset + index + 1 - 2 * suspiciousRun;
    }
    this.#offset += chunk.length;
  }

  verdict(): EncodingVerdict {
    if (this.#found !== undefined) return { ok: false, reason: "mixed", offset: this.#found };
    return { ok: true, encoding: this.#encoding };
  }
}

/** The encoding that the first bytes of a file declare or betray: a byte order mark, or every other byte NUL. */
export function sniffEncoding(
  head: Uint8Array,
): { readonly encoding: Exclude<Encoding, "windows-1252">; readonly mark: number } | "utf-32" | undefined {
  const start = Buffer.from(head.subarray(0, 4)).toString("hex");
  if (start === "fffe0000" || start === "0000feff") return "utf-32";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  const sample = head.subarray(0, 1024);
  const nuls = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = nuls;
  // Text in UTF-16 without a mark: nearly all high bytes are NUL, and no low byte is.
  if (odd > sample.length / 4 && even === 0) return { encoding: "utf-16le", mark: 0 };
  if (even > sample.length / 4 && odd === 0) return { encoding: "utf-16be", mark: 0 };
  return undefined;
}
