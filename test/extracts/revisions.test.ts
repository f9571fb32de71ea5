import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crime, crimeHeader, daily, reading, robbery } from "./counting.ts";

const crimeFiles = {
  "crime-2019-04-15.csv": [
    crimeHeader,
    ...daily("2019-01-01", 104),
    crime("A", "2019-03-05", robbery),
    crime("B", "2019-03-06", robbery),
    crime("C", "2019-03-07", robbery),
    crime("D", "2019-03-08", robbery),
    crime("E", "2019-03-09", robbery),
  ].join("\n"),
  "crime-2019-10-15.csv": [
    crimeHeader,
    ...daily("2019-03-01", 200),
    crime("A", "2019-03-05", robbery),
    crime("B", "2019-03-06", "Other Theft"),
    crime("C", "2019-03-07", robbery, { status: "No Crime" }),
    crime("D", "2019-03-08", robbery, { borough: "Islington" }),
    // E is no longer listed: the earlier extract still speaks for it.
    crime("F", "2019-03-30", robbery),
    crime("G", "2019-03-31", robbery),
  ].join("\n"),
};

describe("records of several extracts", () => {
  it("count as the latest has them, and as an earlier one had them", async () => {
    const { count } = await reading(crimeFiles, {});
    expect(await count("robbery", "2019-03")).toBe(4); // A, E, F, G
    expect(await count("robbery", "2019-03", "2019-04-15")).toBe(5); // A to E
    expect(await count("robbery", "2019-03", "2019-09-30")).toBe(5);
    expect(await count("robbery", "2019-03", "2019-10-15")).toBe(4);
    expect(await count("all-crime", "2019-03")).toBe(31 + 5); // B is a theft now
    expect(await count("all-crime", "2019-03", "2019-04-15")).toBe(31 + 5);
  });

  it("are missing before the first extract, and over months that it did not hold", async () => {
    const { count, result } = await reading(crimeFiles, {});
    expect(await count("robbery", "2019-03", "2019-04-14")).toBe("missing");
    expect(await count("robbery", "2019-05", "2019-04-15")).toBe("missing");
    expect(await count("robbery", "2019-04", "2019-04-15")).toBe("incomplete");
    expect(result.sources[0]?.extracts?.map(({ date, coverage }) => [date, coverage.from, coverage.to])).toEqual([
      ["2019-04-15", "2019-01-01", "2019-04-14"],
      ["2019-10-15", "2019-01-01", "2019-09-16"],
    ]);
  });

  it("tell what is held once only when there is one extract", async () => {
    const { count, result } = await reading({ "crime-2019-04-15.csv": crimeFiles["crime-2019-04-15.csv"] }, {});
    expect(result.sources[0]?.extracts).toBeUndefined();
    expect(await count("robbery", "2019-03")).toBe(5);
    expect(await count("robbery", "2019-03", "2019-04-15")).toBe("missing");
  });

  it("take the dates of their extracts from the settings where file names have none", async () => {
    const files = { "a.csv": crimeFiles["crime-2019-04-15.csv"], "b.csv": crimeFiles["crime-2019-10-15.csv"] };
    const { count, result } = await reading(files, { extracted: { "a.csv": "2019-04-15", "b.csv": "2019-10-15" } });
    expect(await count("robbery", "2019-03")).toBe(4);
    expect(await count("robbery", "2019-03", "2019-04-15")).toBe(5);
    expect(result.sources[0]?.files.map(({ extractDate }) => extractDate)).toEqual(["2019-04-15", "2019-10-15"]);
    expect(result.problems.filter(({ code }) => code === "extract-undated")).toEqual([]);
  });

  it("warn of a date for a file that is not there", async () => {
    const { result } = await reading(crimeFiles, { extracted: { "crime-2019-12-15.csv": "2019-12-15" } });
    expect(result.problems).toContainEqual(expect.objectContaining({ code: "extract-undated", severity: "warning" }));
  });
});

