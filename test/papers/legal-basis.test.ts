import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import type { EditionModel } from "../../src/papers/model.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { writeInto } from "../partnership/folder.ts";
import { asText } from "./as-text.ts";
import { blocksOf, quietWorld } from "./support.ts";

const months = monthsOf({ start: "2020-04-01", end: "2023-03-31" });
const wide = `MajorText,MinorText,BoroughName,${months.map((month) => month.replace("-", "")).join(",")}
Robbery,Robbery of Personal Property,Hackney,${months.map(() => 8).join(",")}
Theft,Bicycle Theft,Hackney,${months.map(() => 3).join(",")}
`;
const files = {
  "partnership.yaml": `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: open, provider: Metropolitan Police, format: mps-geographic, files: extracts/borough.csv }
indicators: { use: [robbery, bicycle-theft] }
themes:
  - { id: robbery, title: Robbery, indicators: [robbery] }
  - { id: cycles, title: Theft of cycles, indicators: [bicycle-theft] }
papers: [assessment]
`,
  "papers/assessment.yaml": `id: assessment
title: Assessment
period: year
sections:
  - kind: legal-basis
  - { kind: theme, theme: robbery }
  - { kind: theme, theme: cycles }
  - kind: serious-violence-duty
  - kind: community-views
  - kind: plan-progress
  - kind: target-performance
`,
  "extracts/borough.csv": wide,
  // Of two chapters one says why.
  "commentary/2022-23-q4/assessment/theme-cycles-why.md":
    "---\nevidence: view\n---\nMore cycles stand in the street than there are stands.\n",
};

let root = "";
const papers = new Map<number, EditionModel>();
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "csp-assess-legal-"));
  await writeInto(root, files);
  const world = quietWorld(root);
  const partnership = await openPartnership(root, world);
  const definition = partnership.papers.get("assessment");
  if (!definition) throw new Error("the folder's own paper was not found");
  for (const year of [2021, 2022]) {
    const reading = await readPartnership(partnership, world);
    const quarter = financialQuarter(year, 4);
    papers.set(
      year,
      (await makeEdition({ partnership, reading, definition, quarter, audience: "internal" }, world)).model,
    );
    await reading.close();
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

const paper = (year: number): EditionModel => {
  const found = papers.get(year);
  if (!found) throw new Error(`no paper of ${year}`);
  return found;
};
/** Where the paper answers what begins with these words; undefined where it is not asked. */
function answerTo(asked: string, year = 2022): string | undefined {
  const table = blocksOf(paper(year), "legal-basis").find((block) => block.kind === "table");
  const found = table?.kind === "table" ? table.rows : [];
  const row = found.find(({ cells }) => plain(cells[0]?.content ?? []).startsWith(asked));
  return row && plain(row.cells[2]?.content ?? []);
}
const notAnswered = "Not answered in this paper";

describe("what the law asks, and where a paper answers it", () => {
  it("takes no chapter for an answer to why that does not say why", () => {
    expect(answerTo("It says how they have changed")).toBe("Robbery; Theft of cycles");
    expect(answerTo("It says why")).toBe("Theft of cycles");
    expect(answerTo("It says why", 2021)).toBe(notAnswered);
  });

  it("takes no section for an answer that only says that nothing is held", () => {
    expect(asText(paper(2022))).toContain("What the community says");
    expect(answerTo("People who live or work")).toBe(notAnswered);
    expect(answerTo("It judges how far the last partnership plan")).toBe(notAnswered);
    expect(answerTo("It analyses the levels and patterns of substance misuse")).toBe(notAnswered);
  });

  it("asks a year only for what was law before it ended", () => {
    expect(
      answerTo("The area has a strategy to keep people from becoming involved in serious violence", 2021),
    ).toBeUndefined();
    expect(answerTo("The area has a strategy to keep people from becoming involved in serious violence")).toBe(
      "Serious violence: needs assessment",
    );
    const since = "Since 31 January 2023 it also asks for a strategy against serious violence.";
    expect(asText(paper(2021))).not.toContain(since);
    expect(asText(paper(2022))).toContain(since);
  });

  it("tells of each item where it was read, and what the words for it mean", () => {
    const text = asText(paper(2022));
    expect(text).toContain("It says why they have changed. | Regulations 5 to 7 / to be confirmed");
    expect(text).toContain(
      "levels and patterns of crime and disorder in the area. | Regulations 5 to 7 / from the explanatory note",
    );
    expect(text).toMatch(/what should be put first\. \| Regulation 12\(1\), as made/);
    expect(text).toContain("The words of regulations 5 to 7 could not be read when the list was drawn up.");
    expect(text).toContain("“From the explanatory note”: the note published with the regulations says so");
  });
});
