import { open } from "node:fs/promises";
import { bytesOf } from "./bytes.ts";
import { type Encoding, sniffEncoding } from "./encoding.ts";
import { type FileKind, otherKind } from "./file-kinds.ts";
import { isGzip } from "./gzip.ts";
import { refusals } from "./refusals.ts";
import { windows1252Text } from "./windows-1252.ts";

/** What the first bytes of a file tell. */
export interface Beginning {
  readonly gzip: boolean;
  /** What the file is when it is no CSV. */
  readonly kind: FileKind | undefined;
  /** UTF-16, which has to be decoded before anything else can be seen. */
  readonly wide: Extract<Encoding, "utf-16le" | "utf-16be"> | undefined;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  /** The first characters, without the mark. */
  readonly text: string;
  /** Whether the file goes on after `text`. */
  readonly cut: boolean;
}

const headBytes = 1 << 16;

/** Looks at the first bytes of a file, unpacked when it is gzip. */
export async function begin(file: string): Promise<Beginning> {
  const magic = await firstBytes(file);
  const gzip = isGzip(magic);
  const head = gzip ? await firstUnpacked(file) : magic;
  if (gzip && isGzip(head)) throw refusals.packedTwice();
  const sniffed = sniffEncoding(head);
  if (sniffed === "utf-32") throw refusals.utf32();
  const mark = sniffed?.mark ?? 0;
  const wide = sniffed === undefined || sniffed.encoding === "utf-8" ? undefined : sniffed.encoding;
  const text = textOf(head.subarray(mark), wide);
  return { gzip, kind: otherKind(head), wide, mark, text, cut: head.length === headBytes };
}

function textOf(body: Buffer, wide: Beginning["wide"]): string {
  // As a stream, since the beginning may end within a letter.
  if (wide) return new TextDecoder(wide).decode(body, { stream: true });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body, { stream: true });
  } catch {
    return windows1252Text(body);
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function firstUnpacked(path: string): Promise<Buffer> {
  let head = Buffer.alloc(0);
  // A member of a gzip file can be shorter than what is to be seen.
  for await (const chunk of bytesOf(path, true)) {
    head = Buffer.concat([head, chunk]);
    if (head.length >= headBytes) break;
  }
  return head.subarray(0, headBytes);
}
