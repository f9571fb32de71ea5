import { zipSync } from "fflate";

/** The first moment that the format can hold, by the clock of wherever it is read: the format knows no time zones. */
const fixed = new Date(1980, 0, 1, 12);

/** Files in one archive, in the order given and without the time of their making, so that the same files give the same bytes. */
export function zip(files: readonly (readonly [name: string, content: string])[]): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      // OpenDocument has its kind as the first file, not packed, so that it can be read off the archive's bytes.
      files.map(([name, content]) => [
        name,
        [encoder.encode(content), { mtime: fixed, level: name === "mimetype" ? 0 : 9, os: 0 }],
      ]),
    ),
  );
}
