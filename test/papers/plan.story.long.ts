import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sectionKinds } from "../../src/papers/kinds/index.ts";
import type { EditionModel, Inline } from "../../src/papers/model.ts";
import { actionsInYear } from "../../src/partnership/plan/plan.ts";
import { type Audience, audiences } from "../../src/partnership/settings/editions.ts";
import { makeModel } from "../../src/pipeline.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { readPartnershipPlan } from "../../src/steps/read-plan.ts";
import { financialYear } from "../../src/values/period.ts";
import { AnnualSample, annualQuarter } from "./annual-support.ts";
import { asText } from "./as-text.ts";
import { blocksOf, literalDigits, quietWorld } from "./support.ts";

/** The references of the tables of a plan that a borough published: 49 of them, and none under the fifth and the seventh priority. */
const refs = (
  [
    [1, 11],
    [2, 13],
    [3, 6],
    [4, 16],
    [6, 3],
  ] as const
).flatMap(([priority, last]) => Array.from({ length: last }, (_, index) => `${priority}.${index + 1}`));

describe("the plan of the sample of 2015/16", () => {
  let sample: AnnualSample;
  const editions = new Map<Audience, { readonly model: EditionModel; readonly problems: readonly Problem[] }>();
  beforeAll(async () => {
    sample = await AnnualSample.open();
    const { partnership, reading } = sample;
    const definition = partnership.papers.get("plan");
    if (!definition) throw new Error("the plan does not ship");
    for (const audience of audiences)
      editions.set(
        audience,
        await makeModel({ partnership, reading, definition, quarter: annualQuarter, audience }, quietWorld("/tmp")),
      );
  });
  afterAll(() => sample.close());
  const edition = (audience: Audience = "internal") => {
    const found = editions.get(audience);
    if (!found) throw new Error(`no ${audience} edition`);
    return found;
  };

  it("reads as the golden text does, up to what every paper has", async () => {
    const { model } = edition();
    await expect(asText({ ...model, sections: ownSections(model) })).toMatchFileSnapshot("golden/plan-2016-17.txt");
  });

  it("has every reference once, as a row that can be linked to, and its links lead to rows and sections", () => {
    const { model } = edition();
    const rows = blocksOf(model).flatMap((block) => (block.kind === "table" ? block.rows : []));
    const actions = rows.flatMap(({ anchor }) => (anchor?.startsWith("action-") ? anchor : []));
    expect(actions).toEqual(refs.map((ref) => `action-${ref.replace(".", "-")}`));
    const targets = new Set([...actions, ...model.sections.map(({ id }) => id)]);
    const links = linksIn(ownSections(model)).filter((href) => href.startsWith("#"));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((href) => !targets.has(href.slice(1)))).toEqual([]);
  });

  it("prints no digit that is neither a figure nor named as what it is", () => {
    expect(literalDigits(edition().model)).toEqual([]);
  });

  it("tells each year's states by one function", async () => {
    const { partnership } = sample;
    const definition = partnership.papers.get("plan");
    if (!definition) throw new Error("the plan does not ship");
    const { plan } = await readPartnershipPlan(
      partnership.settings.folder,
      definition,
      sectionKinds,
      partnership.indicators.keys(),
    );
    if (!plan) throw new Error("the sample's plan cannot be read");
    const states = actionsInYear(plan, financialYear(2015)).map(({ entry }) => entry?.state ?? "words");
    const count = (state: string): number => states.filter((one) => one === state).length;
    expect(states).toHaveLength(49);
    // Counted in the file by other means.
    expect([
      count("ongoing"),
      count("not-applicable"),
      count("to-be-confirmed"),
      count("in-development"),
      count("words"),
    ]).toEqual([18, 12, 3, 3, 13]);
  });

  it("keeps case studies that nobody has checked out of the editions that leave the group, and shows nothing small there", () => {
    const words = (audience: Audience): string => asText(edition(audience).model);
    expect(edition().problems.filter(({ code }) => code === "plan-case-study")).toHaveLength(3);
    expect(words("internal")).toContain("Case study: A boy with a knife");
    for (const audience of ["partnership", "public"] as const) {
      expect(words(audience)).not.toContain("Case study: A boy with a knife");
      expect(words(audience)).toContain("Case study: A way out");
      expect(words(audience)).toContain("A case study is left out of this edition");
    }
    expect(edition("public").problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

/** Without the sections that every paper has. */
const ownSections = ({ sections }: EditionModel): EditionModel["sections"] =>
  sections.slice(
    0,
    sections.findIndex(({ kind }) => kind === "data-quality"),
  );

function linksIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = "kind" in node && node.kind === "link" ? [(node as Extract<Inline, { kind: "link" }>).href] : [];
  return [...own, ...Object.values(node).flatMap(linksIn)];
}
