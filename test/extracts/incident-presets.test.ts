import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/extracts/formats/presets/index.ts";
import { codedColumns } from "../../src/extracts/formats/presets/preset.ts";
import { makeFolder, readFiles, readFolder, source } from "./settings.ts";

const reader =
  (preset: string) =>
  (header: string, ...lines: string[]) =>
    readFiles(
      { [`${preset}-2020-06-15.csv`]: [header, ...lines, ""].join("\n") },
      { format: "incident-records", preset },
    );

type Reading = Awaited<ReturnType<ReturnType<typeof reader>>>;
const column = ({ records }: Reading, name: string) => records.map((record) => record[name]);
const messages = ({ result }: Reading) => result.problems.map(({ message }) => message);

describe.each(presets.map((preset) => [preset.id, preset] as const))("the preset %s", (_id, preset) => {
  const names = new Set(preset.fields.map(({ name }) => name));

  it("names only fields that it has", () => {
    const named = [
      preset.date,
      ...(preset.time ? [preset.time] : []),
      ...(preset.happened ? [preset.happened.date, preset.happened.time] : []),
      ...(preset.ended ? [preset.ended] : []),
      ...codedColumns.flatMap((code) => preset.codes[code]?.fields ?? []),
      ...Object.values(preset.flags ?? {}),
    ];
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it("has every label once in a list, so that none depends on the order of the lists", () => {
    for (const code of Object.values(preset.codes)) {
      const labels = Object.values(code.labels).flatMap((list) => [
        ...new Set(list.map((label) => label.toLowerCase())),
      ]);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  it("says which outcomes close a case among its outcomes", () => {
    expect(
      preset.closing?.filter((outcome) => !Object.hasOwn(preset.codes.outcome?.labels ?? {}, outcome)) ?? [],
    ).toEqual([]);
  });
});

describe("calls about anti-social behaviour to the police", () => {
  it("have a qualifier, personal, nuisance or environmental", async () => {
    const reading = await reader("police-asb")(
      "Incident Ref,Call Date,Call Time,ASB Type,ASB Qualifier,Borough",
      "I1,12/04/2019,23:05,Noise,ASB Nuisance,Hackney",
      "I2,13/04/2019,23:05,Begging / Vagrancy,personal,Hackney",
      "I3,14/04/2019,23:05,Fireworks,Enviromental,Hackney",
      "I4,15/04/2019,24:00,Fireworks,,Hackney",
    );
    expect(column(reading, "detail")).toEqual(["nuisance", "personal", null, null]);
    // 24:00 is no time: it may mean either end of its day.
    expect(column(reading, "committed_hour")).toEqual([23, 23, 23, null]);
    expect(messages(reading)).toContainEqual(
      expect.stringContaining(
        '1 record has a label in "ASB Qualifier" that no list knows: "Enviromental" (1; nearest known: "Environmental"). They count as not known.',
      ),
    );
  });
});

describe("council cases", () => {
  const read = reader("council-asb");
  const header =
    "Case Ref,Date Received,Time Received,Date Closed,Case Type,Sub Type,Premises Type,Status,Repeat Complaint,UPRN,Ward";

  it("have a type by their closer label, a kind of place, an end and a premises key", async () => {
    const reading = await read(
      header,
      "SR1,12/04/2019 09:00,23:40,20/04/2019,Noise,Commercial Premises,Licensed premises,Closed,N,100,Dalston",
      "SR2,13/04/2019,02:10,,Noise,Loud Parties,Residential,Open,Y,200,Dalston",
      "SR3,14/04/2019,,,Nuisance Neighbours,,House,Closed,,200 ,Dalston",
      "SR4,15/04/2019,12:00,01/04/2019,Rowdy Behaviour,,Street,Closed,N,,Dalston",
      "SR5,29/02/2020,12:00,29/02/2020,Noise - Commercial,,Commercial,Abatement Notice Served,N,,Dalston",
      "SR6,29/02/2019,12:00,,Noise,,,,,,Dalston",
    );
    expect(reading.records.map((record) => [record["category"], record["place_kind"], record["outcome"]])).toEqual([
      ["noise", "commercial", "closed"],
      ["loud-party", "domestic", "open"],
      ["nuisance-neighbours", "domestic", "closed"],
      ["rowdy-behaviour", "street", "closed"],
      ["commercial-noise", "commercial", "notice-served"],
    ]);
    expect(column(reading, "committed_hour")).toEqual([23, 2, null, 12, 12]);
    expect(column(reading, "ended_date")).toEqual(["2019-04-20", null, null, null, "2020-02-29"]);
    // Closed without a date, and closed before it was opened: whether it is open is not known.
    expect(column(reading, "still_open")).toEqual([false, true, null, null, false]);
    expect(column(reading, "repeat_case")).toEqual([false, true, null, false, false]);
    const premises = column(reading, "premises_key");
    expect(premises[1]).toBe(premises[2]);
    expect(premises[0]).not.toBe(premises[1]);
    expect(premises[3]).toBeNull();
    expect(reading.result.rejects).toMatchObject([{ code: "date-invalid", line: 7 }]);
    expect(messages(reading)).toContainEqual(expect.stringMatching(/^Closed before they were opened, in 1 row/));
  });

  it("take a label of the settings where it is mapped to a type, and one mapped to an outcome for the outcome", async () => {
    const folder = await makeFolder({
      "extracts/asb.csv": `${header}\nSR1,12/04/2019,,,Rave on roof,,,Sorted out,,,\n`,
      "own.csv": "from,to\nRave on roof,loud-party\nSorted out,resolved\n",
    });
    const own = source({
      format: "incident-records",
      preset: "council-asb",
      files: "extracts/*.csv",
      categories: join(folder.path, "own.csv"),
    });
    const reading = await readFolder(folder.path, [own]).finally(() => folder.remove());
    expect(reading.records).toMatchObject([{ category: "loud-party", outcome: "resolved", still_open: null }]);
  });

  it("whose times are all midnight have days only", async () => {
    const lines = ["12", "13", "14"].map((day) => `SR${day},${day}/04/2019 00:00:00,,,Noise,,,,,,`);
    const reading = await read(header, ...lines);
    expect(column(reading, "committed_hour")).toEqual([null, null, null]);
    expect(messages(reading)).toContainEqual(expect.stringContaining("all 3 times are 00:00"));
    const mixed = await read(header, ...lines, "SR9,15/04/2019 00:01,,,Noise,,,,,,");
    expect(column(mixed, "committed_hour")).toEqual([0, 0, 0, 0]);
  });
});

describe("referrals", () => {
  const read = reader("referrals");

  it("of a MARAC are known by its headers", async () => {
    const reading = await read(
      "MARAC Case Number,MARAC Date,Referring Agency,MARAC Repeat,Risk Level,Victim Ref,Victim Age,Victim Gender,Ethnicity",
      "M1,06/04/2019 14:30,Met Police Service,Y,High,p1,34,F,White - British",
      "M2,06/04/2019 14:30,IDVA,No,MARAC, P1 ,18-24,Female,IC3",
      "M3,20/04/2019,Housing,U/K,visible high,P2,U/K,U/K,N/S",
    );
    expect(reading.records).toMatchObject([
      { kind: "referral", referred_date: "2019-04-06", referral_source: "police", repeat_case: true, risk: "high" },
      { referral_source: "council-voluntary", repeat_case: false, risk: "high", victim_age: null, age_band: "18-24" },
      { referral_source: "council-voluntary", repeat_case: null, risk: null, victim_age: null, age_band: null },
    ]);
    expect(column(reading, "victim_sex")).toEqual(["female", "female", null]);
    expect(column(reading, "victim_ethnicity")).toEqual(["white", "black", null]);
    const persons = column(reading, "person_key");
    expect(persons[0]).toBe(persons[1]);
    expect(persons[2]).not.toBe(persons[0]);
  });

  it("are contacts of cases, some of them closed", async () => {
    const reading = await read(
      "Case Reference,Contact ID,Referral Date,Case Closed,Case Status,Closure Reason,Referral Type",
      "K1,1,06/04/2019,10/05/2019,Closed,Support completed,Domestic Abuse",
      "k1,2,07/04/2019,,Open,,Domestic Abuse",
      "K2,3,08/04/2019,soon,Open,,ASB",
    );
    expect(column(reading, "outcome")).toEqual(["completed", "open", "open"]);
    expect(column(reading, "category")).toEqual(["domestic-abuse", "domestic-abuse", "anti-social-behaviour"]);
    expect(column(reading, "still_open")).toEqual([false, true, null]);
    const cases = column(reading, "case_key");
    expect(cases[0]).toBe(cases[1]);
    expect(cases[2]).not.toBe(cases[0]);
    expect(messages(reading)).toContainEqual(expect.stringMatching(/^Closing dates that are none, in 1 row/));
  });

  it("with the same reference in another case are one", async () => {
    const reading = await read("Referral ID,Referral Date,Risk", "r-1 ,06/04/2019,High", " R-1,06/04/2019,High");
    expect(reading.records).toHaveLength(1);
  });

  it("do not name the values of a column that holds no labels", async () => {
    const people = ["Ann Archer", "Bob Baker", "Cy Carter", "Di Dyer", "Ed Eaton"];
    const lines = people.map((name, index) => `${index},06/04/2019,${name}`);
    const reading = await read("Referral ID,Referral Date,Risk", ...lines);
    expect(messages(reading)).toContainEqual(expect.stringContaining("no list knows (5 different ones)"));
    for (const name of people) expect(JSON.stringify(reading.result.problems)).not.toContain(name);
  });
});

describe("youth justice orders", () => {
  it("have a first and a last day, a stage and the mark of a first time entrant", async () => {
    const reading = await reader("youth-justice")(
      "Order ID,YP ID,Start Date,End Date,Disposal,In Custody,Stage,Court,FTE,Age at Outcome,Gender,Ethnicity,Status",
      "O1,Y1,01/03/2019,31/08/2019,Referral Order,N,Post-Court,Youth Court,Y,15,M,B2,Completed",
      "O2,Y1,01/10/2019,30/09/2030,DTO,Y,Post-Court,Crown Court,N,16,M,B2,Current",
      "O3,Y2,01/11/2019,,Youth Caution,,Pre-court,,,10-17,F,M1,Live",
      "O4,Y3,01/11/2019,,Bail supervision,No,Awaiting court,Hackney Youth Court,maybe,17,F,A3,",
    );
    expect(reading.records.map((record) => [record["category"], record["detail"], record["flags"]])).toEqual([
      ["referral-order", "post-court", "first-time-entrant"],
      ["detention-and-training-order", "custody", ""],
      ["bail", "awaiting-court", ""],
      ["youth-caution", "pre-court", ""],
    ]);
    expect(column(reading, "reported_date")).toEqual(["2019-03-01", "2019-10-01", "2019-11-01", "2019-11-01"]);
    // The end of a running order lies in the future.
    expect(column(reading, "ended_date")).toEqual(["2019-08-31", "2030-09-30", null, null]);
    expect(column(reading, "suspect_age")).toEqual([15, 16, 17, null]);
    expect(column(reading, "age_band")).toEqual([null, null, null, "10-17"]);
    expect(column(reading, "suspect_sex")).toEqual(["male", "male", "female", "female"]);
    expect(column(reading, "suspect_ethnicity")).toEqual(["black", "black", "asian", "mixed"]);
    expect(column(reading, "place_kind")).toEqual(["youth-court", "crown-court", "other-court", null]);
    expect(messages(reading)).toContainEqual(
      expect.stringMatching(/^Neither yes nor no in a yes-or-no column, in 1 row/),
    );
  });
});

describe("fires", () => {
  const header =
    "IncidentNumber,DateOfCall,CalYear,TimeOfCall,HourOfCall,IncidentGroup,StopCodeDescription,SpecialServiceType,PropertyCategory," +
    "PropertyType,IncGeo_BoroughCode,IncGeo_BoroughName,ProperCase,IncGeo_WardName,IncGeo_WardNameNew,UPRN,NumCalls";

  it("are read as the London Fire Brigade publishes them", async () => {
    const reading = await reader("fire")(
      header,
      "000008-01012019,01 Jan 2019,2019,00:04:25,0,Fire,Secondary Fire,NULL,Outdoor,Rubbish,E09000012,HACKNEY,Hackney,DALSTON,DALSTON,NULL,1",
      "000009-02012019,02-Jan-19,2019,23:59:59,23,Fire,Primary Fire,NULL,Dwelling,House,E09000012,HACKNEY,Hackney,NULL,NULL,100,1",
      "000010-03012019,2019-01-03,2019,12:00:00,12,False Alarm,AFA,NULL,Non Residential,Mosque,E09000012,HACKNEY,Hackney,DALSTON,DALSTON,,1",
      "000011-03012019,03/01/2019,2019,12:00:00,12,Special Service,Special Service,Lift Release,Dwelling,Flats,E09000003,BARNET,Barnet,X,X,,1",
    );
    expect(
      reading.records.map((record) => [record["reported_date"], record["committed_hour"], record["category"]]),
    ).toEqual([
      ["2019-01-01", 0, "secondary-fire"],
      ["2019-01-02", 23, "primary-fire"],
      ["2019-01-03", 12, "false-alarm-automatic"],
    ]);
    expect(column(reading, "place_kind")).toEqual(["outdoor", "dwelling", "non-residential"]);
    expect(column(reading, "ward")).toEqual(["DALSTON", null, "DALSTON"]);
    expect(reading.result.sources[0]?.files[0]?.rows).toMatchObject({ read: 4, accepted: 3, outOfScope: 1 });
    // The published file says nothing about the cause: nothing is counted as deliberate from it.
    expect(reading.result.sources[0]?.provides).not.toContain("detail");
    expect(reading.result.problems.filter(({ code }) => code === "column-unknown")).toEqual([]);
  });

  it("are deliberate where a bespoke extract says so", async () => {
    const reading = await reader("fire")(
      "Incident Number,Date of Call,Fire Type,Motive",
      "1,01/04/2019,Primary Fire,Deliberate - others property",
      "2,02/04/2019,Secondary Fire,Doubtful",
      "3,03/04/2019,Secondary Fire,Accidental",
      "4,04/04/2019,Secondary Fire,Not known",
    );
    expect(column(reading, "detail")).toEqual(["deliberate", "deliberate", "accidental", null]);
  });
});

describe("ambulance call-outs", () => {
  it("have a kind, a weapon, a patient and the mark of alcohol", async () => {
    const reading = await reader("ambulance")(
      "CAD,Call Date,Call Time,Chief Complaint,Illness,Alcohol Related,Patient Age,Gender,Borough",
      "1,31/03/2019,22:15,Assault,Stab Wound,Y,19,Male,Hackney",
      "2,01/04/2019,22:15,Assault / Sexual Assault,,N,25,Female,Hackney",
      "3,02/04/2019,01:00,Stab/Shot/Weapon Wound,,,,,Hackney",
      "4,02/04/2019,01:00,Alcohol Related,,Y,40,M,Islington",
    );
    expect(reading.records.map((record) => [record["category"], record["detail"], record["flags"]])).toEqual([
      ["stabbing", "knife-or-sharp-object", "alcohol"],
      ["assault", null, ""],
      ["weapon-wound", null, ""],
    ]);
    expect(column(reading, "victim_age")).toEqual([19, 25, null]);
  });
});

describe("attendances at emergency departments", () => {
  const header = "Arrival Date and Time,Assault Date and Time,Assault Method,Assault Location Type,Age,Sex";
  const read = reader("emergency-department");

  it("are rows where there is no reference, placed in hours by the assault", async () => {
    const reading = await read(
      header,
      "01/04/2019 03:10,01/04/2019 01:30,Fist,Nightclub,21,M",
      "01/04/2019 03:10,01/04/2019 01:30,Fist,Nightclub,21,M",
      "02/04/2019 09:00,01/04/2019,Knife,Home,18-24,F",
      "03/04/2019 09:00,,Bicycle chain,behind the bins,Unknown,F",
    );
    expect(
      reading.records.map((record) => [record["reported_date"], record["committed_date"], record["committed_hour"]]),
    ).toEqual([
      ["2019-04-01", "2019-04-01", 1],
      ["2019-04-01", "2019-04-01", 1],
      ["2019-04-02", "2019-04-01", null],
      ["2019-04-03", null, null],
    ]);
    expect(column(reading, "detail")).toEqual(["body-part", "body-part", "knife-or-sharp-object", "other"]);
    expect(column(reading, "place_kind")).toEqual(["licensed-premises", "licensed-premises", "home", "other"]);
    expect(reading.result.sources[0]?.files[0]?.rows).toMatchObject({ read: 4, accepted: 4, duplicate: 0 });
  });

  it("of a later extract replace those of an earlier one on the days that it spans", async () => {
    const row = (day: string) => `${day}/04/2019 03:10,${day}/04/2019 01:30,Fist,Nightclub,21,M`;
    const reading = await readFiles(
      {
        "ed-2019-05-01.csv": [header, row("01"), row("10"), row("20"), ""].join("\n"),
        "ed-2019-06-01.csv": [header, row("10"), row("15"), row("25"), ""].join("\n"),
      },
      { format: "incident-records", preset: "emergency-department" },
    );
    expect(column(reading, "reported_date")).toEqual(["2019-04-01", "2019-04-10", "2019-04-15", "2019-04-25"]);
    expect(reading.result.sources[0]?.files.map(({ rows }) => [rows.accepted, rows.superseded])).toEqual([
      [1, 2],
      [3, 0],
    ]);
  });
});
