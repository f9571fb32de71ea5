import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Edition } from "../../../src/build.ts";
import type { Audience } from "../../../src/partnership/settings/editions.ts";
import { addDays } from "../../../src/values/period.ts";
import { editionOf } from "../support.ts";

export interface Person {
  readonly age?: number | undefined;
  readonly sex?: string | undefined;
  readonly ethnicity?: string | undefined;
}

/** So many robberies alike. */
export interface Robberies {
  readonly many: number;
  /** "2019-05-03 23:10", or a day without a time. */
  readonly at: string;
  readonly ward?: string;
  readonly victims: readonly Person[];
  readonly suspects: readonly Person[];
}

const columns = [
  "CRN",
  "Status",
  "Notifiable",
  "Date Recorded",
  "Committed From",
  "Committed To",
  "Last Updated",
  "Offence Group",
  "Offence Subgroup",
  "Borough",
  "Ward",
  "Victim Ref",
  "Victim Kind",
  "Victim Age",
  "Victim Sex",
  "Victim Ethnicity",
  "Suspect Ref",
  "Suspect Age",
  "Suspect Sex",
  "Suspect Ethnicity",
  "Domestic Abuse",
  "Feature Codes",
  "Operation",
];

function british(day: string): string {
  return day.split("-").reverse().join("/");
}

/** A row for each victim with each suspect, as joined tables have them. */
export function crimeCsv(all: readonly Robberies[], without: readonly string[] = []): string {
  let next = 0;
  const rows = all.flatMap(({ many, at, ward = "", victims, suspects }) =>
    Array.from({ length: many }, () => {
      next += 1;
      const [day = "", time] = at.split(" ");
      const from = time === undefined ? british(day) : `${british(day)} ${time}`;
      const offence = `C${next}`;
      return victims.flatMap((victim, index) =>
        (suspects.length > 0 ? suspects : [undefined]).map((suspect, number) =>
          [
            ...[offence, "Confirmed", "Y", british(day), from, "", "", "Robbery", "Personal Property", "Hackney", ward],
            ...[`V${offence}-${index}`, "Person", victim.age ?? "", victim.sex ?? "", victim.ethnicity ?? ""],
            ...(suspect
              ? [`S${offence}-${number}`, suspect.age ?? "", suspect.sex ?? "", suspect.ethnicity ?? ""]
              : ["", "", "", ""]),
            ...["N", "", ""],
          ].join(","),
        ),
      );
    }).flat(),
  );
  const kept = (line: string): string =>
    line
      .split(",")
      .filter((_cell, index) => !without.includes(columns[index] ?? ""))
      .join(",");
  return `${[columns.join(","), ...rows, ...thefts].map(kept).join("\n")}\n`;
}

/** A theft of every fourth day, of which nothing more is known: the extract covers two whole years. */
const thefts = Array.from({ length: 183 }, (_unused, index) => {
  const day = addDays("2018-04-01", 4 * index);
  return [
    ...[`T${index}`, "Confirmed", "Y", british(day), british(day), "", "", "Theft & Handling", "Other Theft"],
    ...["Hackney", "", "", "", "", "", "", "", "", "", "", "N", "", ""],
  ].join(",");
});

export const wards = [
  { code: "E05009367", name: "Brownswood", residents: 7000, column: 1 },
  { code: "E05009368", name: "Cazenove", residents: 5000, column: 2 },
  { code: "E05009369", name: "Clissold", residents: 4000, column: 3 },
];

const population = (): string => {
  const bands = [
    ["0", "9", 1000],
    ["10", "17", 1250],
    ["18", "24", 1500],
    ["25", "34", 2000],
    ["35", "49", 3000],
    ["50", "64", 2000],
    ["65", "120", 1250],
  ] as const;
  const years = [2018, 2019];
  return [
    "area_code,year,age_from,age_to,sex,ethnicity,population",
    ...years.flatMap((year) => [
      ...bands.flatMap(([from, to, half]) =>
        ["female", "male"].map((sex) => `E09000012,${year},${from},${to},${sex},all,${half}`),
      ),
      ...wards.map(({ code, residents }) => `${code},${year},,,all,all,${residents}`),
    ]),
    "",
  ].join("\n");
};

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
population: reference/population.csv
areas: { wards: reference/wards.csv }
sources:
  - id: crime
    provider: Metropolitan Police
    format: offence-records
    files: extracts/crime.csv
    grain: offence-victim-suspect
    covers: 2018-04..2020-03
indicators:
  use: [robbery]
papers: [profile]
`;

const profile = `id: profile
title: Profile
about: [robbery]
sections:
  - { kind: who, indicator: robbery }
  - { kind: where, indicator: robbery }
  - { kind: when, indicator: robbery }
`;

/** The profile of a partnership that knows of these robberies and of nothing else, for 2019/20. */
export async function profileOf(
  all: readonly Robberies[],
  audience: Audience = "internal",
  /** Robberies by ward are published every month; as any other offence they are withheld where they are few. */
  unpublished = false,
  /** Columns that the extract does not have, and what stands in the settings for the list of indicators. */
  { without = [], indicators = "use: [robbery]" }: { without?: readonly string[]; indicators?: string } = {},
): Promise<Edition> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-profile-"));
  try {
    const folder = join(root, "partnership");
    const write = async (file: string, text: string): Promise<void> => {
      await mkdir(join(folder, file, ".."), { recursive: true });
      await writeFile(join(folder, file), text);
    };
    const adjusted = "use: [robbery]\n  adjust: { robbery: { sensitivity: offence } }";
    await write("partnership.yaml", settings.replace("use: [robbery]", unpublished ? adjusted : indicators));
    await write("papers/profile.yaml", profile);
    await write("extracts/crime.csv", crimeCsv(all, without));
    await write("reference/population.csv", population());
    await write(
      "reference/wards.csv",
      `code,name,tile_column,tile_row\n${wards.map(({ code, name, column }) => `${code},${name},${column},1\n`).join("")}`,
    );
    return await editionOf(folder, root, audience, 4, "profile");
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/**
 * Worked by hand. 70 robberies of 2019/20 with 70 victims and 55 suspects, 20 of the year before. 3 May 2019 was a Friday, 8 June a
 * Saturday whose 01:20 is in Friday's night, 10 July a Wednesday.
 */
export const small: readonly Robberies[] = [
  {
    many: 30,
    at: "2019-05-03 23:10",
    ward: "Brownswood",
    victims: [{ age: 20, sex: "F", ethnicity: "White British" }],
    suspects: [{ age: 17, sex: "M", ethnicity: "Black Caribbean" }],
  },
  {
    many: 25,
    at: "2019-06-08 01:20",
    ward: "Cazenove",
    victims: [{ age: 15, sex: "M", ethnicity: "Indian" }],
    suspects: [{ age: 30, sex: "M", ethnicity: "White Irish" }],
  },
  { many: 12, at: "2019-07-10 14:00", ward: "Brownswood", victims: [{ age: 40, sex: "F" }], suspects: [] },
  { many: 3, at: "2019-07-11", victims: [{ sex: "M", ethnicity: "African" }], suspects: [] },
  { many: 20, at: "2018-05-03 23:10", ward: "Clissold", victims: [{ age: 50, sex: "M" }], suspects: [] },
];
