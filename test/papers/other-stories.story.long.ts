import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import type { Scenario } from "../../src/sample/scenario.ts";
import { blocksOf, chartsOf, figureValue, headlinesOf, leadOf, sampleEdition, scorecardRow } from "./support.ts";

/** Multiplies every count of a series whose span lies in the financial year 2019/20, in whole numbers. */
function scale(counts: Record<string, number>, factor: number): void {
  for (const span of Object.keys(counts))
    if (/^2019\/20|^2019-(0[4-9]|1)|^2020-0[1-3]/.test(span)) counts[span] = Math.round((counts[span] ?? 0) * factor);
}

/** Shoreditch's nights fall by half, and referrals fall after the lockdown while police reports rise. */
function otherWayRound(scenario: Scenario): void {
  const shoreditch = scenario.zones.find(({ id }) => id === "shoreditch");
  for (const [series, counts] of Object.entries(shoreditch?.counts ?? {}))
    if (!series.startsWith("other-hours")) scale(counts, 0.4);
  for (const counts of Object.values(scenario.referrals)) {
    for (const span of Object.keys(counts))
      if (span >= "2020-03-23" && span.startsWith("2020")) counts[span] = Math.round((counts[span] ?? 0) * 0.3);
  }
  // The first extract is made as long after its year as the second after the next.
  Object.assign(scenario.crimeExtracts[0] ?? {}, { file: "extracts/police/crime-2019-06-15.csv", end: "2019-06-14" });
  const reports = scenario.recorded["domestic-abuse"];
  for (const span of Object.keys(reports))
    if (span >= "2020-03-23" && span.startsWith("2020")) reports[span] = Math.round((reports[span] ?? 0) * 1.6);
}

describe("a partnership in which everything went the other way", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await sampleEdition(otherWayRound);
  });

  it("turns the zone's headline, sentence, mark, chart title and alternative text round", () => {
    const { model } = edition;
    expect(headlinesOf(model).join(" ")).toMatch(/Shoreditch fell \d+%, from 1,550 to /);
    expect(leadOf(model, "nte-shoreditch")).toMatch(/fewer than in 2018\/19 \(−\d+%\), a clear fall\./);
    const title = [...(model.sections.find(({ id }) => id === "scorecard")?.blocks ?? [])];
    expect(JSON.stringify(title)).not.toContain("a clear rise");
    const charts = chartsOf(model, "nte-shoreditch");
    expect(charts[0]?.title).toMatch(/below the mean/);
    expect(charts[0]?.alt).toContain(charts[0]?.title ?? "no title");
    expect(JSON.stringify(model.sections)).not.toContain("Shoreditch rose");
  });

  it("compares at the same stage where an extract of a year ago was made at it", () => {
    expect(leadOf(edition.model, "knife-injury-under-25")).toMatch(
      /At the same stage a year ago 2018\/19 stood at \d+; late records have added \d+ \(.*%\)\./,
    );
    const captions = blocksOf(edition.model, "revisions").flatMap((block) =>
      block.kind === "table" ? [block.caption] : [],
    );
    expect(captions).toContain("This quarter beside the same quarter last year at the same stage");
  });

  it("says which of the two series fell", () => {
    const lead = leadOf(edition.model, "domestic-abuse");
    expect(lead).toMatch(/^Domestic abuse: referrals fell \d+% while recorded offences rose \d+%\./);
    expect(lead).toMatch(/referrals to the domestic abuse service against 294 a year before \(−\d+%, a clear fall\)/);
    expect(lead).toMatch(/police-recorded domestic abuse offences against 684 a year before \(\+\d+%, a clear rise\)/);
  });
});

describe("a partnership with a tie and a gap", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await sampleEdition((scenario) => {
      const knife = scenario.victims["knife-injury-aged-1-to-24"];
      knife["2019-04"] = (knife["2019-04"] ?? 0) - 1;
      scenario.missingMonths = { "police-asb": ["2019-11"] };
      Object.assign(scenario.dirt, { changed_between_extracts: 0 });
    });
  });

  it("calls an equal total equal, and names the earlier one", () => {
    expect(figureValue(edition.model, "knife-injury-under-25/hackney/fy2019-20/count")).toBe(40);
    const words = [...headlinesOf(edition.model), leadOf(edition.model, "knife-injury-under-25")].join(" ");
    expect(words).toContain("the equal lowest 12-month total: the same as in the 12 months to May 2014 (40)");
    expect(words).not.toContain("lowest 12-month total since");
  });

  it("says nothing of late records where none came", () => {
    expect(JSON.stringify(edition.model.sections)).not.toMatch(/late records have|Late records have/);
    expect(edition.model.figures["syv-victims/hackney/fy2018-19/difference:since-2019-04-15"]).toBeUndefined();
  });

  it("never shows the missing month as a fall: it is incomplete wherever it counts", () => {
    const { model } = edition;
    expect(figureValue(model, "police-asb/hackney/2019-11/count")).toBe("missing");
    expect(figureValue(model, "police-asb/hackney/fy2019-20/count")).toBe("incomplete");
    expect(figureValue(model, "police-asb/hackney/fy2019-20-q3/count")).toBe("incomplete");
    expect(figureValue(model, "nte-crime-and-asb/shoreditch/fy2019-20/count")).toBe("incomplete");
    expect(figureValue(model, "nte-crime/shoreditch/fy2019-20/count")).toBe(1811);
    expect(leadOf(model, "nte-shoreditch")).toContain("The figure for 2019/20 is incomplete");
    expect(scorecardRow(model, "Night-time crime and ASB, Shoreditch")).toEqual(
      expect.arrayContaining(["incomplete", "Not compared"]),
    );
    expect(headlinesOf(model).join(" ")).not.toContain("Shoreditch");
    expect(edition.html).toContain("November 2019");
  });
});
