import { expect, it } from "vitest";
import type { HarmWeights } from "../../src/indicators/harm-weights.ts";
import { harmSource } from "../../src/wording/harm.ts";
import { plain } from "../../src/wording/runs.ts";

it("the name of the weights stands in quotation marks, so that it can be told from the sentence around it", () => {
  const weights = { sources: [{ source: "Example weights", date: "2016-04-01" }] } as unknown as HarmWeights;
  expect(plain(harmSource(weights))).toContain("The weights are from “Example weights” (1 April 2016).");
});
