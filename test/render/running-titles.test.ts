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

  it("is the partnership's name where all of them would take too much room", () => {
    const titles = ["Scorecard", "All recorded crime", "Violence with injury", "Robbery"];
    const [first = "", ...rest] = titles;
    const rules = rulesOf(section(first, true), ...rest.map((title) => section(title)));
    expect(rules).toContain(`@page pages-2{size:A4;@top-left{content:${cssString(fixture().partnership)}`);
    expect(rules).not.toContain(cssString("Scorecard").slice(1, -1));
  });

  it("of one section is its own, on two lines if need be, and is cut where those are not enough", () => {
    const title = "Performance against the last plan’s targets, and all recorded crime";
    expect(rulesOf(section(title, true))).toContain(`@top-left{content:${cssString(title)}`);
    const rules = rulesOf(section(`${title}, ${title}`, true));
    expect(rules).toContain(`@top-left{content:${cssString(`${title}, Performance against`).slice(0, -1)}`);
    expect(rules).toContain(cssString("…").slice(1, -1));
  });
});
