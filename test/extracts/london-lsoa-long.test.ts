import { describe, expect, it } from "vitest";
import { readFiles } from "./settings.ts";

const csv = (...lines: string[]) =>
  ["lsoa_code,borough,major_category,minor_category,value,year,month", ...lines, ""].join("\n");
const long = (...lines: string[]) =>
  readFiles({ "london_crime_by_lsoa.csv": csv(...lines) }, { id: "lsoa", format: "london-lsoa-long" });

describe("London counts by LSOA in long form", () => {
  it("become one weighted record a month, LSOA and category that is not 0", async () => {
    const { records, result } = await long(
      "E01001800,Hackney,Burglary,Burglary in Other Buildings,3,2016,11",
      "E01001800,Hackney,Burglary,Burglary in a Dwelling,0,2016,1",
      "E01001116,Croydon,Burglary,Burglary in a Dwelling,5,2016,12",
      "e01001801,hackney,Violence Against the Person,Wounding/GBH,2,2016,1",
    );
    expect(records).toMatchObject([
      {
        category: "violence-with-injury",
        recorded_date: "2016-01-01",
        weight: 2,
        lsoa: "E01001801",
        borough: "hackney",
      },
      { category: "burglary-business-and-community", recorded_date: "2016-11-01", weight: 3, lsoa: "E01001800" },
    ]);
    const [read] = result.sources;
    expect(read).toMatchObject({ grain: "lsoa-month", records: { offence: 5 }, precision: "month" });
    expect(read?.provides).toContain("lsoa");
    expect(read?.files[0]).not.toHaveProperty("cells");
    expect(read?.files[0]?.rows).toMatchObject({ read: 4, accepted: 3, outOfScope: 1 });
    // December is named by another borough's row: the file holds the month, and nothing of ours is in it.
    expect(Object.keys(read?.coverage.months ?? {})).toContain("2016-12");
  });

  it("reject what is no month or no count, and call the month incomplete", async () => {
    const theft = "E01001800,Hackney,Theft and Handling,Other Theft";
    const { result } = await long(`${theft},3,2016,13`, `${theft},x,2016,2`, `${theft},4,2016,3`);
    expect(result.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, "period-invalid"],
      [3, "count-invalid"],
    ]);
    expect(result.sources[0]?.coverage.months["2016-03"]).toBe("part");
  });
});
