import { posix } from "node:path";

export interface TarFile {
  /** Relative, with forward slashes; never leaves its folder. */
  readonly path: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

const blockSize = 512;
const text = (block: Buffer, start: number, length: number): string =>
  block.toString("latin1", start, start + length).replace(/\0.*$/s, "");

/**
 * The regular files of a plain (ustar) archive, enough for the small archives inside the browser package. Anything that
 * could write elsewhere, a link or a path upwards, is refused.
 * @throws Error when the archive is damaged or holds anything but files and folders.
 */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  for (let offset = 0; offset + blockSize <= archive.length; ) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header.every((byte) => byte === 0)) return files;
    checkSum(header);
    const prefix = text(header, 257, 5) === "ustar" && header[262] === 0 ? text(header, 345, 155) : "";
    const path = posix.normalize(prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100));
    const size = Number.parseInt(text(header, 124, 12).trim() || "0", 8);
    const end = offset + blockSize + size;
    if (Number.isNaN(size) || end > archive.length) throw new Error(`the archive is cut short at ${path}`);
    const kind = text(header, 156, 1) || "0";
    if (posix.isAbsolute(path) || path.split("/").includes(".."))
      throw new Error(`the archive leaves its folder: ${path}`);
    if (kind === "0") {
      const mode = Number.parseInt(text(header, 100, 8).trim(), 8);
      files.push({ path, executable: (mode & 0o100) !== 0, content: archive.subarray(offset + blockSize, end) });
    } else if (kind !== "5") {
      throw new Error(`the archive holds an entry of kind ${kind}: ${path}`);
    }
    offset = offset + blockSize + Math.ceil(size / blockSize) * blockSize;
  }
  throw new Error("the archive has no end");
}

function checkSum(header: Buffer): void {
  const stated = Number.parseInt(text(header, 148, 8).trim(), 8);
  // The sum is taken as if its own eight bytes were spaces.
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0);
  if (stated !== sum) throw new Error("the archive is damaged: a header's sum is wrong");
}
