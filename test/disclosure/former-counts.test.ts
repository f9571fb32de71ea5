import { describe, expect, it } from "vitest";
import { disclose } from "../../src/disclosure/disclose.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import type { Figure } from "../../src/values/figure.ts";
import { isNumber, numberValue } from "../../src/values/value.ts";

const { indicators } = await loadCatalogue();

const figure = (id: string, number: number): Figure => ({
  id,
  value: numberValue(number),
  unit: "victims",
  method: "count",
  inputs: [],
});

/** The former count of a year that now stands at `now`: its number, or why it is withheld. */
async function former(audience: Audience, then: number, now: number, indicator = "knife-injury-under-25") {
  const id = `${indicator}/hackney/fy2018-19/count`;
  const { figures } = await disclose([figure(id, now), figure(`${id}:as-at-2019-04-15`, then)], {
    audience,
    indicators,
    partnershipArea: "hackney",
  });
  const value = figures[1]?.value;
  return value && (isNumber(value) ? value.number : `${value.state}: ${value.because}`);
}

describe("a count as an earlier extract had it", () => {
  it("is shown beside the present one only where the difference could be shown as a count", async () => {
    const all = (audience: Audience, thens: readonly number[]) =>
      Promise.all(thens.map((then) => former(audience, then, 72)));
    expect(await all("internal", [62, 66, 68, 72, 76])).toEqual([62, 66, 68, 72, 76]);
    expect(await all("partnership", [62, 66, 67, 68, 71, 72, 73, 76, 77])).toEqual([
      62,
      66,
      67,
      "suppressed: small-revision-up",
      "suppressed: small-revision-up",
      72,
      "suppressed: small-revision-down",
      "suppressed: small-revision-down",
      77,
    ]);
    expect(await all("public", [62, 63, 66, 72])).toEqual([
      62,
      "suppressed: small-revision-up",
      "suppressed: small-revision-up",
      72,
    ]);
    // What is published by month and area is spared.
    expect(await former("public", 1988, 1990, "robbery")).toBe(1988);
  });

  it("is withheld with the present count, and alone when it is small itself", async () => {
    expect(await former("partnership", 20, 3)).toBe("suppressed: small-count");
    expect(await former("partnership", 3, 20)).toBe("suppressed: small-count");
    expect(await former("partnership", 0, 0)).toBe(0);
  });

  it("is withheld for a quarter when the rest of the year would tell, and when nothing stands beside it", async () => {
    const ids = ["fy2018-19", "fy2018-19-q4"].map((period) => `syv-victims/hackney/${period}/count`);
    const disclosed = async (given: readonly Figure[]) =>
      (await disclose(given, { audience: "partnership", indicators, partnershipArea: "hackney" })).figures;
    const shown = async (year: readonly [number, number], quarter: readonly [number, number]) => {
      const figures = await disclosed([
        figure(`${ids[0]}:as-at-2019-04-15`, year[0]),
        figure(ids[0] ?? "", year[1]),
        figure(`${ids[1]}:as-at-2019-04-15`, quarter[0]),
        figure(ids[1] ?? "", quarter[1]),
      ]);
      return figures.map(({ value }) => (isNumber(value) ? value.number : value.because));
    };
    // Twelve came in the year, and seven or ten of them in the quarter: five or two in the rest.
    expect(await shown([257, 269], [55, 62])).toEqual([257, 269, 55, 62]);
    expect(await shown([257, 269], [52, 62])).toEqual([257, 269, "small-revision-around", 62]);
    const [alone] = await disclosed([figure(`${ids[0]}:as-at-2019-04-15`, 257)]);
    expect(alone?.value).toMatchObject({ state: "suppressed", because: "no-present-count" });
  });
});
