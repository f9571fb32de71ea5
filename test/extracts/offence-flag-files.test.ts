import { describe, expect, it } from "vitest";
import { readFiles, refusal } from "./settings.ts";

const crimes = (...rows: string[]) =>
  ["CRN,Date Recorded,Offence Subgroup,HO Code,Domestic Abuse,Borough,Victim Ref,Victim Age", ...rows, ""].join("\n");
const codes = (...rows: string[]) => ["Crime Reference,Feature Code", ...rows, ""].join("\n");

const crime = (reference: string, borough = "Hackney", victim = "V1") =>
  `${reference},10/04/2019,Violence with Injury,8F,N,${borough},${victim},20`;

type Reading = Awaited<ReturnType<typeof readFiles>>;
const flags = ({ records }: Reading, kind = "offence") =>
  records
    .filter((record) => record["kind"] === kind)
    .map((record) => [record["flags"], record["operations"]].join("/"));
const rows = ({ result }: Reading) =>
  Object.fromEntries(result.sources.flatMap(({ files }) => files.map((file) => [file.path, file.rows])));

describe("a second file of feature codes", () => {
  it("adds its codes to the offences of the first by reference, and to the people in them", async () => {
    const reading = await readFiles({
      "crimes-2019-05-01.csv": crimes(crime("C1"), crime("C1", "Hackney", "V2"), crime("C2"), crime("C3")),
      "codes-2019-05-01.csv": codes(
        "c1 ,KNIFE INJURY",
        "C1,ALCOHOL",
        "C2,OPERATION LAGANA",
        "C1,ALCOHOL",
        "C2,GUN",
        "C9,GUN",
      ),
    });
    expect(flags(reading).sort()).toEqual([
      "gun most-serious-violence/lagana",
      "knife-used knife-injury most-serious-violence alcohol/",
      "most-serious-violence/",
    ]);
    expect(flags(reading, "victim").filter((flag) => flag.includes("alcohol"))).toHaveLength(2);
    expect(reading.result.sources[0]?.provides).toContain("flags");
    expect(rows(reading)["codes-2019-05-01.csv"]).toEqual({
      read: 6,
      accepted: 4,
      duplicate: 1,
      rejected: 0,
      superseded: 0,
      outOfScope: 1,
    });
    const messages = reading.result.problems.map(({ message }) => message).join("\n");
    expect(messages).toContain("1 row of feature codes in a file of their own with a reference that no offence has");
    expect(messages).toContain("they are added to the records of the other files");
  });

  it("multiplies nothing, and leaves other boroughs' rows out without a word", async () => {
    const reading = await readFiles({
      "a.csv": crimes(crime("C1"), crime("C2", "Islington")),
      "b.csv": codes("C1,KNIFE USED", "C1,GUN", "C1,DA", "C2,GUN", ",GUN", "1.2E+12,GUN"),
    });
    expect(reading.result.sources[0]?.records).toEqual({ offence: 1, victim: 1 });
    expect(flags(reading)).toEqual(["domestic-abuse knife-used gun most-serious-violence/"]);
    expect(rows(reading)["b.csv"]).toMatchObject({ read: 6, accepted: 3, outOfScope: 1, rejected: 2 });
    expect(reading.result.rejects.map(({ code, line }) => [code, line])).toEqual([
      ["reference-blank", 6],
      ["reference-shortened", 7],
    ]);
    expect(reading.result.problems.map(({ message }) => message).join()).not.toContain("no offence has");
  });

  it("of a later date speaks for each reference that it has", async () => {
    const reading = await readFiles({
      "crimes-2019-05-01.csv": crimes(crime("C1"), crime("C2")),
      "codes-2019-05-01.csv": codes("C1,GUN", "C2,GUN"),
      "codes-2019-06-01.csv": codes("C1,ALCOHOL"),
    });
    expect(flags(reading).sort()).toEqual(["gun most-serious-violence/", "most-serious-violence alcohol/"]);
    expect(rows(reading)["codes-2019-05-01.csv"]).toMatchObject({ accepted: 1, superseded: 1 });
    // The offences end with their own extract, not with that of the codes.
    expect(reading.result.sources[0]?.coverage.to).toBe("2019-04-30");
  });

  it("is none when it says what the offence is, and nothing on its own", async () => {
    const dateless = "CRN,Feature Code,Offence Subgroup\nC1,GUN,Robbery\n";
    expect(await refusal(readFiles({ "a.csv": crimes(crime("C1")), "b.csv": dateless }))).toContainEqual(
      expect.objectContaining({ code: "column-missing" }),
    );
    expect(await refusal(readFiles({ "b.csv": codes("C1,GUN") }))).toContainEqual(
      expect.objectContaining({ code: "extract-companion", severity: "error" }),
    );
  });
});
