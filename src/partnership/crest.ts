import { createHash } from "node:crypto";
import type { Crest } from "./settings/appearance.ts";

/** Larger ones would make every paper too large for e-mail. */
const mostBytes = 1_000_000;

/** The crest as papers carry it inside, or what is wrong with the file, in words that follow "names the file ...,". */
export function readCrest(bytes: Uint8Array): Omit<Crest, "text"> | string {
  const buffer = Buffer.from(bytes);
  if (buffer.length > mostBytes) return "which is larger than 1 MB";
  const kind = kindOf(buffer);
  if (!kind) return "which is not a PNG, JPEG or SVG image";
  const fault = kind === "image/svg+xml" ? svgFault(buffer) : cutShort(buffer, kind);
  if (fault !== undefined) return fault;
  return {
    mediaType: kind,
    base64: buffer.toString("base64"),
    sha256: createHash("sha256").update(buffer).digest("hex"),
  };
}

/** By what the file holds: its name proves nothing. */
function kindOf(buffer: Buffer): Crest["mediaType"] | undefined {
  if (buffer.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  if (buffer.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  const root = /^\u{feff}?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE\b[^>[]*>\s*)*<([\w:.-]+)/u.exec(
    buffer.toString("utf8"),
  );
  return root?.[1] === "svg" || root?.[1]?.endsWith(":svg") ? "image/svg+xml" : undefined;
}

const ends = { "image/png": Buffer.from("IEND", "latin1"), "image/jpeg": Buffer.from([0xff, 0xd9]) } as const;

const cutShort = (buffer: Buffer, kind: keyof typeof ends): string | undefined =>
  buffer.lastIndexOf(ends[kind]) > 0 ? undefined : "which ends in the middle of its picture";

/** Elements that run, load or show something else than the drawing. */
const foreign =
  /<(?:[\w.-]+:)?(script|handler|listener|foreignObject|iframe|embed|object|audio|video|canvas|image|feImage|a|animate\w*|set|discard)(?![\w.-])/i;
const handler = /\s(on\w+)\s*=/i;
/** Addresses that are not of a part of the drawing itself. */
const address =
  /\s(?:[\w.-]+:)?(?:href|src)\s*=\s*(?:"(?!\s*#)[^"]*"|'(?!\s*#)[^']*')|url\(\s*['"]?(?!['"]?\s*#)|@import/i;

/**
 * A drawing is shown as a picture, in which browsers run nothing. It is refused all the same where it holds more than a drawing: papers are
 * sent on, and others may take the picture out of its frame.
 */
function svgFault(buffer: Buffer): string | undefined {
  const text = buffer.toString("utf8");
  if (text.includes("\ufffd")) return "which is an SVG in another encoding than UTF-8";
  if (/<!ENTITY|<\?xml-stylesheet/i.test(text)) return "which is an SVG with entities or style sheets of its own";
  const element = foreign.exec(text)?.[1];
  if (element) return `which is an SVG with the element "${element}"; only drawings are taken`;
  const attribute = handler.exec(text)?.[1];
  if (attribute) return `which is an SVG with the script "${attribute}"`;
  // Namespaces are names and no addresses; so is what stands in them.
  if (address.test(text)) return "which is an SVG that refers to something outside itself";
  return undefined;
}
