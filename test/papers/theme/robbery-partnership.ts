import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openPartnership, readPartnership } from "../../../src/build.ts";
import type { EditionModel } from "../../../src/papers/model.ts";
import type { Audience } from "../../../src/partnership/settings/editions.ts";
import { makeModel } from "../../../src/pipeline.ts";
import type { Problem } from "../../../src/problems/problem.ts";
import { financialQuarter } from "../../../src/values/period.ts";
import { quietWorld } from "../support.ts";

/**
 * A partnership whose robberies are counted by hand:
 *
 * | | 2013/14 | 2014/15 | 2015/16 |
 * |---|---|---|---|
 * | robberies | 120 | 150 | 200 |
 * | of them with a knife | 24 | 30 | 60 |
 * | recorded a year or more after they were committed | 12 | 15 | 20 |
 * | with a charge | 24 | 30 | 30 |
 * | whose victim was robbed in the year before | 0 | 0 | 6 |
 * | assaults with a knife | 20 | 30 | 40 |
 * | of them with a gun | 0 | 0 | 3 |
 *
 * A list of months has 240, 240, 228, 96 and 108 robberies in the years from 2008/09, and what is counted changed in April 2011.
 */
const years = [
  { start: 2013, robberies: 120, knives: 24, late: 12, charged: 24, again: 0, assaults: 20, guns: 0 },
  { start: 2014, robberies: 150, knives: 30, late: 15, charged: 30, again: 0, assaults: 30, guns: 0 },
  { start: 2015, robberies: 200, knives: 60, late: 20, charged: 30, again: 6, assaults: 40, guns: 3 },
];
const listed = [240, 240, 228, 96, 108];

const header =
  "CRN,Status,Notifiable,Date Recorded,Committed From,Committed To,Last Updated,Offence Group,Offence Subgroup,HO Code,Borough,Ward,LSOA,Victim Ref,Victim Kind,Victim Age,Victim Sex,Victim Ethnicity,Suspect Age,Suspect Sex,Domestic Abuse,Feature Codes,Operation,Outcome";

const two = (number: number): string => String(number).padStart(2, "0");

/** Offences of a year spread evenly over its months, April first, and over their first 28 days. */
function dateOf(start: number, index: number): { recorded: string; before: string } {
  const place = index % 12;
  const month = ((place + 3) % 12) + 1;
  const year = place < 9 ? start : start + 1;
  const day = two(((index * 5 + 27) % 28) + 1);
  return { recorded: `${day}/${two(month)}/${year}`, before: `${day}/${two(month)}/${year - 2}` };
}

function extract(): string {
  const rows = years.flatMap(({ start, robberies, knives, late, charged, again, assaults, guns }) => {
    const robbed = Array.from({ length: robberies }, (_unused, index) => {
      const { recorded, before } = dateOf(start, index);
      // The last few of March fall on those of the April before.
      const victim = index >= robberies - again ? `P${start}${index - (robberies - again)}` : `P${start}${index}`;
      return [
        `R${start}${index}`,
        recorded,
        index < late ? before : recorded,
        "Robbery,Personal Property,34B",
        victim,
        index >= robberies - knives ? "KNIFE USED" : "",
        index < charged ? "Charged" : "Investigation complete; no suspect identified",
      ];
    });
    const hurt = Array.from({ length: assaults }, (_unused, index) => {
      const { recorded } = dateOf(start, index);
      return [
        `A${start}${index}`,
        recorded,
        recorded,
        "Violence Against The Person,Assault With Injury,8N",
        `Q${start}${index}`,
        index < guns ? "KNIFE USED;FIREARM" : "KNIFE USED",
        "Investigation complete; no suspect identified",
      ];
    });
    return [...robbed, ...hurt];
  });
  const lines = rows.map(
    ([reference, recorded, committed, offence, victim, features, outcome]) =>
      `${reference},Confirmed,Y,${recorded},${committed} 12:00,,${recorded},${offence},Hackney,,,${victim},Person,30,F,White British,,,N,${features},,${outcome}`,
  );
  return `${[header, ...lines].join("\n")}\n`;
}

function history(): string {
  const lines = listed.flatMap((total, year) =>
    Array.from({ length: 12 }, (_unused, place) => {
      const start = 2008 + year;
      const month = ((place + 3) % 12) + 1;
      return `${place < 9 ? start : start + 1}-${two(month)},robbery,Hackney,${total / 12}`;
    }),
  );
  return `${["Period,Indicator,Area,Count", ...lines].join("\n")}\n`;
}

const settings = `partnership: Hackney Community Safety Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - id: police-crime
    provider: Metropolitan Police
    format: offence-records
    files: extracts/crime.csv
    grain: offence-victim-suspect
    covers: 2013-04..2016-03
    # Of these kinds there are none: what is counted is robberies and assaults.
    holds: [violence-without-injury, rape, other-sexual-offence, robbery-business, burglary-residential, burglary-business-and-community]
  - { id: history, provider: Metropolitan Police, format: monthly-counts, files: extracts/months.csv, extends: police-crime }
indicators: { use: [robbery, knife-crime, gun-crime] }
themes:
  - id: robbery
    title: Robbery and knives
    indicators: [robbery, knife-crime, gun-crime]
    overlaps: [[knife-crime, robbery]]
    partner: [stop-and-search]
breaks:
  - { indicators: [robbery], from: 2011-04-01, note: Robbery of businesses is counted by itself. }
`;

const paper = `id: themes
title: Themes
period: year
sections:
  - kind: theme
    for: each-theme
`;

/** The chapter of the theme, with commentary where some is given. */
export async function robberyChapter(
  audience: Audience = "internal",
  commentary: Readonly<Record<string, string>> = {},
): Promise<{ readonly model: EditionModel; readonly problems: readonly Problem[] }> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-theme-"));
  const folder = join(root, "partnership");
  const files = {
    "partnership.yaml": settings,
    "papers/themes.yaml": paper,
    "extracts/crime.csv": extract(),
    "extracts/months.csv": history(),
    ...Object.fromEntries(
      Object.entries(commentary).map(([name, text]) => [`commentary/2015-16-q4/themes/${name}.md`, text]),
    ),
  };
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    try {
      const definition = partnership.papers.get("themes");
      if (!definition) throw new Error("the paper of themes cannot be made");
      const quarter = financialQuarter(2015, 4);
      return await makeModel({ partnership, reading, definition, quarter, audience }, world);
    } finally {
      await reading.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
