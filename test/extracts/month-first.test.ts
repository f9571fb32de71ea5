import { describe, expect, it } from "vitest";
import { readFiles } from "./settings.ts";

const header = "CRN,Date Recorded,Offence Subgroup,Borough";
const rows = (dates: readonly string[]): string =>
  [header, ...dates.map((date, index) => `C${index},${date},Other Theft,Hackney`)].join("\n");

describe("a file that writes the month first", () => {
  it("counts nothing: the dates that could be either are not the days that they seem", async () => {
    const { records, result } = await readFiles({
      "us.csv": rows(["02/01/2019", "02/03/2019", "02/14/2019", "02/25/2019", "03/28/2019"]),
    });
    expect(records).toEqual([]);
    expect(result.sources[0]?.files[0]?.rejectsByReason).toEqual({ "date-month-first": 3, "date-order-unclear": 2 });
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 5, accepted: 0, rejected: 5 });
    expect(result.rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, "date-order-unclear"],
      [3, "date-order-unclear"],
      [4, "date-month-first"],
      [5, "date-month-first"],
      [6, "date-month-first"],
    ]);
  });

  it("is not one when some dates make sense only with the day first, nor for a slip or two", async () => {
    const mixed = await readFiles({
      "a.csv": rows(["02/01/2019", "25/02/2019", "02/14/2019", "02/25/2019", "03/28/2019"]),
    });
    expect(mixed.records).toHaveLength(2);
    const slips = await readFiles({ "a.csv": rows(["02/01/2019", "02/03/2019", "02/14/2019"]) });
    expect(slips.records).toHaveLength(2);
  });

  it("leaves the other files of its source as they are", async () => {
    const { records } = await readFiles({
      "a.csv": rows(["02/14/2019", "02/25/2019", "03/28/2019", "01/02/2019"]),
      "b.csv": [header, "D1,25/02/2019,Other Theft,Hackney"].join("\n"),
    });
    expect(records).toHaveLength(1);
  });
});
