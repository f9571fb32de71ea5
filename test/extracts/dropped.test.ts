import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crime, crimeHeader, daily, reading, robbery } from "./counting.ts";
import { type OffenceRow, offenceCsv } from "./offence-fixture.ts";
import { ofKind, only, rowsOf } from "./offence-records/read.ts";
import { type Read, readFiles } from "./settings.ts";

const droppedIn = ({ result }: Read) => result.problems.filter(({ code }) => code === "records-dropped");

/** An offence of a day of April 2019; nothing says when it was committed. */
const offence = (reference: string, day: number, more: OffenceRow = {}): OffenceRow => ({
  CRN: reference,
  "Date Recorded": `${String(day).padStart(2, "0")}/04/2019`,
  "Committed From": "",
  ...more,
});

/** One offence for each of so many, on the first thirty days of April in turn. */
const offences = (count: number): OffenceRow[] =>
  Array.from({ length: count }, (_, index) => offence(`LK/${index}`, 1 + (index % 30)));

const [may, june, july] = ["crime-2019-05-15.csv", "crime-2019-06-15.csv", "crime-2019-07-15.csv"] as const;
const two = (earlier: readonly OffenceRow[], later: readonly OffenceRow[], replaces?: "records" | "days") =>
  readFiles({ [may]: offenceCsv(earlier), [june]: offenceCsv(later) }, replaces ? { replaces } : {});

const ten = offences(10);
const without = (rows: readonly OffenceRow[], ...positions: number[]): OffenceRow[] =>
  rows.filter((_, position) => !positions.includes(position));

describe("a reference that only an earlier extract has although a later one covers its days", () => {
  it("is counted with a warning: how many, which part, their days, a line and what to do, and no value", async () => {
    const read = await two(ten, without(ten, 4, 6));
    const problem = only(droppedIn(read));
    expect(problem.severity).toBe("warning");
    expect(problem.message).toBe(
      `Police crime: 2 references of an earlier extract, 20% of those whose days a later one covers again, are not in the later one, such as ${may} line 6. They are of 2019-04-05 to 2019-04-07 and counted all the same, though perhaps cancelled, merged or reclassified since.`,
    );
    expect(problem.remedy).toMatch(/"replaces: days".*"replaces: records"/);
    expect(ofKind(read, "offence")).toHaveLength(10);
  });

  it("is a note where they are fewer than one in a hundred", async () => {
    const many = offences(120);
    const [note, warning] = [await two(many, without(many, 50)), await two(many, without(many, 50, 51))];
    expect(only(droppedIn(note)).severity).toBe("note");
    expect(only(droppedIn(note)).message).toContain("one reference of an earlier extract, 0.8% of those");
    expect(only(droppedIn(warning)).severity).toBe("warning");
  });

  it("is not told of where the later extract lacks more than half: it holds something else", async () => {
    expect(droppedIn(await two(ten, [...ten.slice(0, 4), offence("NEW", 10)]))).toEqual([]);
    expect(droppedIn(await two(ten, [...ten.slice(0, 5), offence("NEW", 10)]))).toHaveLength(1);
  });

  it("is not gone where the later extract does not cover all its days", async () => {
    expect(droppedIn(await two(ten, without(ten, 0)))).toEqual([]);
    const old = offence("OLD", 5, { "Committed From": "01/02/2010" });
    const recent = offence("RECENT", 5, { "Committed From": "04/04/2019" });
    const later = [
      ...ten,
      offence("A", 4, { "Committed From": "01/04/2019" }),
      offence("B", 8, { "Committed From": "08/04/2019" }),
    ];
    expect(droppedIn(await two([...ten, old], later))).toEqual([]);
    expect(only(droppedIn(await two([...ten, recent], later))).message).toContain(`${may} line 12`);
  });

  it("is not gone where the later extract has it on a row that was rejected", async () => {
    for (const replaces of [undefined, "days"] as const) {
      const read = await two(ten, [...without(ten, 4), { ...offence("LK/4", 5), Status: "Pending?" }], replaces);
      expect(droppedIn(read)).toEqual([]);
      expect(ofKind(read, "offence")).toHaveLength(10);
    }
  });

  it("is judged by each later extract for itself: one with changes only says nothing of the rest", async () => {
    const read = await readFiles({
      [may]: offenceCsv(ten),
      [june]: offenceCsv(without(ten, 4)),
      [july]: offenceCsv([offence("LK/0", 1), offence("NEW", 10)]),
    });
    expect(only(droppedIn(read)).message).toContain("one reference of an earlier extract, 10% of those");
  });

  it("is told of incidents too, and not of those that have no reference", async () => {
    const asb = (days: readonly number[]): string =>
      ["Incident Ref,Call Date", ...days.map((day) => `I${day},2019-04-0${day}`), ""].join("\n");
    const overrides = { format: "incident-records", preset: "police-asb" };
    const named = await readFiles(
      { "a-2019-05-15.csv": asb([1, 2, 3, 4, 5]), "a-2019-06-15.csv": asb([1, 2, 4, 5]) },
      overrides,
    );
    expect(only(droppedIn(named)).message).toContain("such as a-2019-05-15.csv line 4. It is of 2019-04-03 and");

    const calls = (days: readonly number[]): string =>
      ["Call Date,Call Type", ...days.map((day) => `2019-04-0${day},Assault`), ""].join("\n");
    const files = { "a-2019-05-15.csv": calls([1, 2, 3, 4, 5]), "a-2019-06-15.csv": calls([1, 2, 4, 5]) };
    const nameless = await readFiles(files, { format: "incident-records", preset: "ambulance" });
    expect(droppedIn(nameless)).toEqual([]);
    expect(nameless.records).toHaveLength(4);
  });
});

