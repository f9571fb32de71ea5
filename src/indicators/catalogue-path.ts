import { fileURLToPath } from "node:url";

/**
 * Where the shipped catalogue lies. It is shipped as it is written, not compiled, and both `src/indicators/` and
 * what is built of it are two folders below the package.
 */
export function cataloguePath(): string {
  return fileURLToPath(new URL("../../src/indicators/catalogue.yaml", import.meta.url));
}
