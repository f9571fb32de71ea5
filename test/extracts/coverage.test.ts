import { describe, expect, it } from "vitest";
import { coverDays, coverMonths } from "../../src/extracts/coverage.ts";
import { addDays, type Period, parsePeriod } from "../../src/values/period.ts";

/** So many records on every day of a span. */
function daily(from: string, to: string, perDay: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let day = from; day <= to; day = addDays(day, 1)) counts.set(day, perDay);
  return counts;
}

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.period;
}

describe("dated records, where nothing is declared", () => {
  it("cover whole months from the first record to the day before the extract", () => {
    const { coverage, findings } = coverDays({ counts: daily("2020-04-01", "2020-06-14", 5) }, "2020-06-15", undefined);
    expect(coverage).toEqual({
      from: "2020-04-01",
      to: "2020-06-14",
      basis: "inferred",
      months: { "2020-04": "whole", "2020-05": "whole", "2020-06": "part" },
    });
    expect(findings).toEqual([{ month: "2020-06", kind: "extract-date", date: "2020-06-14" }]);
  });

  it("do not cover the day of the extract, of which there may be some records", () => {
    const { coverage } = coverDays({ counts: daily("2020-04-01", "2020-06-15", 5) }, "2020-06-15", undefined);
    expect(coverage.to).toBe("2020-06-14");
  });

  it("cover the last month when the extract was made on the first of the next", () => {
    expect(
      coverDays({ counts: daily("2020-04-01", "2020-06-30", 5) }, "2020-07-01", undefined).coverage.months["2020-06"],
    ).toBe("whole");
  });

  it("begin and stop in mid-month when many more were to be expected", () => {
    const { coverage, findings } = coverDays({ counts: daily("2020-04-15", "2020-06-10", 5) }, undefined, undefined);
    expect(coverage).toMatchObject({
      from: "2020-04-15",
      to: "2020-06-10",
      months: { "2020-04": "part", "2020-05": "whole", "2020-06": "part" },
    });
    expect(findings.map(({ kind }) => kind)).toEqual(["starts-late", "stops-early"]);
  });

  it("end with the month in which they end, when the extract was made long after", () => {
    const { coverage } = coverDays({ counts: daily("2020-01-01", "2020-03-31", 5) }, "2020-06-15", undefined);
    expect(coverage).toMatchObject({ to: "2020-03-31", months: { "2020-03": "whole" } });
    expect(Object.keys(coverage.months)).toEqual(["2020-01", "2020-02", "2020-03"]);
  });

  it("cover the whole of a month in which a small source has few days", () => {
    const counts = new Map([
      ["2020-04-07", 1],
      ["2020-05-20", 1],
      ["2020-06-11", 1],
    ]);
    expect(coverDays({ counts }, undefined, undefined).coverage.months).toEqual({
      "2020-04": "whole",
      "2020-05": "whole",
      "2020-06": "whole",
    });
  });

  it("miss a month inside that has none", () => {
    const counts = new Map([...daily("2020-04-01", "2020-04-30", 5), ...daily("2020-06-01", "2020-06-30", 5)]);
    const { coverage, findings } = coverDays({ counts }, undefined, undefined);
    expect(coverage.months).toEqual({ "2020-04": "whole", "2020-05": "missing", "2020-06": "whole" });
    expect(findings).toEqual([{ month: "2020-05", kind: "gap" }]);
  });

  it("hold a month in part when most of it is missing, or a fortnight", () => {
    const whole = daily("2019-01-01", "2019-12-31", 5);
    const emptied = new Map([...whole].filter(([day]) => day < "2019-08-04" || day > "2019-08-31"));
    expect(coverDays({ counts: emptied }, undefined, undefined).coverage.months["2019-08"]).toBe("part");
    const fortnight = new Map([...whole].filter(([day]) => day < "2019-08-10" || day > "2019-08-23"));
    const { coverage, findings } = coverDays({ counts: fortnight }, undefined, undefined);
    expect(coverage.months).toMatchObject({ "2019-07": "whole", "2019-08": "part", "2019-09": "whole" });
    expect(findings).toEqual([{ month: "2019-08", kind: "hole" }]);
    const christmas = new Map([...whole].filter(([day]) => day < "2019-05-20" || day > "2019-05-30"));
    expect(coverDays({ counts: christmas }, undefined, undefined).coverage.months["2019-05"]).toBe("whole");
  });

  it("are not stretched by a mistyped year", () => {
    const counts = new Map([["1920-04-07", 1], ...daily("2020-04-01", "2020-06-30", 5), ["2091-01-01", 1]] as [
      string,
      number,
    ][]);
    const { coverage, findings } = coverDays({ counts }, undefined, undefined);
    expect(Object.keys(coverage.months)).toEqual(["2020-04", "2020-05", "2020-06"]);
    expect(findings.map(({ kind, date }) => [kind, date])).toEqual([
      ["stray", "1920-04-07"],
      ["stray", "2091-01-01"],
    ]);
  });

  it("that are none cover nothing", () => {
    expect(coverDays({ counts: new Map() }, "2020-06-15", undefined).coverage).toEqual({
      basis: "inferred",
      months: {},
    });
  });
});