describe("what the settings say that a later extract replaces", () => {
  it("are its records alone: the others stay without a word", async () => {
    const read = await two(ten, without(ten, 4, 6), "records");
    expect(droppedIn(read)).toEqual([]);
    expect(ofKind(read, "offence")).toHaveLength(10);
  });

  it("are all records of its days: those that it lacks are superseded, with all their rows", async () => {
    const victims = [offence("LK/4", 5, { "Victim Ref": "V2" }), offence("LK/4", 5, { "Victim Ref": "V3" })];
    const read = await two([...ten, ...victims, offence("BEYOND", 20)], without(ten, 4, 6), "days");
    expect(droppedIn(read)).toEqual([]);
    expect(ofKind(read, "offence")).toHaveLength(9);
    expect(rowsOf(read, 0)).toEqual({
      read: 13,
      accepted: 1,
      rejected: 0,
      duplicate: 0,
      superseded: 12,
      outOfScope: 0,
    });
    expect(rowsOf(read, 1)).toMatchObject({ read: 8, accepted: 8 });
  });

  it("is doubted where a later extract lacks more than half of its days", async () => {
    const problem = only(droppedIn(await two(ten, [offence("LK/0", 1), offence("NEW", 10)], "days")));
    expect(problem.severity).toBe("warning");
    expect(problem.message).toContain("9 references of an earlier extract, 90% of those");
    expect(problem.remedy).toContain('"replaces: records"');
  });
});

describe("figures of a source of which later extracts replace days", () => {
  const robberies = (from: string, days: number, ...references: string[]): string =>
    [crimeHeader, ...daily(from, days), ...references.map((one) => crime(one, "2019-03-05", robbery))].join("\n");

  it("count a reference until the first extract that covers its day without it", async () => {
    const files = {
      "crime-2019-04-15.csv": robberies("2019-01-01", 104, "A", "B", "C"),
      // These days are others: of A, B and C it says nothing.
      "crime-2019-05-15.csv": [crimeHeader, ...daily("2019-04-15", 30)].join("\n"),
      "crime-2019-06-15.csv": robberies("2019-03-01", 106, "A"),
      // C is back, B is not.
      "crime-2019-07-15.csv": robberies("2019-03-01", 136, "A", "C"),
    };
    const { count } = await reading(files, { replaces: "days" });
    expect(await count("robbery", "2019-03")).toBe(2);
    expect(await count("robbery", "2019-03", "2019-04-15")).toBe(3);
    expect(await count("robbery", "2019-03", "2019-05-15")).toBe(3);
    expect(await count("robbery", "2019-03", "2019-06-15")).toBe(1);
    expect(await count("robbery", "2019-03", "2019-07-15")).toBe(2);
  });

  it("are on days that the latest covers those of reading it alone", async () => {
    const row = fc
      .record({
        reference: fc.constantFrom(..."ABCDEFGH"),
        day: fc.constantFrom("2019-02-20", "2019-03-01", "2019-03-05", "2019-03-31", "2019-04-02"),
        subgroup: fc.constantFrom(robbery, "Other Theft"),
        status: fc.constantFrom("Confirmed", "No Crime"),
        borough: fc.constantFrom("Hackney", "Hackney", "Islington"),
      })
      .map(({ reference, day, subgroup, ...more }) => ({
        reference,
        day,
        line: crime(reference, day, subgroup, more),
      }));
    // A reference on rows of several days is gone only when all of them are covered.
    const rows = fc.uniqueArray(row, { selector: ({ reference }) => reference });
    // Without any robbery a source would be taken to hold none.
    const extract = (from: string, lines: readonly { readonly line: string }[]): string =>
      [crimeHeader, ...daily(from, 100), crime("Z", "2019-05-01", robbery), ...lines.map(({ line }) => line)].join(
        "\n",
      );
    await fc.assert(
      fc.asyncProperty(rows, rows, async (earlier, later) => {
        const latest = {
          "crime-2019-06-10.csv": extract(
            "2019-03-01",
            later.filter(({ day }) => day >= "2019-03-01"),
          ),
        };
        const both = await reading(
          { "crime-2019-04-15.csv": extract("2019-01-01", earlier), ...latest },
          { replaces: "days" },
        );
        const alone = await reading(latest, {});
        for (const indicator of ["robbery", "all-crime"])
          for (const month of ["2019-03", "2019-04", "2019-05"])
            expect(await both.count(indicator, month)).toBe(await alone.count(indicator, month));
      }),
      { numRuns: 8 },
    );
  });
});
