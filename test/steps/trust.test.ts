import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openPartnership, readPartnership } from "../../src/build.ts";
import { trustInFigures } from "../../src/steps/trust.ts";
import { addMonths } from "../../src/values/period.ts";
import { quietWorld } from "../papers/support.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: counts, name: Open counts, provider: The force, format: mps-geographic, files: extracts/counts.csv }
  - { id: list, name: A list, provider: The council, format: monthly-counts, files: extracts/list.csv }
indicators:
  use: [robbery, burglary, knife-injury-under-25, da-referrals]
breaks:
  - { indicators: [burglary], from: 2019-07-01, note: Burglary was redefined. }
`;

const months = Array.from({ length: 36 }, (_, index) => addMonths("2017-04", index));

/** Robbery is halved for one month; the list lacks one month of referrals. */
async function groups({
  listTo = "2020-03",
  without = "2019-05",
} = {}): Promise<Awaited<ReturnType<typeof trustInFigures>>> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-trust-"));
  folders.push(root);
  await mkdir(join(root, "extracts"));
  await writeFile(join(root, "partnership.yaml"), settings);
  const row = (group: string, minor: string, count: (month: string, index: number) => number): string =>
    [group, minor, "Hackney", ...months.map(count)].join(",");
  await writeFile(
    join(root, "extracts/counts.csv"),
    `${[
      ["MajorText", "MinorText", "BoroughName", ...months.map((month) => month.replace("-", ""))].join(","),
      row("Robbery", "Robbery of Personal Property", (month, index) => (month === "2020-02" ? 60 : 150 + (index % 4))),
      row("Burglary", "Burglary - Residential", (_month, index) => 100 + (index % 5)),
    ].join("\n")}\n`,
  );
  const listed = months.filter((month) => month !== without && month <= listTo);
  await writeFile(
    join(root, "extracts/list.csv"),
    `Period,Indicator,Area,Count\n${listed.map((month) => `${month},da-referrals,Hackney,20`).join("\n")}\n`,
  );
  const world = quietWorld(root);
  const partnership = await openPartnership(root, world);
  const reading = await readPartnership(partnership, world);
  try {
    return await trustInFigures(partnership, reading);
  } finally {
    await reading.close();
  }
}

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

describe("which figures cannot be trusted", () => {
  it("says of each reason which figures rest on it, over which quarters, and why", async () => {
    const { quarters, groups: found } = await groups();
    expect(quarters.map(({ id }) => id)).toEqual([
      ...[1, 2, 3, 4].map((quarter) => `fy2018-19-q${quarter}`),
      ...[1, 2, 3, 4].map((quarter) => `fy2019-20-q${quarter}`),
    ]);
    expect(found.map(({ title, periods, figures, why }) => [title, periods, figures.join("; "), why])).toEqual([
      [
        "Not available",
        "2018/19 Quarter 1 to 2019/20 Quarter 4",
        "Knife injury victims under 25 (non-domestic)",
        "No source holds what it needs.",
      ],
      [
        "Incomplete",
        "2019/20 Quarter 1",
        "Referrals to the domestic abuse service",
        "A list holds nothing for May 2019.",
      ],
      [
        "Not comparable with a year before",
        "2019/20 Quarter 2 to 2019/20 Quarter 4",
        "Burglary",
        "The series breaks on 1 July 2019. Burglary was redefined.",
      ],
      [
        "Uncertain",
        "2019/20 Quarter 4",
        "Robbery; Burglary",
        "Open counts: February 2020 is unusually low; check with the provider.",
      ],
    ]);
  });

  it("judges each figure by the quarters of its own sources, and says where they end earlier", async () => {
    const { quarters, groups: found } = await groups({ listTo: "2018-12", without: "2018-05" });
    expect(quarters.at(-1)?.id).toBe("fy2019-20-q4");
    expect(found.map(({ title, periods, figures, why }) => [title, periods, figures.join("; "), why])).toEqual(
      expect.arrayContaining([
        [
          "Not available",
          "2018/19 Quarter 4 to 2019/20 Quarter 4",
          "Referrals to the domestic abuse service",
          "A list ends on 31 December 2018, earlier than the newest source.",
        ],
        // Its own last quarters, long before the newest eight.
        [
          "Incomplete",
          "2018/19 Quarter 1",
          "Referrals to the domestic abuse service",
          "A list holds nothing for May 2018.",
        ],
      ]),
    );
  });
});
