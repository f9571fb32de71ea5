const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;

/** Index of the next byte that can matter outside of closing quotes: a quote, a line ending, a NUL; or the end. */
function firstOfNote(chunk: Uint8Array, from: number): number {
  const { length } = chunk;
  let index = from;
  while (index < length) {
    const byte = chunk[index] as number;
    if (byte <= quote && byte !== space) break;
    index++;
  }
  return index;
}

/** A byte in each of the four places of a 32-bit number. */
const inAll = (byte: number): number => byte * 0x01010101;
const lowBits = inAll(0x7f);
const highBits = inAll(0x80) | 0;
const fourQuotes = inAll(quote);
const controlBits = inAll(0x60);
const ones = inAll(1);

/**
 * Four bytes at once, as one number: the high bit of each stays clear where the byte is none. (No sum of seven bits and seven bits reaches
 * the next byte.)
 */
const notNull = (four: number): number => ((four & lowBits) + lowBits) | four;

/** The whole aligned groups of four bytes of a chunk, and where the first of them begins. */
function inFours(chunk: Uint8Array): { readonly fours: Int32Array; readonly first: number } {
  const first = -chunk.byteOffset & 3;
  const count = (chunk.length - first) >> 2;
  const fours = count > 0 ? new Int32Array(chunk.buffer, chunk.byteOffset + first, count) : new Int32Array();
  return { fours, first };
}

type State = "unquoted" | "quoted" | "after-quote" | "closed";

/** Where a record begins: its byte offset, and its physical line. */
export interface RecordMark {
  readonly start: number;
  readonly line: number;
}

/** So many records lie from one mark to the next: few to walk over, and yet few marks in millions of records. */
export const recordsAMark = 64;

/** What the bytes of a CSV file say about its shape, whatever its columns mean. */
export interface ScanFacts {
  /** Logical records, the header among them; blank lines are none, nor are lines of delimiters only. */
  readonly records: number;
  /** Lines of delimiters only, which spreadsheets leave below a table. */
  readonly hollow: number;
  /** Physical lines. */
  readonly lines: number;
  readonly longestRecord: number;
  /** Physical line on which the first record starts; 1 unless blank lines stand above it. */
  readonly firstLine: number;
  /** Line endings outside quotes. */
  readonly endings: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Newlines inside quoted fields, and the kinds of them. */
  readonly quotedNewlines: number;
  readonly quotedKinds: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Records in which a closing quote is followed by more text; each lies on one line. */
  readonly malformed: number;
  /** Records with more fields than the header, of a kind that readers may not be given (see {@link Defect}). */
  readonly forgivable: number;
  /** Where the first record begins, and every so many records (see {@link recordsAMark}) another: finding a record again needs no walk from the top. */
  readonly marks: readonly RecordMark[];
  /** Line of the first NUL byte. */
  readonly nulLine?: number;
  /** Line on which a quote opens that is never closed, or closes only in the middle of a later row. */
  readonly unclosedQuoteLine?: number;
}

/**
 * What is wrong with a record that no reader may be given: a closing quote with text behind it, or more fields than the
 * header. DuckDB forgives fields too many when they are blank; but a comma in an unquoted text makes one too many as well,
 * and where the last column happens to be blank, every value behind that comma would be read in the wrong column. A record
 * whose last field is certainly not blank it refuses by itself, and no copy of the file need be made; but at the end of a file without a
 * final line ending it can lose such a record.
 */
export type Defect = "quotes" | "width";

/**
 * So many fields beyond the header are left to DuckDB to refuse. It notes the whole record once for each: where the line
 * ends of half a file are lost, that would be more than any memory holds.
 */
const mostBeyond = 3;

/** `start` and `end` are byte offsets, `end` before the line ending; `line` is the physical line it starts on. */
export type OnRecord = (start: number, end: number, line: number, defect: Defect | undefined) => void;

/**
 * Walks over the bytes of a CSV file, chunk by chunk, and keeps the state of quotes. Bytes of ASCII, UTF-8 and
 * Windows-1252 files can be walked as they are: all that matters here is ASCII in each of them. Reads as the DuckDB reader
 * does: spaces before an opening and after a closing quote are allowed, a quote in the middle of an unquoted field is text.
 */
