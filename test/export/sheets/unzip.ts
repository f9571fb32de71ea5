import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  /** Date and time as the archive has them. */
  readonly time: number;
  readonly text: string;
}

/** The files of an archive in its own order, read by its central directory and not by the package that wrote it. */
export function unzip(archive: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, time] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 12)];
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    entries.push({
      name,
      stored: method === 0,
      time,
      text: (method === 0 ? packed : inflateRawSync(packed)).toString("utf8"),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
