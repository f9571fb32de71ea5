import { numberFrom } from "./random.ts";

const parts = 2;

/** The share of a long run that one process takes, so that two cores have work. */
export function shareOf(part: number): { readonly seed: number; readonly files: number } {
  const seed = numberFrom("FUZZ_SEED", 1);
  const files = numberFrom("FUZZ_FILES", 10_000);
  const size = Math.ceil(files / parts);
  return { seed: seed + part * size, files: Math.max(0, Math.min(size, files - part * size)) };
}
