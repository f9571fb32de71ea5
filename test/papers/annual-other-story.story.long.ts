import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { benchmarks } from "../../src/steps/benchmarks.ts";
import { AnnualSample, otherStory, period, shown } from "./annual-support.ts";

describe("another scenario", () => {
  let sample: AnnualSample;
  beforeAll(async () => {
    sample = await AnnualSample.open(otherStory);
  });
  afterAll(() => sample.close());

  it("crime goes on falling, and not every borough of the group rose", async () => {
    const found = await sample.findings("all-crime", "rape");
    expect(found.get("all-crime")?.year.direction).toBe("fewer");
    expect(found.get("all-crime")?.run).toMatchObject({ direction: "fewer", length: 8 });
    expect(found.get("rape")?.year.direction).toBe("fewer");
    const { findings } = await benchmarks(sample.partnership, sample.reading, {
      indicators: ["all-crime"],
      comparators: ["most-similar"],
      from: period("2014/15"),
      to: period("2015/16"),
    });
    expect(findings[0]?.every.claim).toBe("none");
  });

  it("targets are met and missed otherwise, and gun discharges have an actual", async () => {
    const found = await sample.findings("syv-victims", "gun-discharges", "deliberate-fires");
    expect(found.get("syv-victims")?.target?.status).toBe("met");
    const guns = found.get("gun-discharges")?.target;
    expect([guns?.status, shown(guns?.actual), shown(guns?.gap)]).toEqual(["missed", 31, 11]);
    const fires = found.get("deliberate-fires");
    expect([shown(fires?.year.to), fires?.year.evidence, fires?.target?.status]).toEqual([169, "clear-99", "missed"]);
  });

  it("other premises are burgled less, and pedal cycles hardly", async () => {
    expect(await sample.years("burglary-other", 2014, 2015)).toEqual([118, 60]);
    expect(await sample.years("burglary-other-pedal-cycles", 2014, 2015)).toEqual([26, 3]);
  });

  it("noise is over half of disorder", async () => {
    const [noise, all] = await sample.values(
      "noise-and-nuisance/hackney/fy2015-16/count",
      "disorder-incidents/hackney/fy2015-16/count",
    );
    expect(Number(noise) / Number(all)).toBeGreaterThan(0.5);
  });

  it("a fifth is at night", async () => {
    const hours = ["22", "23", "00", "01", "02"];
    const [all, ...late] = await sample.values(
      "crime-by-time/hackney/fy2015-16/count",
      ...hours.map((hour) => `crime-by-time[hour=${hour}]/hackney/fy2015-16/count`),
    );
    expect(late.reduce<number>((sum, count) => sum + Number(count), 0) / Number(all)).toBeCloseTo(0.2, 2);
  });
});
