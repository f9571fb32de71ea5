export interface TarEntry {
  /** A folder when it ends in a slash. */
  readonly path: string;
  readonly content?: string;
  readonly mode?: number;
  /** The kind of entry, where it is neither a file nor a folder. */
  readonly kind?: string;
}

/** A plain archive, as `tar --format=ustar` writes it. */
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? "");
    const header = Buffer.alloc(512);
    header.write(entry.path, 0, 100);
    header.write((entry.mode ?? 0o644).toString(8).padStart(7, "0"), 100);
    header.write(content.length.toString(8).padStart(11, "0"), 124);
    header.write(" ".repeat(8), 148);
    header.write(entry.kind ?? (entry.path.endsWith("/") ? "5" : "0"), 156);
    header.write("ustar\0" + "00", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
