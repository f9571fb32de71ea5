import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Encoding } from "./encoding.ts";

const chunkBytes = 1 << 20;

export interface ByteOptions {
  readonly signal?: AbortSignal | undefined;
  /** Fed with the bytes of the file as received, before they are unpacked. */
  readonly hash?: Hash;
}

/** The bytes of a file, unpacked when it is gzip. Ends with the error of zlib when it is cut short or damaged. */
export async function* bytesOf(path: string, gzip: boolean, options: ByteOptions = {}): AsyncGenerator<Uint8Array> {
  const { signal, hash } = options;
  const file = createReadStream(path, { highWaterMark: chunkBytes, ...(signal ? { signal } : {}) });
  if (!hash && !gzip) {
    yield* file;
    return;
  }
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      hash?.update(chunk);
      yield chunk;
    }
  };
  if (!gzip) {
    yield* hashed();
    return;
  }
  const packed = Readable.from(hashed());
  const unpacked = createGunzip({ chunkSize: chunkBytes });
  packed.on("error", (error) => unpacked.destroy(error));
  try {
    yield* packed.pipe(unpacked) as AsyncIterable<Buffer>;
  } finally {
    // Also when the reader stops early: no file stays open.
    unpacked.destroy();
    packed.destroy();
    file.destroy();
  }
}

/** The same bytes as UTF-8 without a byte order mark. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  // A broken surrogate in UTF-16 throws a TypeError; Windows-1252 cannot fail here, its gaps were looked for before.
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), "utf8");
  yield Buffer.from(decoder.decode(), "utf8");
}
