import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // No test changes what a module holds, so a worker loads the program once and not for every file.
    isolate: false,
    // Half of the work waits for a browser or the database, so every core takes a file.
    maxWorkers: "100%",
  },
});