describe("referrals of several extracts", () => {
  it("count as the latest has them, and as an earlier one had them", async () => {
    const header = "Contact ID,Date Opened,Source of Referral";
    const rows = (from: number, to: number, by: string): string[] =>
      Array.from(
        { length: to - from + 1 },
        (_, index) => `${from + index},2019-05-${String(from + index).padStart(2, "0")},${by}`,
      );
    const { count } = await reading(
      {
        "r-2019-06-10.csv": [header, ...rows(1, 31, "Police"), "90,2019-05-20,Self"].join("\n"),
        "r-2019-07-10.csv": [
          header,
          ...rows(1, 31, "Self"),
          "91,2019-05-21,Self",
          "92,2019-05-22,Self",
          "93,2019-06-02,Self",
        ].join("\n"),
      },
      { format: "incident-records", preset: "referrals" },
    );
    expect(await count("da-referrals", "2019-05")).toBe(34);
    expect(await count("da-referrals", "2019-05", "2019-06-10")).toBe(32);
  });
});

describe("counts by month of several extracts", () => {
  const header = (months: readonly string[]): string => `MajorText,MinorText,LookUp_BoroughName,${months.join(",")}`;
  const row = (counts: readonly number[]): string => `Robbery,${robbery},Hackney,${counts.join(",")}`;

  it("count as the latest has them, and as an earlier one had them", async () => {
    const { count } = await reading(
      {
        "a.csv": [header(["201901", "201902", "201903"]), row([100, 110, 120])].join("\n"),
        "b.csv": [header(["201902", "201903", "201904"]), row([111, 123, 130])].join("\n"),
        "c.csv": [header(["201903", "201904", "201905"]), row([124, 131, 140])].join("\n"),
      },
      { format: "mps-geographic" },
    );
    expect(await count("robbery", "2019-03")).toBe(124);
    expect(await count("robbery", "2019-03", "2019-03-31")).toBe(120);
    expect(await count("robbery", "2019-03", "2019-04-30")).toBe(123);
    expect(await count("robbery", "2019-02", "2019-05-31")).toBe(111);
    expect(await count("robbery", "2019-04", "2019-03-31")).toBe("missing");
  });

  it("of single indicators, one by one", async () => {
    const list = (rows: readonly string[]): string => ["Period,Indicator,Count", ...rows].join("\n");
    const { count } = await reading(
      {
        "n-2019-06-01.csv": list(["2019-03,robbery,120", "2019-04,robbery,130"]),
        "n-2019-07-01.csv": list(["2019-04,robbery,133", "2019-05,robbery,140"]),
      },
      { format: "monthly-counts" },
    );
    expect(await count("robbery", "2019-04")).toBe(133);
    expect(await count("robbery", "2019-04", "2019-06-01")).toBe(130);
    expect(await count("robbery", "2019-03", "2019-07-01")).toBe(120);
    expect(await count("robbery", "2019-05", "2019-06-01")).toBe("missing");
  });
});

describe("counts as at a day", () => {
  const references = ["A", "B", "C", "D"];
  const row = fc.record({
    reference: fc.constantFrom(...references),
    day: fc.constantFrom("2019-03-05", "2019-03-20", "2019-04-02"),
    subgroup: fc.constantFrom(robbery, "Other Theft"),
    status: fc.constantFrom("Confirmed", "No Crime"),
    borough: fc.constantFrom("Hackney", "Hackney", "Islington"),
  });
  const dates = ["2019-04-15", "2019-05-15", "2019-06-15"];

  it.each([undefined, "days"] as const)(
    "are those of reading only the extracts of that day and before (replaces: %s)",
    async (replaces) => {
      const overrides = replaces ? { replaces } : {};
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(row, { maxLength: 6 }), { minLength: 3, maxLength: 3 }),
          async (extracts) => {
            const files = Object.fromEntries(
              extracts.map((rows, index) => [
                `crime-${dates[index]}.csv`,
                [
                  crimeHeader,
                  ...daily("2019-02-01", 73),
                  ...rows.map((one) => crime(one.reference, one.day, one.subgroup, one)),
                ].join("\n"),
              ]),
            );
            const all = await reading(files, overrides);
            for (const date of dates.slice(0, 2)) {
              const until = Object.fromEntries(Object.entries(files).filter(([name]) => name <= `crime-${date}.csv`));
              const then = await reading(until, overrides);
              for (const indicator of ["robbery", "all-crime"])
                expect(await all.count(indicator, "2019-03", date)).toBe(await then.count(indicator, "2019-03"));
            }
            expect(await all.count("robbery", "2019-03", "2019-06-15")).toBe(await all.count("robbery", "2019-03"));
          },
        ),
        { numRuns: 6 },
      );
    },
  );
});
