import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import type { EditionModel, TableBlock } from "../../src/papers/model.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import { financialQuarter, monthsOf } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { writeInto } from "../partnership/folder.ts";
import { asText } from "./as-text.ts";
import { shopTheft } from "./shop-theft.ts";
import { blocksOf, figureValue, literalDigits, quietWorld } from "./support.ts";

const months = monthsOf({ start: "2017-04-01", end: "2020-03-31" });
/** Shoplifting: 20 a month, from April 2019 on 30, so that it rises for the first time. Robbery: 8 a month. Bicycles: 2 a month. */
const wideFile = `MajorText,MinorText,BoroughName,${months.map((month) => month.replace("-", "")).join(",")}
Theft,Shoplifting,Hackney,${months.map((month) => (month >= "2019-04" ? 30 : 20)).join(",")}
Theft,Bicycle Theft,Hackney,${months.map(() => 2).join(",")}
Robbery,Robbery of Personal Property,Hackney,${months.map(() => 8).join(",")}
`;
const said = `Period,Indicator,Area,Count,Percent,Type
2019-03,feel-safe,Hackney,1000,60,
2020-03,feel-safe,Hackney,1000,50,
2019-11,answers,Hackney,200,,
2019-11,matters,Hackney,90,,theft
2019-11,matters,Hackney,30,,robbery
`;
const published = (id: string, kind: string, unit: string): string => `    - id: ${id}
      title: What ${id} says
      short_title: ${id}
      noun: people
      topic: confidence
      unit: ${unit}
      polarity: higher
      date_basis: reported
      exposure: days
      aggregation: ${kind}
      default_overdispersion: 1.0
      sensitivity: published
      definition: As asked.
      source: The council
`;
const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: open, provider: Metropolitan Police, format: mps-geographic, files: extracts/borough.csv }
  - { id: said, provider: Council, format: monthly-counts, files: extracts/said.csv }
indicators:
  use: [all-crime, robbery, shop-theft]
  define:
${shopTheft}${published("feel-safe", "{ kind: survey }", "percent")}${published("answers", "{ kind: published }", "people")}${published(
  "matters",
  "{ kind: published, types: [{ id: theft, title: Theft }, { id: robbery, title: Robbery }] }",
  "people",
)}themes:
  - { id: robbery, title: Robbery, indicators: [robbery] }
  - { id: theft, title: Theft, indicators: [shop-theft] }
harm_weights: weights.csv
priorities:
  judgements:
    - { theme: robbery, rank: 1, controllability: 2, reason: It hurts people., concern: { indicator: matters, type: robbery }, by: The group, on: 2020-04-20 }
    - { theme: theft, rank: 2, concern: { indicator: matters, type: theft }, by: The group, on: 2020-04-20 }
community:
  surveys: [feel-safe]
  consultations: [{ indicator: matters, answered: answers, held: 2019-11 }]
  quotes: quotes.csv
serious_violence: { indicators: [robbery], agreed_on: 2020-01-15 }
papers: [assessment]
`;
const paper = `id: assessment
title: Assessment
sections:
  - kind: emerging-issues
  - { kind: cross-cutting, id: reoffending, topic: Reoffending, needed: how many offend again }
  - kind: serious-violence-duty
  - { kind: serious-violence-duty, id: asked-for, before_the_duty: true }
  - kind: community-views
  - kind: harm
  - kind: priorities-matrix
  - kind: plan-progress
  - kind: definitions
  - kind: pedigree
