#!/usr/bin/env node
// The launcher: the only place that ends the process. Everything else returns an exit code.
import { setEngine } from "./engine.mjs";
import { requireNode } from "./node-version.mjs";

requireNode();
setEngine();

const cli = await import("../dist/cli/main.js").catch((error) => {
  if (error?.code !== "ERR_MODULE_NOT_FOUND" || !String(error.url ?? error.message).includes("/dist/cli/main.js"))
    throw error;
  console.error("csp-assess has not been built yet. Run: npm ci && npm run build");
  process.exit(2);
});

// Whoever reads our output may stop reading, as `| head` does. That is not an error.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { controller, dispose } = cli.interruptible(process, (code) => process.exit(code));
const code = await cli.run(process.argv.slice(2), cli.systemIo(process, controller.signal));
dispose();
// Output to a pipe is asynchronous: let it through before the process ends.
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
process.exit(code);
