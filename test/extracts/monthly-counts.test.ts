import { describe, expect, it } from "vitest";
import { readFiles } from "./settings.ts";

const zones = [{ id: "shoreditch", name: "Shoreditch", kind: "zone", lsoas: ["E01001786"] }] as const;
const counts = (text: string, more: Record<string, string> = {}) =>
  readFiles({ "monthly-2020-06-15.csv": text, ...more }, { id: "history", format: "monthly-counts" }, { zones });

describe("monthly counts", () => {
  it("become one weighted record a row, of an indicator and an area, dated the first of the month", async () => {
    const { records, result } = await counts(
      [
        "Period,Indicator,Area,Count",
        "2012-04,robbery,Hackney,31",
        '2012-05,Robbery,hackney,"1,031"',
        "01/06/2012,robbery,E09000012,0",
        "201207,NTE crime and ASB,Shoreditch,7",
        "2012-04,robbery,Camden,99",
        "",
      ].join("\n"),
    );
    expect(
      records.map((record) => [record["indicator"], record["recorded_date"], record["borough"], record["weight"]]),
    ).toEqual([
      ["nte-crime-and-asb", "2012-07-01", "shoreditch", 7],
      ["robbery", "2012-04-01", "hackney", 31],
      ["robbery", "2012-05-01", "hackney", 1031],
      ["robbery", "2012-06-01", "hackney", 0],
    ]);
    expect(
      records.every(
        ({ kind, month_precision, dims }) => kind === "indicator" && month_precision === true && dims === null,
      ),
    ).toBe(true);
    expect(result.sources[0]).toMatchObject({ precision: "month", records: { robbery: 1062, "nte-crime-and-asb": 7 } });
    expect(result.sources[0]?.files[0]?.rows).toEqual({
      read: 5,
      accepted: 4,
      rejected: 0,
      duplicate: 0,
      superseded: 0,
      outOfScope: 1,
    });
  });

  it("carry the part of the indicator that they count", async () => {
    const { records, result } = await counts(
      "Period,Indicator,Area,Type,Source of Referral,Hour,Count\n2012-04,nte,Hackney,Sexual Offences,,7,2\n2012-04,dais,Hackney,,Police,,3\n2012-04,dais,Hackney,,,,9\n",
    );
    expect(records.map(({ dims }) => dims)).toEqual(
      expect.arrayContaining(["{type=sexual-offences, hour=07}", "{source=police}", null]),
    );
    // Parts are not added to the whole.
    expect(result.sources[0]?.records).toEqual({ dais: 9 });
  });

  it("may count offence categories", async () => {
    const { records } = await counts("Month,Category,Area,Value\n2012-04,Robbery of Personal Property,Hackney,5\n");
    expect(records).toMatchObject([
      { kind: "offence", indicator: null, category: "robbery-personal", weight: 5, referred_date: null },
    ]);
  });

  it("reject what is no month and no count, each with its reason", async () => {
    const { result, records } = await counts(
      [
        "Period,Indicator,Area,Count",
        "2012/13,robbery,Hackney,1",
        "2012-13,robbery,Hackney,1",
        "2012-04,robbery,Hackney,",
        "2012-05,robbery,Hackney,-3",
        "2012-06,robbery,Hackney,1.5",
        "2012-07,robbery,,1",
        "2012-08,,Hackney,1",
        "2012-09,robbery,Hackney,1",
        "",
      ].join("\n"),
    );
    expect(result.rejects.map(({ line, code, field }) => [line, code, field])).toEqual([
      [2, "period-invalid", "Period"],
      [3, "period-invalid", "Period"],
      [4, "count-blank", "Count"],
      [5, "count-invalid", "Count"],
      [6, "count-invalid", "Count"],
      [7, "area-blank", "Area"],
      [8, "category-blank", "Indicator"],
    ]);
    expect(records).toHaveLength(1);
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 8, accepted: 1, rejected: 7 });
  });

  it("take the same count twice once, and contradicting counts not at all", async () => {
    const { result, records } = await counts(
      "Period,Indicator,Area,Count\n2012-04,robbery,Hackney,5\n2012-04,Robbery,HACKNEY,5\n2012-05,robbery,Hackney,5\n2012-05,robbery,Hackney,6\n",
    );
    expect(records.map(({ recorded_date, weight }) => [recorded_date, weight])).toEqual([["2012-04-01", 5]]);
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 4, accepted: 1, duplicate: 1, rejected: 2 });
    expect(result.rejects.map(({ code, line }) => [code, line])).toEqual([
      ["rows-conflict", 4],
      ["rows-conflict", 5],
    ]);
  });

  it("of a later extract replace earlier ones, count by count", async () => {
    const { result, records } = await counts("Period,Indicator,Area,Count\n2012-04,robbery,Hackney,6\n", {
      "monthly-2019-06-15.csv": "Period,Indicator,Area,Count\n2012-04,robbery,Hackney,5\n2012-05,robbery,Hackney,7\n",
    });
    expect(records.map(({ weight }) => weight)).toEqual([6, 7]);
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ accepted: 1, superseded: 1 });
  });

  it("cover months by indicator: what has no row is missing, and not 0", async () => {
    const { result } = await counts(
      "Period,Indicator,Area,Count\n2012-04,a,Hackney,0\n2012-05,a,Hackney,3\n2012-06,a,Hackney,3\n2012-04,b,Hackney,1\n2012-06,b,Hackney,2\n2012-06,b,Hackney,x\n",
    );
    const [source] = result.sources;
    expect(source?.coverage.months).toEqual({ "2012-04": "whole", "2012-05": "whole", "2012-06": "whole" });
    expect(source?.indicatorCoverage?.["a"]?.months).toEqual({
      "2012-04": "whole",
      "2012-05": "whole",
      "2012-06": "whole",
    });
    expect(source?.indicatorCoverage?.["b"]?.months).toEqual({
      "2012-04": "whole",
      "2012-05": "missing",
      "2012-06": "part",
    });
  });
});
