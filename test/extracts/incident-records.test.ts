import { describe, expect, it } from "vitest";
import { readFiles } from "./settings.ts";

const asbHeader = "Incident Ref,Call Date,Call Time,Heading,Qualifier,Borough,Ward,LSOA";
const asb = (...lines: string[]) =>
  readFiles(
    { "asb-2020-06-15.csv": [asbHeader, ...lines, ""].join("\n") },
    { format: "incident-records", preset: "police-asb" },
  );
const referralHeader = "Case ID,Contact ID,Date Opened,Date Closed,Status,Source of Referral,Risk,Person ID,Repeat";
const referrals = (...lines: string[]) =>
  readFiles(
    { "dais-2020-06-15.csv": Buffer.from([referralHeader, ...lines, ""].join("\r\n"), "latin1") },
    { format: "incident-records", preset: "referrals" },
  );

describe("calls about anti-social behaviour", () => {
  it("have one moment, at which they were made and reported", async () => {
    const { records, result } = await asb("I1,12/04/2019,23:05,Noise,Nuisance,Hackney,Haggerston,e01001786");
    expect(records).toMatchObject([
      {
        kind: "police-asb",
        reported_date: "2019-04-12",
        committed_date: "2019-04-12",
        committed_hour: 23,
        committed_minute: 5,
        committed_span_hours: 0,
        recorded_date: null,
        category: "noise",
        borough: "hackney",
        ward: "Haggerston",
        lsoa: "E01001786",
        weight: 1,
      },
    ]);
    expect(result.sources[0]?.provides).toEqual([
      "reported-date",
      "committed-date",
      "committed-time",
      "category",
      "detail",
      "borough",
      "ward",
      "lsoa",
    ]);
  });

  it("take the time from the date when it stands there, and leave a bad one unknown", async () => {
    const { records, result } = await asb(
      "I1,12/04/2019 09:30,,Noise,,Hackney,,",
      "I2,13/04/2019,25:00,Noise,,Hackney,,",
      "I3,14/04/2019,,Noise,,Hackney,,",
    );
    expect(records.map(({ committed_hour }) => committed_hour)).toEqual([9, null, null]);
    expect(result.problems.filter(({ code }) => code === "value-unknown")).toHaveLength(1);
  });

  it("are one incident a reference; a heading that is not known still counts", async () => {
    const line = "I1,12/04/2019,23:05,Loitering,Nuisance,Hackney,Haggerston,E01001786";
    const { records, result } = await asb(line, line, line.replace("23:05", "23:06"));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ category: null, committed_minute: 6 });
    expect(result.sources[0]?.unmappedCategories).toEqual({ Loitering: 1 });
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: 3, accepted: 2, duplicate: 1 });
  });
});

describe("referrals", () => {
  it("are contacts, dated when they were opened, by source", async () => {
    const { records, result } = await referrals(
      "K1,1,06/04/2019,,Open,Police,High,P1,N",
      "K1,2,07/04/2019,,Open,Self-referral,High,P1,Y",
      "K2,3,08/04/2019,,Open,Children's Social Care,High,P2,N",
      "K3,4,09/04/2019,,Open,A&E,High,P3,N",
      "K4,5,10/04/2019,,Open,Caf\xe9,High,P4,N",
      "K5,6,11/04/2019,,Open,,High,P5,N",
      "K6,7,,,Open,Police,High,P6,N",
    );
    expect(records.map((record) => [record["referred_date"], record["referral_source"]])).toEqual([
      ["2019-04-06", "police"],
      ["2019-04-07", "self"],
      ["2019-04-08", "council-voluntary"],
      ["2019-04-09", "health"],
      ["2019-04-10", "other"],
      ["2019-04-11", null],
    ]);
    expect(records.every(({ kind, borough }) => kind === "referral" && borough === "hackney")).toBe(true);
    expect(result.sources[0]).toMatchObject({
      records: { referral: 6 },
      unmappedCategories: { Café: 1 },
      provides: ["referred-date", "ended-date", "outcome", "referral-source", "risk", "repeat", "person", "borough"],
    });
    expect(result.sources[0]?.files[0]).toMatchObject({
      encoding: "windows-1252",
      rejectsByReason: { "date-blank": 1 },
    });
    expect(result.rejects).toMatchObject([{ code: "date-blank", line: 8, field: "Date Opened" }]);
  });

  it("are cases where there are no contacts", async () => {
    const csv = "Case ID,Date Opened,Source of Referral\nK1,06/04/2019,Police\nK1,06/04/2019,Police\n";
    const { records } = await readFiles({ "a.csv": csv }, { format: "incident-records", preset: "referrals" });
    expect(records).toHaveLength(1);
  });
});
