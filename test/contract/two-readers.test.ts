import { expect, it } from "vitest";
import { numberFrom } from "../fuzz/random.ts";
import { agreeOnFiles, everyMending } from "./agreement.ts";

const seed = numberFrom("CONTRACT_SEED", 20);
const files = numberFrom("CONTRACT_FILES", 40);

it(`two readers find one truth in ${files} generated files, from seed ${seed}`, { timeout: 120_000 }, async () => {
  const mended = await agreeOnFiles(seed, files);
  if (files >= 40) expect([...mended]).toEqual(expect.arrayContaining(everyMending));
});
