import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { figuresCsv } from "../../src/export/figures.ts";
import type { ReadResult } from "../../src/extracts/reading.ts";
import { plain } from "../../src/wording/runs.ts";
import { attack } from "../disclosure/attacker.ts";
import { blocksOf, leadOf, sampleEdition } from "./support.ts";

const golden = new URL("golden/quarterly-2019-20-q4.txt", import.meta.url);

/** Headings and tables whose numbers are counts of records, however few, and so stay in the house. */
function insideOnly({ model }: Edition): string[] {
  const headed = blocksOf(model).flatMap((block) =>
    block.kind === "heading" ? [block.text] : block.kind === "table" ? [block.caption] : [],
  );
  const words = JSON.stringify(model.sections);
  return [
    ...["Notes on the data", "What is out of the ordinary", "Rows that could not be used, by reason"].filter((title) =>
      headed.includes(title),
    ),
    ...["set apart and not counted"].filter((said) => words.includes(said)),
  ];
}

/** Nothing but what stands in `figures.csv`, less the names of files. */
const csvOf = ({ model }: Edition): string => figuresCsv(model, { reading: { sources: [] } as unknown as ReadResult });

describe("the partnership's edition", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await sampleEdition(() => {}, "partnership");
  });

  it("leaves nothing that is withheld to be worked out from figures.csv", () => {
    const { withheld, solved } = attack(csvOf(edition));
    expect(withheld).toBeGreaterThan(100);
    expect(solved).toEqual([]);
  });

  it("has no notes on the data with counts of records in them, as the internal one has", () => {
    expect(insideOnly(edition)).toEqual([]);
    expect(readFileSync(golden, "utf8")).toContain("Notes on the data");
  });

  it("shows how many late records came only where they are not few", () => {
    const lead = leadOf(edition.model, "knife-injury-under-25");
    expect(lead).toContain("2018/19 stood at 66; late records have added 6 (9.1%).");
    // Four came in Quarter 4.
    expect(readFileSync(golden, "utf8")).toContain("On 15 April 2019 the 17 of a year before stood at 13.");
    expect(lead).not.toContain("stood at 13");
    expect(edition.model.figures["knife-injury-under-25/hackney/fy2018-19-q4/count:as-at-2019-04-15"]).toBeUndefined();
  });
});

describe("the public edition", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await sampleEdition(() => {}, "public");
  });

  it("leaves nothing that is withheld to be worked out from figures.csv", () => {
    const { withheld, solved } = attack(csvOf(edition));
    expect(withheld).toBeGreaterThan(400);
    expect(solved).toEqual([]);
  });

  it("has no notes on the data with counts of records in them", () => {
    expect(insideOnly(edition)).toEqual([]);
  });

  it("says that months are withheld in place of a chart without a point", () => {
    const blocks = blocksOf(edition.model, "knife-injury-under-25");
    expect(blocks.some((block) => block.kind === "chart")).toBe(false);
    const words = blocks.flatMap((block) => (block.kind === "paragraph" ? [plain(block.content)] : []));
    expect(words).toContain("The counts of single months are small and withheld [c]: there is no chart of them.");
    expect(leadOf(edition.model, "knife-injury-under-25")).toContain("The figure for Quarter 4 is withheld [c]");
  });

  it("tells only that late records came where they are few", () => {
    const lead = leadOf(edition.model, "knife-injury-under-25");
    expect(lead).toContain(
      "Late records have raised the count for 2018/19 since 15 April 2019; that for 2019/20 can rise in the same way.",
    );
    expect(lead).not.toContain("stood at");
    expect(edition.model.figures["knife-injury-under-25/hackney/fy2018-19/count:as-at-2019-04-15"]).toBeUndefined();
    expect(leadOf(edition.model, "syv-victims")).toContain("2018/19 stood at 257; late records have added 12 (4.7%).");
  });

  it("draws no rest that is only not known because a part is withheld", () => {
    const bars = blocksOf(edition.model, "nte-dalston").flatMap((block) =>
      block.kind === "chart" && block.chart.kind === "contributions" ? block.chart.bars : [],
    );
    expect(bars.map(({ label, state }) => `${label}: ${state}`)).toContain("Sexual offences: suppressed");
    expect(bars.map(({ label }) => label)).not.toContain("All other");
  });

  it("leaves out a table in which hardly anything is compared", () => {
    const captions = blocksOf(edition.model, "nte-dalston").flatMap((block) =>
      block.kind === "table" ? [block.caption] : [],
    );
    expect(captions.length).toBeGreaterThan(1);
    expect(captions.filter((caption) => caption.includes("out of both years"))).toEqual([]);
  });

  it("marks what it withholds, and explains the mark wherever it stands", () => {
    const tables = blocksOf(edition.model).flatMap((block) => (block.kind === "table" ? [block] : []));
    const marked = tables.filter(
      ({ id, rows }) => id !== "pedigree-table" && id !== "undecided" && JSON.stringify(rows).includes('"[c]"'),
    );
    expect(marked.length).toBeGreaterThan(1);
    for (const { notes, caption } of marked)
      expect(notes.map((note) => plain(note)).join(" "), caption).toContain("[c]: withheld");
  });
});
