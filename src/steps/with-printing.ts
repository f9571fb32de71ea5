import type { DocumentFormat } from "../export/formats.ts";
import { type Printing, startPrinting } from "./printing.ts";
import type { World } from "./world.ts";

/**
 * Hands what prints to `use`, and ends it whatever happens; nothing where no format needs a browser. The browser starts at once: it takes as much
 * work as a paper of ten pages, and nothing else keeps a second processor busy so early.
 */
export async function withPrinting<T>(
  formats: readonly DocumentFormat[],
  world: World,
  use: (printing: Printing | undefined) => Promise<T>,
): Promise<T> {
  if (!formats.some(needsBrowser)) return use(undefined);
  const printing = startPrinting(world);
  try {
    return await use(printing);
  } finally {
    // What it has to tell was told to `use`, where that came so far.
    await printing.done().catch(() => undefined);
  }
}

const needsBrowser = (format: DocumentFormat): boolean => format === "pdf" || format === "png";
