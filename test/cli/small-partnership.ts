import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { month, monthsOf } from "../../src/values/period.ts";
import { temporaryFolder } from "./command-line.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: counts, provider: The force, format: monthly-counts, files: extracts/counts.csv }
indicators:
  use: [robbery, burglary]
small_numbers: { no_percent_below: 20, caution_below: 50 }
`;

/**
 * A partnership of two indicators with published monthly counts, April 2017 to March 2020. Robbery: 10 a month, from April
 * 2019 on 12; so 120 in 2018/19, 144 in 2019/20, and in Quarter 4 30 and 36. Burglary: 5 a month.
 */
export async function smallPartnership(changes: { settings?: string; counts?: string } = {}): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "extracts"));
  await writeFile(join(folder, "partnership.yaml"), changes.settings ?? settings);
  await writeFile(join(folder, "extracts/counts.csv"), changes.counts ?? monthlyCounts());
  return folder;
}

export function monthlyCounts(): string {
  const months = monthsOf({ start: month("2017-04").start, end: month("2020-03").end });
  const rows = months.flatMap((one) => [
    `${one},robbery,Hackney,${one >= "2019-04" ? 12 : 10}`,
    `${one},burglary,Hackney,5`,
  ]);
  return `Period,Indicator,Area,Count\n${rows.join("\n")}\n`;
}

export const smallSettings = settings;
