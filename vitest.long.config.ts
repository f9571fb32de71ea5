import { defineConfig } from "vitest/config";

/** The long suites, which `npm run test:contract`, `npm run test:real` and `npm run fuzz` run; a slice of each is among the usual tests. */
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
