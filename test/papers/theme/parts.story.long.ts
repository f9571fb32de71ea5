import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../../src/papers/model.ts";
import { AnnualSample } from "../annual-support.ts";
import { figureValue } from "../support.ts";
import { countsOfPeople, sentencesOf, tableOf } from "./read-model.ts";

const profile = `id: profile
title: Profile
about: [robbery]
sections:
  - { kind: who, indicator: robbery }
  - { kind: where, indicator: robbery }
  - { kind: when, indicator: robbery }
  - { kind: when, indicator: crime-by-time }
`;

type Row = Readonly<Record<string, string>>;
let sample: AnnualSample;
let rows: Row[];
let model: EditionModel;
let open: EditionModel;

/** Robberies recorded in 2015/16, row by row, as csv-parse reads them: nothing of the program has touched them. */
async function robberies(folder: string): Promise<Row[]> {
  const text = (await readFile(join(folder, "extracts/police/crime-2016-04-15.csv"), "utf8")).replace(/^\uFEFF/, "");
  const [header = [], ...all] = parse(text, { relax_column_count: true, trim: true }) as string[][];
  return all
    .filter((row) => row.length === header.length)
    .map((row): Row => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""])))
    .filter((row) => row["Offence Group"] === "Robbery" && /^confirmed$/i.test(row["Status"] ?? ""))
    .filter((row) => row["Notifiable"] === "Y" && /hackney|^$/i.test(row["Borough"] ?? ""))
    .filter((row) => {
      const day = (row["Date Recorded"] ?? "").split("/").reverse().join("-");
      return day >= "2015-04-01" && day <= "2016-03-31";
    });
}

beforeAll(async () => {
  sample = await AnnualSample.open(
    () => {},
    async (folder) => {
      await mkdir(join(folder, "papers"), { recursive: true });
      await writeFile(join(folder, "papers", "profile.yaml"), profile);
      rows = await robberies(folder);
    },
  );
  model = (await sample.edition("internal", "profile")).model;
  open = (await sample.edition("public", "profile")).model;
});
afterAll(() => sample?.close());

const number = (dims: string, measure = "count") => figureValue(model, `robbery${dims}/hackney/fy2015-16/${measure}`);

/** The last value that is not blank, by what tells one from another. */
function lastOf(key: (row: Row) => string | undefined, value: (row: Row) => string): Map<string, string> {
  const found = new Map<string, string>();
  for (const row of rows) {
    const one = key(row);
    if (one === undefined) continue;
    if (value(row) !== "" || !found.has(one)) found.set(one, value(row));
  }
  return found;
}
const count = (values: Iterable<string>, test: (value: string) => boolean): number =>
  [...values].filter((value) => test(value)).length;
const victim = (row: Row): string | undefined =>
  row["Victim Kind"] === "Person" ? `${row["CRN"]} ${row["Victim Ref"]}` : undefined;
const suspect = (row: Row): string | undefined =>
  row["Suspect Age"] || row["Suspect Sex"] ? `${row["CRN"]} ${row["Suspect Age"]} ${row["Suspect Sex"]}` : undefined;
const between = (from: number, to: number) => (age: string) => age !== "" && Number(age) >= from && Number(age) <= to;

describe("who, where and when of the sample's robberies", () => {
  it("are what a plain reading of the extract counts", () => {
    expect(number("")).toBe(new Set(rows.map((row) => row["CRN"])).size);
    const ages = lastOf(victim, (row) => row["Victim Age"] ?? "");
    expect(number("[whom=victims]")).toBe(ages.size);
    for (const [from, to] of [
      [0, 9],
      [10, 17],
      [18, 24],
      [25, 34],
      [35, 49],
      [50, 64],
    ] as const)
      expect(number(`[victim-age=${from}-${to},whom=victims]`), `${from} to ${to}`).toBe(
        count(ages.values(), between(from, to)),
      );
    const sexes = lastOf(victim, (row) => row["Victim Sex"] ?? "");
    expect(number("[sex=female,whom=victims]")).toBe(count(sexes.values(), (sex) => /^f/i.test(sex)));
    const suspects = lastOf(suspect, (row) => row["Suspect Age"] ?? "");
    expect(number("[whom=suspects]")).toBe(suspects.size);
    expect(number("[suspect-age=10-17,whom=suspects]")).toBe(count(suspects.values(), between(10, 17)));
    const withSuspect = new Set(rows.filter((row) => suspect(row) !== undefined).map((row) => row["CRN"]));
    expect(number("[suspect=known]")).toBe(withSuspect.size);
  });

  it("pair every victim of an offence with every suspect of it", () => {
    const ages = lastOf(victim, (row) => row["Victim Age"] ?? "");
    const suspects = lastOf(suspect, (row) => row["Suspect Age"] ?? "");
    const offenceOf = (key: string): string => key.split(" ")[0] ?? "";
    let pairs = 0;
    let young = 0;
    for (const [one, age] of ages)
      for (const [other, of] of suspects) {
        if (offenceOf(one) !== offenceOf(other)) continue;
        pairs += 1;
        if (between(10, 17)(age) && between(18, 24)(of)) young += 1;
      }
    expect(number("[whom=pairs]")).toBe(pairs);
    expect(number("[suspect-age=18-24,victim-age=10-17,whom=pairs]")).toBe(young);
  });

  it("lie in wards that add up to the whole with what has none", () => {
    const wards = lastOf(
      (row) => row["CRN"],
      (row) => row["Ward"] ?? "",
    );
    const table = tableOf(model, "robbery-where-wards");
    for (const name of ["Shacklewell", "Hackney Central", "Hoxton West", "Haggerston"])
      expect(table.get(name)?.[0], name).toBe(String(count(wards.values(), (ward) => ward === name)));
    expect(Number(figureValue(model, "robbery/hackney/fy2015-16/placed:in-wards"))).toBe(
      count(wards.values(), (ward) => ward !== ""),
    );
    expect(table.size).toBe(22);
  });

  it("finds that a third of crime is between 22:00 and 03:00, and which nights have the most", () => {
    const said = sentencesOf(model, "crime-by-time-when").join(" ");
    expect(said).toMatch(/^33% of the offences whose hour is known were between 22:00 and 03:00/);
    expect(said).toContain(
      "The busiest nights are Friday and Saturday: 3,223 and 3,958 of the 15,266 offences from 18:00 to 05:59.",
    );
    expect(said).toContain("The other five together hold more: 8,085 (53%).");
  });

  it("shows the public nothing small of people", () => {
    expect(countsOfPeople(open).filter((people) => people > 0 && people < 10)).toEqual([]);
  });
});
