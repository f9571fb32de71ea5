import { readFileSync } from "node:fs";

/** The version in `package.json`, two folders above both `src/cli/` and what is built of it. */
export function toolVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
