import type { DocumentFormat } from "../export/formats.ts";
import { loadRendering } from "../render/render-html.ts";

/**
 * Loads what draws, sets and prints papers while extracts are read: the database reads on threads of its own, and this one would wait.
 * Whatever fails to load is told by whoever needs it. To call it again costs nothing.
 */
export function loadAhead(formats: readonly DocumentFormat[]): void {
  const loading: Promise<unknown>[] = [loadRendering()];
  if (formats.includes("pdf")) loading.push(import("../print/finish.ts"));
  for (const part of loading) part.catch(() => undefined);
}
