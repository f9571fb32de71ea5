import { describe, expect, it } from "vitest";
import { everywhere } from "../../src/extracts/scope.ts";
import { readFiles } from "./settings.ts";

const boroughs = (records: readonly Record<string, unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { borough, weight } of records) {
    const key = borough === null ? "none" : String(borough);
    counts[key] = (counts[key] ?? 0) + Number(weight);
  }
  return counts;
};

describe("read without a partnership, nothing is out of scope", () => {
  it("records keep the borough that their row names", async () => {
    const rows = ["1,01/05/2019,Robbery,Hackney", "2,02/05/2019,Robbery,Barking & Dagenham", "3,03/05/2019,Robbery,"];
    const csv = `CRN,Date Recorded,Offence Subgroup,Borough\n${rows.join("\n")}\n`;
    const { records, result } = await readFiles({ "crime.csv": csv }, {}, { area: everywhere });
    expect(boroughs(records)).toEqual({ hackney: 1, "barking-and-dagenham": 1, none: 1 });
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 3, accepted: 3, outOfScope: 0 });
  });

  it("a file without a borough column has none", async () => {
    const csv = "CRN,Date Recorded,Offence Subgroup\n1,01/05/2019,Robbery\n";
    const { records } = await readFiles({ "crime.csv": csv }, {}, { area: everywhere });
    expect(boroughs(records)).toEqual({ none: 1 });
  });

  it("wide files count every borough, each for itself", async () => {
    const csv =
      "MajorText,MinorText,BoroughName,202401,202402\nROBBERY,ROBBERY OF BUSINESS PROPERTY,Hackney,1,2\nROBBERY,ROBBERY OF BUSINESS PROPERTY,Barnet,3,4\n";
    const { records } = await readFiles({ "mps.csv": csv }, { format: "mps-geographic" }, { area: everywhere });
    expect(boroughs(records)).toEqual({ hackney: 3, barnet: 7 });
  });

  it("so do monthly counts, with or without an area column", async () => {
    const csv = "Period,Indicator,Area,Count\n2019-05,robbery,Hackney,5\n2019-05,robbery,Tower Hamlets,7\n";
    const { records } = await readFiles({ "c.csv": csv }, { format: "monthly-counts" }, { area: everywhere });
    expect(boroughs(records)).toEqual({ hackney: 5, "tower-hamlets": 7 });
    const bare = "Period,Indicator,Count\n2019-05,robbery,5\n2019-06,robbery,6\n";
    const without = await readFiles({ "c.csv": bare }, { format: "monthly-counts" }, { area: everywhere });
    expect(boroughs(without.records)).toEqual({ none: 11 });
  });
});