`;
const files = {
  "partnership.yaml": settings,
  "papers/assessment.yaml": paper,
  "extracts/borough.csv": wideFile,
  "extracts/said.csv": said,
  "weights.csv":
    "category,weight,source,date\nrobbery-personal,350,An example,2020-01-01\nshoplifting,2,An example,2020-01-01\n",
  "quotes.csv":
    'quote,role,consent\n"<b>They</b> took it & ran.",a resident,yes\nWords of somebody else.,a shopkeeper,no\n',
};

let root = "";
const editions = new Map<Audience, { readonly model: EditionModel; readonly html: string }>();
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "csp-assess-priorities-"));
  await writeInto(root, files);
  const world = quietWorld(root);
  const partnership = await openPartnership(root, world);
  const definition = partnership.papers.get("assessment");
  if (!definition) throw new Error("the folder's own paper was not found");
  const quarter = financialQuarter(2019, 4);
  for (const audience of ["internal", "public"] as const) {
    const reading = await readPartnership(partnership, world);
    editions.set(audience, await makeEdition({ partnership, reading, definition, quarter, audience }, world));
    await reading.close();
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

const edition = (audience: Audience = "internal") => {
  const found = editions.get(audience);
  if (!found) throw new Error(`no ${audience} edition`);
  return found;
};
const sectionText = (id: string, audience: Audience = "internal"): string => {
  const { model } = edition(audience);
  return asText({ ...model, sections: model.sections.filter((section) => section.id === id) });
};
function rowsOf(section: string, id: string): string[][] {
  const tables = blocksOf(edition().model, section).filter((block): block is TableBlock => block.kind === "table");
  const table = tables.find((one) => one.id === id);
  return table?.rows.map(({ cells }) => cells.map(({ content }) => plain(content))) ?? [];
}

describe("the priorities matrix of a small partnership, worked by hand", () => {
  it("scores each theme by what is held", () => {
    // Robbery: 96 of 366 days is over one a week: 2; no change: 3; 33,600 of 34,320 days of harm: 5; 30 of 200 asked: 2; judged 2. 14/5.
    // Theft: 360 of 366 days: 2; 240 to 360, very clear: 5; 720 of 34,320: 2; 90 of 200: 5; not judged. 14/4.
    expect(rowsOf("priorities-matrix", "priorities-matrix-table")).toEqual([
      ["Theft", "2", "5", "2", "not scored", "5", "not scored", "3.50", "1", "2"],
      ["Robbery", "2", "3", "5", "not scored", "2", "2", "2.80", "2", "1"],
    ]);
    const text = sectionText("priorities-matrix");
    expect(text).toContain("By their scores “Theft” comes first, then “Robbery”.");
    expect(text).toContain("The group, which judged for itself, differs by a place at most.");
    expect(text).toContain("four\u00a0of\u00a0six");
    expect(text).toContain("five\u00a0of\u00a0six");
    expect(text).toContain("It hurts people.");
    // Nothing compares the two; one of two is judged by the group, which is no fewer than half.
    expect(text).toContain("“Compared” is scored for no theme: the order rests on no evidence of it.");
    expect(text).not.toContain("“Control” is scored for");
  });

  it("says whether the order hangs on a weight", () => {
    // With harm doubled: robbery 19/6 = 3.17, theft 16/5 = 3.2. With concern halved: 13/4.5 = 2.89, 11.5/3.5 = 3.29. It never turns.
    expect(sectionText("priorities-matrix")).toContain(
      "The first three stay in this order whichever single weight is doubled or halved.",
    );
  });

  it("gives every score its figures", () => {
    const { figures } = edition().model;
    const points = figures["theme-theft/hackney/fy2019-20/score:volume"];
    expect(points?.inputs).toEqual(["shop-theft/hackney/fy2019-20/count"]);
    expect(figures["theme-theft/hackney/fy2019-20/score:comparison"]).toBeUndefined();
    expect(figures["theme-theft/hackney/fy2019-20/total-score"]?.inputs).toHaveLength(4);
  });
});

describe("harm", () => {
  it("is each category times its weight, with what has none", () => {
    // All crime: 96 × 350 + 360 × 2 = 34,320 of 480 offences, 24 of them bicycles, which have no weight: 5%. The year before 34,080.
    expect(rowsOf("harm", "harm-table")).toEqual([
      ["All recorded crime", "480", "34,080", "34,320", "+0.7%", "75.3", "5.0%"],
      ["Robbery", "96", "33,600", "33,600", "0.0%", "350", "0.0%"],
      ["Shoplifting", "360", "480", "720", "+50%", "2", "0.0%"],
    ]);
    expect(figureValue(edition().model, "all-crime/hackney/fy2019-20/harm")).toBe(34_320);
    expect(sectionText("harm")).toContain("“An example” (1 January 2020)");
  });
});

describe("what the community says", () => {
  it("surveys with intervals and a verdict, consultations as counts", () => {
    const text = sectionText("community-views");
    expect(text).toContain(
      "50.0% in 2019/20, 10.0 percentage points lower than the year before (60.0%): a clear fall.",
    );
    // Wilson's interval of half of 1,000.
    expect(text).toContain("46.9% to 53.1%");
    expect(text).toContain("In November 2019, 200 people took part");
    expect(rowsOf("community-views", "community-matters")).toEqual([
      ["Theft", "90", "45%"],
      ["Robbery", "30", "15%"],
    ]);
  });

  it("quotes those who agreed, escaped, and nobody else", () => {
    expect(sectionText("community-views")).toContain("“<b>They</b> took it & ran.” – a resident");
    for (const audience of ["internal", "public"] as const) {
      const { html } = edition(audience);
      expect(html).toContain("&lt;b&gt;They&lt;/b&gt; took it &amp; ran.");
      expect(html).not.toContain("<b>They");
      expect(html).not.toContain("somebody else");
    }
  });
});

describe("the other sections", () => {
  it("emerging issues hold the first rise, and nothing of what did not move", () => {
    const text = sectionText("emerging-issues");
    expect(text).toContain("Shoplifting: 360 offences in 2019/20");
    expect(text).not.toContain("Robbery");
  });

  it("a subject of which nothing is held is said to be one", () => {
    const text = sectionText("reoffending");
    expect(text).toContain("No source of the partnership tells of this");
    expect(text).toContain("To tell of it, the partnership would need how many offend again.");
  });

  it("the Serious Violence Duty is dated, and an assessment of an earlier year is only there when asked for", () => {
    expect(sectionText("serious-violence-duty")).toContain("applies from 31 January 2023");
    expect(sectionText("serious-violence-duty")).not.toContain("Robbery");
    expect(sectionText("asked-for")).toContain("agreed on 15 January 2020, is: robberies");
    expect(rowsOf("asked-for", "serious-violence-data").map(([body, , held]) => [body, held])).toContainEqual([
      "Health bodies",
      "not held",
    ]);
  });

  it("a plan that is not there is a gap", () => {
    expect(sectionText("plan-progress")).toContain("cannot be told");
  });

  it("no computed digit stands in a text that is no figure", () => {
    for (const { model } of editions.values()) expect(literalDigits(model)).toEqual([]);
  });
});
