import { defineConfig } from "vitest/config";

/** The long suites, which ARCHITECTURE.md lists; a slice of each is among the usual tests. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.ts"],
    testTimeout: 3_600_000,
    // A hook makes whole editions: on a busy machine that takes minutes.
    hookTimeout: 900_000,
    pool: "forks",
    maxWorkers: "100%",
  },
});
