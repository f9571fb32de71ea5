import { expect, it } from "vitest";
import { numberFrom } from "../fuzz/random.ts";
import { agreeOnFiles, everyMending } from "./agreement.ts";

const seed = numberFrom("CONTRACT_SEED", 1_000);
const files = numberFrom("CONTRACT_FILES", 2_000);

it(`two readers find one truth in ${files} generated files, from seed ${seed}`, async () => {
  const mended = await agreeOnFiles(seed, files);
  // A few files are not of every kind: a failure is repeated with one.
  if (files >= 500) expect([...mended]).toEqual(expect.arrayContaining(everyMending));
});
