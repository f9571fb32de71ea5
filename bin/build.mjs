#!/usr/bin/env node
// Compiles `src/` to `dist/`: the declarations of the library, file by file; the program as a few files, since to open and compile its
// eight hundred modules one by one, and two thousand more of packages, takes longer than most commands need for their work.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);
// What was built before stays until the new one is whole.
const output = inRoot("dist.next");

rmSync(output, { recursive: true, force: true });
const compiler = [inRoot("node_modules", "typescript", "bin", "tsc"), "-p", inRoot("tsconfig.build.json")];
const { status, error } = spawnSync(process.execPath, [...compiler, "--outDir", output], { stdio: "inherit" });
if (error) throw error;
if (status !== 0) process.exit(status ?? 1);

// Packages with native parts, or with files beside their code that they or we open by their place. All others are JavaScript alone and are taken
// in. They stay dependencies all the same: the library's types name them, and their licences are installed with them.
const outside = ["@duckdb/node-api", "@fontsource/source-sans-3", "@sparticuz/chromium", "highs"];
const isOutside = (id) => outside.some((name) => id === name || id.startsWith(`${name}/`));

const bundle = await rolldown({
  cwd: root,
  input: { "cli/main": "src/cli/main.ts", index: "src/index.ts" },
  platform: "node",
  external: isOutside,
});
await bundle.write({
  dir: output,
  format: "esm",
  entryFileNames: "[name].js",
  // Two folders below the package like most of the sources: what they read of it they find by their own place.
  chunkFileNames: "chunks/[name]-[hash].js",
  keepNames: true,
});
await bundle.close();

// The catalogue as values, with the fingerprint of its text (`src/indicators/built-catalogue.ts`).
const catalogue = readFileSync(inRoot("src", "indicators", "catalogue.yaml"), "utf8");
const sha256 = createHash("sha256").update(catalogue).digest("hex");
writeFileSync(join(output, "catalogue.json"), JSON.stringify({ sha256, content: parse(catalogue) }));

rmSync(inRoot("dist"), { recursive: true, force: true });
renameSync(output, inRoot("dist"));
