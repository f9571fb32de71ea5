/** The few facts of a TrueType program that its font dictionary is held against. */
export interface FontProgram {
  readonly glyphs: number;
  /** Thousandths of an em. */
  advanceOf(glyph: number): number;
}

/** @returns undefined when it is no TrueType program, or its tables are not whole. */
export function readProgram(bytes: Uint8Array): FontProgram | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = new Map<string, number>();
    for (let index = 0; index < view.getUint16(4); index += 1) {
      const entry = 12 + 16 * index;
      tables.set(Buffer.from(bytes.subarray(entry, entry + 4)).toString("latin1"), view.getUint32(entry + 8));
    }
    const [head, hhea, hmtx, maxp] = ["head", "hhea", "hmtx", "maxp"].map((tag) => tables.get(tag));
    if (head === undefined || hhea === undefined || hmtx === undefined || maxp === undefined) return undefined;
    const unitsPerEm = view.getUint16(head + 18);
    const measured = view.getUint16(hhea + 34);
    return {
      glyphs: view.getUint16(maxp + 4),
      advanceOf: (glyph) => (view.getUint16(hmtx + 4 * Math.min(glyph, measured - 1)) * 1000) / unitsPerEm,
    };
  } catch {
    return undefined;
  }
}
