import { fileURLToPath } from "node:url";

/** A file that is shipped as it is written. Both `src/cli/` and what is built of it lie two folders below the package. */
export const inPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