export class CsvScanner {
  readonly #delimiter: number;
  readonly #onRecord: OnRecord | undefined;
  #offset = 0;
  #state: State = "unquoted";
  #line = 1;
  #recordStart = 0;
  #recordLine = 1;
  #recordMalformed = false;
  /** Delimiters of this record so far. */
  #delimiters = 0;
  readonly #mostDelimiters: number;
  /** Line of the first quote of this record that spans lines. */
  #spanningQuoteLine: number | undefined;
  #quoteLine = 1;
  #chunk: Uint8Array = new Uint8Array();
  #fours: Int32Array = new Int32Array();
  #firstFour = 0;
  /** The last byte that is not a space, before the present chunk; and before a line ending whose second half may follow. */
  #lastSolid = lineFeed;
  #pendingReturn = false;
  #records = 0;
  #hollow = 0;
  #firstLine = 1;
  #malformed = 0;
  #forgivable = 0;
  #longest = 0;
  #nulLine: number | undefined;
  #unclosedQuoteLine: number | undefined;
  readonly #marks: RecordMark[] = [];
  readonly #endings = { lf: 0, crlf: 0, cr: 0 };
  readonly #quotedKinds = { lf: 0, crlf: 0, cr: 0 };

  /** @param width fields that a record may have */
  constructor(delimiter: string, onRecord?: OnRecord, width = Number.POSITIVE_INFINITY) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#mostDelimiters = width - 1;
    this.#onRecord = onRecord;
  }

  /** The line of the first thing that makes the file unreadable, so that a caller can stop early. */
  get fatal(): boolean {
    return this.#nulLine !== undefined;
  }

  /** Byte offset at which the record that is being walked begins: nothing before it will be handed out any more. */
  get recordStart(): number {
    return this.#recordStart;
  }

  push(chunk: Uint8Array): void {
    const { length } = chunk;
    if (length === 0) return;
    this.#chunk = chunk;
    const { fours, first } = inFours(chunk);
    this.#fours = fours;
    this.#firstFour = first;
    let index = 0;
    if (this.#pendingReturn) {
      this.#pendingReturn = false;
      const isPair = chunk[0] === lineFeed;
      this.#newline(isPair ? "crlf" : "cr", this.#offset - 1, this.#offset + (isPair ? 1 : 0));
      this.#lastSolid = lineFeed;
      if (isPair) index = 1;
    }
    for (; index < length; index++) {
      // Nearly every byte of a file is a letter, a digit, a comma or a space, and is passed over here.
      if (this.#state === "quoted") index = firstOfNote(chunk, index);
      else if (this.#state === "unquoted") index = this.#overUnquoted(chunk, index);
      if (index === length) break;
      const byte = chunk[index] as number;
      if (byte === lineFeed || byte === carriageReturn) {
        const isReturn = byte === carriageReturn;
        if (isReturn && index + 1 === length) {
          this.#pendingReturn = true;
          break;
        }
        const isPair = isReturn && chunk[index + 1] === lineFeed;
        const next = index + (isPair ? 2 : 1);
        this.#newline(isPair ? "crlf" : isReturn ? "cr" : "lf", this.#offset + index, this.#offset + next);
        index = next - 1;
      } else this.#step(byte, index);
    }
    this.#lastSolid = this.#solidBefore(this.#pendingReturn ? length - 1 : length);
    this.#offset += length;
  }

  /** Call once, after the last chunk. */
  finish(): ScanFacts {
    if (this.#pendingReturn) this.#newline("cr", this.#offset - 1, this.#offset);
    if (this.#state === "quoted") this.#unclosedQuoteLine ??= this.#quoteLine;
    if (this.#recordStart < this.#offset) this.#endRecord(this.#offset, true);
    const { lf, crlf, cr } = this.#quotedKinds;
    return {
      records: this.#records,
      hollow: this.#hollow,
      lines: this.#recordStart < this.#offset || this.#offset === 0 ? this.#line : this.#line - 1,
      longestRecord: this.#longest,
      firstLine: this.#firstLine,
      endings: this.#endings,
      quotedNewlines: lf + crlf + cr,
      quotedKinds: this.#quotedKinds,
      malformed: this.#malformed,
      forgivable: this.#forgivable,
      marks: this.#marks,
      ...(this.#nulLine === undefined ? {} : { nulLine: this.#nulLine }),
      ...(this.#unclosedQuoteLine === undefined ? {} : { unclosedQuoteLine: this.#unclosedQuoteLine }),
    };
  }

  /**
   * The same as {@link firstOfNote}, with delimiters counted on the way: four bytes at once where none of them is a quote or a control character,
   * such as a line ending or a NUL.
   */
  #overUnquoted(chunk: Uint8Array, from: number): number {
    const { length } = chunk;
    const delimiter = this.#delimiter;
    const delimiterFours = inAll(delimiter);
    const fours = this.#fours;
    const firstFour = this.#firstFour;
    let delimiters = 0;
    let index = from;
    while (index < length) {
      if (((index - firstFour) & 3) === 0 && index >= firstFour) {
        let at = (index - firstFour) >> 2;
        for (; at < fours.length; at++) {
          const four = fours[at] as number;
          // Written out, since every byte comes by here: as functions of their own the two steps take half as long again.
          const notOfNote = notNull(four ^ fourQuotes) & (((four & controlBits) + lowBits) | four);
          if ((notOfNote & highBits) !== highBits) break;
          delimiters += Math.imul((~notNull(four ^ delimiterFours) & highBits) >>> 7, ones) >>> 24;
        }
        index = firstFour + 4 * at;
        if (index === length) break;
      }
      const byte = chunk[index] as number;
      if (byte === delimiter) delimiters++;
      else if (byte <= quote && byte !== space) break;
      index++;
    }
    this.#delimiters += delimiters;
    return index;
  }

  #step(byte: number, index: number): void {
    if (byte === 0) this.#nulLine ??= this.#line;
    switch (this.#state) {
      case "unquoted":
        if (byte === quote && this.#opensField(index)) {
          this.#state = "quoted";
          this.#quoteLine = this.#line;
        }
        return;
      case "quoted":
        if (byte === quote) this.#state = "after-quote";
        return;
      case "after-quote":
      case "closed":
        if (byte === quote && this.#state === "after-quote") this.#state = "quoted";
        else if (byte === space) this.#state = "closed";
        else {
          if (byte === this.#delimiter) this.#delimiters++;
          else this.#recordMalformed = true;
          this.#state = "unquoted";
        }
    }
  }

  /** The last byte that is not a space before a place in the present chunk. */
  #solidBefore(index: number): number {
    let back = index - 1;
    while (back >= 0 && this.#chunk[back] === space) back--;
    return back >= 0 ? (this.#chunk[back] as number) : this.#lastSolid;
  }

  #opensField(index: number): boolean {
    const solid = this.#solidBefore(index);
    return solid === this.#delimiter || solid === lineFeed || solid === carriageReturn;
  }

  #newline(kind: "lf" | "crlf" | "cr", start: number, next: number): void {
    if (this.#state === "quoted") {
      this.#quotedKinds[kind]++;
      this.#spanningQuoteLine ??= this.#quoteLine;
    } else {
      this.#endings[kind]++;
      this.#endRecord(start);
      this.#recordStart = next;
      this.#recordLine = this.#line + 1;
    }
    this.#line++;
  }

  /** @param cut the file ends without a line ending */
  #endRecord(end: number, cut = false): void {
    const length = end - this.#recordStart;
    // Each delimiter is one byte: a line of nothing else says as little as a blank one.
    if (length > 0 && this.#delimiters === length) this.#hollow++;
    else if (length > 0) {
      if (this.#records % recordsAMark === 0) this.#marks.push({ start: this.#recordStart, line: this.#recordLine });
      if (this.#records++ === 0) this.#firstLine = this.#recordLine;
      this.#longest = Math.max(this.#longest, length);
      if (this.#recordMalformed) {
        this.#malformed++;
        // A quote that closes in the middle of a later row has swallowed the rows between: nothing after it is certain.
        if (this.#spanningQuoteLine !== undefined) this.#unclosedQuoteLine ??= this.#spanningQuoteLine;
      }
      const forgivable = this.#delimiters > this.#mostDelimiters && (cut || this.#mayBeForgiven(end));
      if (forgivable) this.#forgivable++;
      const defect = this.#recordMalformed ? "quotes" : forgivable ? "width" : undefined;
      this.#onRecord?.(this.#recordStart, end, this.#recordLine, defect);
    }
    this.#delimiters = 0;
    this.#state = "unquoted";
    this.#recordMalformed = false;
    this.#spanningQuoteLine = undefined;
  }

  /** Whether DuckDB may take a record with fields too many: the last one is blank, or may be, or there are very many. */
  #mayBeForgiven(end: number): boolean {
    if (this.#delimiters > this.#mostDelimiters + mostBeyond) return true;
    const last = this.#solidBefore(end - this.#offset);
    return last === this.#delimiter || last === quote;
  }
}
