import { describe, expect, it } from "vitest";
import type { SectionModel } from "../../src/papers/model.ts";
import { cssString, pageRules } from "../../src/render/page-rules.ts";
import { fixture } from "./fixture.ts";

const section = (title: string, newPage?: true): SectionModel => ({
  id: title.toLowerCase().replaceAll(" ", "-"),
  kind: "words",
  title,
  blocks: [{ kind: "paragraph", content: [{ kind: "text", text: title }] }],
  ...(newPage ? { newPage } : {}),
});
const opening = section("First page");
const rulesOf = (...sections: SectionModel[]): string => pageRules({ ...fixture(), sections: [opening, ...sections] });

describe("the running title of a page", () => {
  it("names the sections that share pages", () => {
    expect(rulesOf(section("Burglary", true), section("Robbery"))).toContain(
      `@top-left{content:${cssString("Burglary · Robbery")}`,
    );
  });

  it("names the first and the last where all of them would take too much room", () => {
    const titles = [
      "Scorecard",
      "All recorded crime",
      "Violence with injury",
      "Robbery",
      "Burglary",
      "Possession of weapons",
    ];
    const [first = "", ...rest] = titles;
    expect(rulesOf(section(first, true), ...rest.map((title) => section(title)))).toContain(
      `@top-left{content:${cssString("Scorecard – Possession of weapons")}`,
    );
  });

  it("is cut, and never left out, where even that is too long", () => {
    const long = "A title of a section that goes on and on";
    const rules = rulesOf(section(`${long} at the beginning`, true), section("Short"), section(`${long} at the end`));
    expect(rules).toContain(
      `@top-left{content:${cssString(`${long} at the beginning – A title of a section`).slice(0, -1)}`,
    );
    expect(rules).toContain(cssString("…").slice(1, -1));
  });
});
