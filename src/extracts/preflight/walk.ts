import type { Hash } from "node:crypto";
import type { Beginning } from "./begin.ts";
import { asUtf8, bytesOf, withoutControlZ } from "./bytes.ts";
import { type Encoding, EncodingWatch, WideTextWatch } from "./encoding.ts";
import { type Layout, sniffLayout } from "./layout.ts";
import { refusals } from "./refusals.ts";
import { CsvScanner, type ScanFacts } from "./scanner.ts";

const tab = 0x09;
/** In Windows-1252; in UTF-8 and UTF-16 one of the bytes of it. */
const hardSpace = 0xa0;

export interface WalkInput {
  readonly file: string;
  readonly beginning: Beginning;
  /** Fed on the way, see `bytesOf`. */
  readonly hash: Hash | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What every byte of a file, looked at once, says about it. */
export interface WalkedText {
  readonly facts: ScanFacts;
  readonly encoding: Encoding;
  readonly layout: Layout;
  /** Whether a Ctrl-Z stood at the end; it is not part of what was counted. */
  readonly controlZ: boolean;
  /** Whether a byte is there that may be of a tab or a hard space, in whatever encoding. */
  readonly unusualBlanks: boolean;
}

/** Walks over every byte. Refuses a file that cannot be read safely; damage is named before an odd header, which may follow from it. */
export async function walk({ file, beginning, hash, signal }: WalkInput): Promise<WalkedText> {
  const { gzip, wide, mark } = beginning;
  const layout = sniffLayout(beginning.text, beginning.cut);
  const scanner = new CsvScanner(layout.delimiter, undefined, layout.width);
  const watch = wide ? new WideTextWatch(wide) : new EncodingWatch();
  let unusualBlanks = false;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    // A quote right after the byte order mark opens the first field all the same.
    let skip = wide ? 0 : mark;
    for await (const chunk of bytesOf(file, gzip, { hash, signal })) {
      watch.push(chunk);
      unusualBlanks ||= chunk.includes(tab) || chunk.includes(hardSpace);
      yield chunk.subarray(skip);
      skip = 0;
    }
  };
  const { bytes, found } = withoutControlZ(wide ? asUtf8(watched(), wide) : watched());
  const broken = await scan(bytes, scanner);
  const facts = scanner.finish();
  if (facts.nulLine !== undefined) throw refusals.nul(facts.nulLine);
  const verdict = watch.verdict(mark === 3);
  if (!verdict.ok) {
    const line = await lineOf(bytesOf(file, gzip, { signal }), verdict.offset, wide !== undefined);
    throw verdict.reason === "mixed" ? refusals.mixedEncoding(line) : refusals.unknownEncoding(line);
  }
  if (broken) throw broken;
  if (facts.unclosedQuoteLine !== undefined) throw refusals.unclosedQuote(facts.unclosedQuoteLine);
  if (layout.refusal) throw layout.refusal;
  return { facts, encoding: verdict.encoding, layout, controlZ: found(), unusualBlanks };
}

/** Hands back the error with which decoding ended: what the bytes show may explain it better. */
async function scan(bytes: AsyncIterable<Uint8Array>, scanner: CsvScanner): Promise<TypeError | undefined> {
  try {
    for await (const chunk of bytes) {
      scanner.push(chunk);
      // A file with NULs is not text: no need to look at the rest of it.
      if (scanner.fatal) break;
    }
  } catch (error) {
    if (error instanceof TypeError) return error;
    throw error;
  }
  return undefined;
}

async function lineOf(chunks: AsyncIterable<Uint8Array>, offset: number, wide: boolean): Promise<number> {
  let line = 1;
  let seen = 0;
  let previous = 0;
  for await (const chunk of chunks)
    for (const byte of chunk) {
      if (seen++ >= offset) return line;
      // Between the two characters of CRLF in UTF-16 stands a NUL.
      if (wide && byte === 0) continue;
      if (byte === 0x0d || (byte === 0x0a && previous !== 0x0d)) line++;
      previous = byte;
    }
  return line;
}
