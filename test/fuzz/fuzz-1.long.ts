import { expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";
import { shareOf } from "./shares.ts";

const { seed, files } = shareOf(0);

it(`${files} mutated extracts end in clear outcomes, from seed ${seed}`, async () => {
  const tally = await fuzz(seed, files);
  expect(tally.same + tally.read + tally.refused).toBe(files);
});
