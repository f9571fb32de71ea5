import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";
import { makersOfAll } from "./makers.ts";
import { mutations } from "./mutations.ts";
import { numberFrom } from "./random.ts";

const seed = numberFrom("FUZZ_SEED", 1);
const files = numberFrom("FUZZ_FILES", 60);

it(`${files} mutated extracts end in clear outcomes, from seed ${seed}`, {
  timeout: 60_000 + files * 500,
}, async () => {
  const tally = await fuzz(seed, files);
  expect(tally.same + tally.read + tally.refused).toBe(files);
});

it("every format and preset is fuzzed, in every way", () => {
  expect(makersOfAll().length).toBeGreaterThan(10);
  expect(Object.keys(mutations).length).toBeGreaterThan(15);
});
