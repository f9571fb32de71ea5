import { describe, expect, it } from "vitest";
import { offenceCsv } from "../offence-fixture.ts";
import { readFiles } from "../settings.ts";
import { read } from "./read.ts";

const problemsOf = ({ result }: Awaited<ReturnType<typeof read>>) =>
  result.problems.filter(({ code }) => code === "rows-disagree" || code === "references-shared");

/** So many offences, their numbers from 1, a year's apart from the next. */
const year = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    CRN: `LK/${index + 1}`,
    "Date Recorded": `10/04/${first}`,
    "Committed From": "",
  }));

describe("rows of one reference that disagree", () => {
  it("are noted where the latest update decides", async () => {
    const reading = await read([
      { Ward: "Old", "Last Updated": "01/05/2019 10:00" },
      { Ward: "New", "Last Updated": "02/05/2019 10:00", "Suspect Age": "20" },
    ]);
    expect(problemsOf(reading)).toMatchObject([
      { severity: "note", message: expect.stringContaining("latest update") },
    ]);
  });

  it("are warned of where nothing decides, with the files, the lines and what to do, and no value", async () => {
    const old = { CRN: "A", "Offence Subgroup": "Violence without Injury" };
    const reading = await readFiles({
      "crime.csv": offenceCsv([{ CRN: "B" }, old]),
      "crime corrected.csv": offenceCsv([{ ...old, "Offence Subgroup": "Violence with Injury" }]),
    });
    const problems = problemsOf(reading);
    expect(problems).toMatchObject([{ code: "rows-disagree", severity: "warning" }]);
    expect(problems[0]?.message).toContain("crime corrected.csv line 2 and crime.csv line 3");
    expect(problems[0]?.message).not.toMatch(/Injury|latest update was/);
    expect(problems[0]?.remedy).toContain('"extracted" in the settings');
  });

  it("are told apart: decided by an update, and undecided at the latest of them", async () => {
    const reading = await read([
      { CRN: "A", Ward: "One", "Last Updated": "02/05/2019 10:00" },
      { CRN: "A", Ward: "Two", "Last Updated": "02/05/2019 10:00" },
      { CRN: "A", Ward: "Three", "Last Updated": "01/05/2019 10:00" },
      { CRN: "B", Ward: "One", "Last Updated": "02/05/2019 10:00" },
      { CRN: "B", Ward: "Two", "Last Updated": "01/05/2019 10:00" },
      { CRN: "B", Ward: "Three", "Last Updated": "01/05/2019 10:00" },
    ]);
    expect(problemsOf(reading).map(({ severity }) => severity)).toEqual(["warning", "note"]);
  });

  it("say nothing where extracts have dates: the later speaks", async () => {
    const reading = await readFiles({
      "crime-2019-05-01.csv": offenceCsv([{ Ward: "One" }]),
      "crime-2019-06-01.csv": offenceCsv([{ Ward: "Two" }]),
    });
    expect(problemsOf(reading)).toEqual([]);
  });
});

describe("references that begin again each year", () => {
  it("are an error where many do, with two lines and what to do", async () => {
    const reading = await readFiles({
      "crime a.csv": offenceCsv(year(2018, 30)),
      "crime b.csv": offenceCsv(year(2019, 30)),
    });
    const shared = problemsOf(reading);
    expect(shared).toMatchObject([{ severity: "error" }]);
    expect(shared[0]?.message).toContain("30 references stand on rows recorded more than a month apart");
    expect(shared[0]?.message).toContain("crime a.csv line 2 and crime b.csv line 2");
    expect(shared[0]?.remedy).toContain('"extends"');
  });

  it("are a warning where few do, and nothing where dates are days apart", async () => {
    const few = await read([...year(2018, 30), ...year(2019, 2)]);
    expect(problemsOf(few).find(({ code }) => code === "references-shared")?.severity).toBe("warning");
    const near = await read([{ "Date Recorded": "10/04/2019" }, { "Date Recorded": "20/04/2019" }]);
    expect(problemsOf(near).map(({ code }) => code)).toEqual(["rows-disagree"]);
  });

  it("are found where the later year's extract has replaced the earlier one's", async () => {
    const reading = await readFiles({
      "crime-2019-04-01.csv": offenceCsv(year(2018, 30)),
      "crime-2020-04-01.csv": offenceCsv(year(2019, 30)),
    });
    const shared = problemsOf(reading);
    expect(shared).toMatchObject([{ code: "references-shared", severity: "error" }]);
    expect(shared[0]?.message).toContain("30 references stand on rows recorded more than a month apart");
    expect(shared[0]?.message).toContain("crime-2019-04-01.csv line 2 and crime-2020-04-01.csv line 2");
    expect(shared[0]?.remedy).toContain('"extends"');
  });

  it("are counted once where the rows of the later extract are apart by themselves", async () => {
    const reading = await readFiles({
      "crime-2019-04-01.csv": offenceCsv(year(2018, 3)),
      "crime-2020-04-01.csv": offenceCsv([...year(2019, 3), ...year(2018, 1)]),
    });
    expect(problemsOf(reading)[0]?.message).toContain("3 references stand");
  });

  it("are not suspected of a record that an extract only corrects", async () => {
    const day = (text: string) => offenceCsv([{ "Date Recorded": text, "Committed From": "" }]);
    const corrected = await readFiles({
      "crime-2019-06-01.csv": day("10/04/2019"),
      "crime-2019-07-01.csv": day("11/05/2019"),
    });
    expect(problemsOf(corrected)).toEqual([]);
    const apart = await readFiles({
      "crime-2019-06-01.csv": day("10/04/2019"),
      "crime-2019-07-01.csv": day("12/05/2019"),
    });
    expect(problemsOf(apart)).toMatchObject([{ severity: "warning" }]);
  });

  it("are found of calls, whose day never moves, and not of cases, which can begin anew", async () => {
    const incidents = (header: string, year: number): string =>
      [header, `1,${year}-04-10`, `2,${year}-04-11`, ""].join("\n");
    const both = (preset: string, header: string) =>
      readFiles(
        { "i-2019-05-01.csv": incidents(header, 2018), "i-2020-05-01.csv": incidents(header, 2019) },
        { format: "incident-records", preset },
      );
    const calls = problemsOf(await both("police-asb", "Incident Ref,Call Date"));
    expect(calls).toMatchObject([{ code: "references-shared", severity: "warning" }]);
    expect(calls[0]?.message).toContain("probably different incidents under one number");
    expect(problemsOf(await both("referrals", "Contact ID,Date Opened"))).toEqual([]);
  });
});
