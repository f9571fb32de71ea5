// A partnership folder around the synthetic extract, the counts that are asked of it, and the counts themselves.
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const zone = "reference/shoreditch-lsoas.csv";
/** Where the one extract lies in the folder. */
export const extractPath = "extracts/crime-2020-06-15.csv";

const settings = `partnership: Bench
area: { name: Hackney, code: E09000012, kind: borough }
status: draft
editions:
  internal: { marking: OFFICIAL-SENSITIVE }
areas:
  zones:
    - { id: shoreditch, name: Shoreditch, lsoas: ${zone} }
sources:
  - id: police-crime
    provider: Metropolitan Police
    format: offence-records
    files: ${extractPath}
    grain: offence-victim-suspect
    covers: 2010-04..2020-03
indicators: { use: all }
operations: [{ id: lagana, name: Operation Lagana }]
papers: [quarterly]
`;

export async function makePartnership(folder) {
  await mkdir(join(folder, "extracts"), { recursive: true });
  await mkdir(join(folder, "reference"), { recursive: true });
  await cp(join(root, "data-samples/hackney-2019-20", zone), join(folder, zone));
  await writeFile(join(folder, "partnership.yaml"), settings);
}

/** All indicators of police records in the catalogue, by area. */
const asked = {
  hackney: [
    "all-crime",
    "violence-with-injury",
    "robbery",
    "burglary",
    "drug-offences",
    "weapons-possession",
    "syv-victims",
    "knife-injury-under-25",
    "da-police-reports",
  ],
  shoreditch: ["nte-crime"],
};

/** Every indicator in every month of ten financial years. */
export function countsWanted(parsePeriod) {
  const months = Array.from({ length: 120 }, (_, index) => {
    const month = `${2010 + Math.floor((index + 3) / 12)}-${String(((index + 3) % 12) + 1).padStart(2, "0")}`;
    return parsePeriod(month).period;
  });
  return Object.entries(asked).flatMap(([area, ids]) =>
    ids.flatMap((indicator) => months.map((period) => ({ indicator, area, period }))),
  );
}

/** The sum of an indicator's months, to compare with another program's. */
export const totalOf = (figures, indicator) =>
  figures
    .filter(({ id, value }) => id.startsWith(`${indicator}/`) && value.state === "value")
    .reduce((sum, { value }) => sum + value.number, 0);
