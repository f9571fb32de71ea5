import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Encoding } from "./encoding.ts";
import { unpacked } from "./gzip.ts";
import { windows1252Text } from "./windows-1252.ts";

const usualChunk = 1 << 20;

export interface ByteOptions {
  readonly signal?: AbortSignal | undefined;
  /** Fed with the bytes of the file as received, before they are unpacked. */
  readonly hash?: Hash | undefined;
  /** The most bytes of a chunk; fewer than usual where only the beginning is looked at. */
  readonly chunkBytes?: number;
}

/** The bytes of a file, unpacked when it is gzip. Ends with the error of zlib when it is cut short or damaged. */
export async function* bytesOf(path: string, gzip: boolean, options: ByteOptions = {}): AsyncGenerator<Uint8Array> {
  const { signal, hash, chunkBytes = usualChunk } = options;
  if (gzip) {
    yield* unpacked(path, chunkBytes, signal, hash);
    return;
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes, ...(signal ? { signal } : {}) });
  for await (const chunk of file as AsyncIterable<Buffer>) {
    hash?.update(chunk);
    yield chunk;
  }
}

/** The same text as UTF-8. Bytes are those of an encoding that was made sure of before; a byte order mark may come first. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === "utf-8") {
    yield* withoutMark(chunks);
    return;
  }
  if (encoding === "windows-1252") {
    for await (const chunk of chunks) yield Buffer.from(windows1252Text(chunk), "utf8");
    return;
  }
  // A broken surrogate or half a character in UTF-16 throws a TypeError.
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    yield first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
    first = false;
  }
}

/** The byte with which programs of DOS ended a text file. */
const controlZ = 0x1a;

/** The same bytes without a Ctrl-Z, or several, at their very end, and whether there was one once they have been walked. */
export function withoutControlZ(chunks: AsyncIterable<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly found: () => boolean;
} {
  let held = 0;
  const walk = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      let end = chunk.length;
      while (end > 0 && chunk[end - 1] === controlZ) end--;
      if (end > 0 && held > 0) {
        yield new Uint8Array(held).fill(controlZ);
        held = 0;
      }
      held += chunk.length - end;
      if (end > 0) yield end === chunk.length ? chunk : chunk.subarray(0, end);
    }
  };
  return { bytes: walk(), found: () => held > 0 };
}
