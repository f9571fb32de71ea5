import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Ends a gzip file that goes on, after its last member, with bytes that are none. */
export class TrailingGarbage extends Error {}

/**
 * The unpacked bytes of a gzip file of one or more members. Ends with the error of zlib when it is cut short or damaged, and
 * with {@link TrailingGarbage} where zlib would stop early and keep silent: after zeros that more data follows.
 */
export async function* unpacked(
  path: string,
  chunkBytes: number,
  signal: AbortSignal | undefined,
  hash: Hash | undefined,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: chunkBytes, ...(signal ? { signal } : {}) });
  let fed = 0;
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      hash?.update(chunk);
      fed += chunk.length;
      yield chunk;
    }
  };
  const packed = Readable.from(hashed());
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  packed.on("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
  } finally {
    // Also when the reader stops early: no file stays open.
    gunzip.destroy();
    packed.destroy();
    file.destroy();
  }
  await checkRest(path, gunzip.bytesWritten, fed, signal, hash);
}

/** What zlib left unread may only be zeros, with which some programs fill up blocks. The fingerprint takes them in. */
async function checkRest(
  path: string,
  consumed: number,
  hashedBytes: number,
  signal: AbortSignal | undefined,
  hash: Hash | undefined,
): Promise<void> {
  let offset = consumed;
  const rest = createReadStream(path, { start: consumed, ...(signal ? { signal } : {}) });
  for await (const chunk of rest as AsyncIterable<Buffer>) {
    if (chunk.some((byte) => byte !== 0)) throw new TrailingGarbage();
    hash?.update(chunk.subarray(Math.max(0, hashedBytes - offset)));
    offset += chunk.length;
  }
}
