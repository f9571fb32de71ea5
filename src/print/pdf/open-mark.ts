import type { Operand } from "./operators.ts";

/** Marked content that has been opened and not closed. */
export interface OpenMark {
  readonly tag: string;
  readonly mcid?: number;
  readonly artifact: boolean;
  readonly open: readonly [number, number];
  readonly inside: OpenMark | undefined;
  showsText: boolean;
  paints: boolean;
  /** What is read aloud for it: it stands for the glyphs. */
  actualText?: string;
}

export function openMark(
  [tag, about]: readonly Operand[],
  open: readonly [number, number],
  inside: OpenMark | undefined,
): OpenMark {
  const properties = about instanceof Map ? (about as ReadonlyMap<string, Operand>) : undefined;
  const mcid = properties?.get("/MCID");
  const actual = properties?.get("/ActualText");
  return {
    tag: String(tag).slice(1),
    artifact: tag === "/Artifact",
    open,
    inside,
    showsText: false,
    paints: false,
    ...(typeof mcid === "number" ? { mcid } : {}),
    ...(actual instanceof Uint8Array ? { actualText: decodeText(actual) } : {}),
  };
}

/** The mark itself, or the nearest around it, for which something holds. */
export function nearestMark(mark: OpenMark | undefined, holds: (mark: OpenMark) => boolean): OpenMark | undefined {
  let nearest = mark;
  while (nearest && !holds(nearest)) nearest = nearest.inside;
  return nearest;
}

/** A text string of PDF: UTF-16 with its mark in front, or Latin. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes.subarray(2));
  return Buffer.from(bytes).toString("latin1");
}