describe("declared coverage", () => {
  it("stands, with what is missing inside it", () => {
    const { coverage } = coverDays(
      { counts: daily("2020-04-01", "2020-05-31", 5) },
      undefined,
      period("2020-03-15..2020-06-30"),
    );
    expect(coverage).toEqual({
      from: "2020-03-15",
      to: "2020-06-30",
      basis: "declared",
      months: { "2020-03": "missing", "2020-04": "whole", "2020-05": "whole", "2020-06": "missing" },
    });
  });

  it("does not make a month whole in which records stop", () => {
    const { coverage } = coverDays(
      { counts: daily("2020-04-01", "2020-05-10", 5) },
      undefined,
      period("2020-04..2020-05"),
    );
    expect(coverage.months).toEqual({ "2020-04": "whole", "2020-05": "part" });
  });

  it("makes a month without a record a true zero where the source is small, and nowhere else", () => {
    const small = new Map(["2019-04-09", "2019-05-03", "2019-07-21", "2019-08-02"].map((day) => [day, 1]));
    const span = period("2019-04..2019-08");
    expect(coverDays({ counts: small }, undefined, span).coverage.months["2019-06"]).toBe("whole");
    expect(coverDays({ counts: small }, undefined, undefined).coverage.months["2019-06"]).toBe("missing");
    const large = new Map([...daily("2019-04-01", "2019-08-31", 5)].filter(([day]) => !day.startsWith("2019-06")));
    expect(coverDays({ counts: large }, undefined, span).coverage.months["2019-06"]).toBe("missing");
  });

  it("without any record is all missing", () => {
    const { coverage } = coverDays({ counts: new Map() }, undefined, period("2020-04..2020-05"));
    expect(coverage.months).toEqual({ "2020-04": "missing", "2020-05": "missing" });
  });
});

describe("monthly counts", () => {
  const months = ["2020-01", "2020-02", "2020-03", "2020-04"];
  it("cover the months that have a count, and not the gaps between", () => {
    const counts = new Map([
      ["2020-01", 50],
      ["2020-02", 0],
      ["2020-04", 40],
    ]);
    expect(coverMonths({ counts, months }, undefined, true).coverage.months).toEqual({
      "2020-01": "whole",
      "2020-02": "missing",
      "2020-03": "missing",
      "2020-04": "whole",
    });
    expect(
      coverMonths({ counts, months: ["2020-01", "2020-02", "2020-04"] }, undefined, false).coverage.months,
    ).toEqual({
      "2020-01": "whole",
      "2020-02": "whole",
      "2020-03": "missing",
      "2020-04": "whole",
    });
  });

  it("do not cover a month that had hardly begun", () => {
    const counts = new Map([
      ["2020-01", 3],
      ["2020-02", 60],
      ["2020-03", 61],
      ["2020-04", 58],
    ]);
    expect(coverMonths({ counts, months }, undefined, true).coverage.months["2020-01"]).toBe("part");
    const small = new Map(months.map((month, index) => [month, index === 0 ? 1 : 9]));
    expect(coverMonths({ counts: small, months }, undefined, true).coverage.months["2020-01"]).toBe("whole");
  });
});
