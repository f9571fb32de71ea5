import { open } from "node:fs/promises";
import { bytesOf } from "./bytes.ts";

export const headBytes = 1 << 16;

/** The start of a file, unpacked when it is gzip. */
export async function firstBytes(path: string, gzip: boolean): Promise<Buffer> {
  if (gzip) {
    for await (const chunk of bytesOf(path, true)) return Buffer.from(chunk.subarray(0, headBytes));
    return Buffer.alloc(0);
  }
  const file = await open(path, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** What a file is that is no text, however it is named: the signatures of programs that extracts are opened with. */
export type Binary = "xlsx" | "xls" | "ods" | "zip" | "pdf";

export function binaryOf(head: Buffer): Binary | undefined {
  const start = head.subarray(0, 4).toString("hex");
  if (start === "d0cf11e0") return "xls";
  if (start === "25504446") return "pdf";
  if (start !== "504b0304") return undefined;
  // A zip archive names its entries in the clear. A spreadsheet is one, of files that it names itself.
  const names = head.toString("latin1");
  if (names.includes("opendocument.spreadsheet")) return "ods";
  return /\.(csv|txt|tsv|geojson)/i.test(names) ? "zip" : "xlsx";
}
