import { beforeAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../src/papers/model.ts";
import { renderHtml, renderPrint } from "../../src/render/render-html.ts";
import { fixture } from "./fixture.ts";
import { figures } from "./paper/figures.ts";
import { text } from "./paper/inline.ts";
import { type ReadElement, readHtml } from "./read-html.ts";

let html = "";
let elements: ReadElement[] = [];
beforeAll(async () => {
  html = await renderHtml(fixture());
  elements = readHtml(html);
});

const all = (name: string): ReadElement[] => elements.filter((element) => element.name === name);
const withClass = (name: string): ReadElement[] =>
  elements.filter((element) => (element.attributes["class"] ?? "").split(" ").includes(name));

describe("the file", () => {
  it("says its language, encoding, title and what it may load", () => {
    expect(html.startsWith('<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">')).toBe(true);
    expect(all("title")[0]?.text).toBe(
      "Quarterly performance paper, 2019/20 Quarter 4: Hackney Community Safety Partnership",
    );
    expect(all("meta").find((meta) => meta.attributes["name"] === "viewport")).toBeDefined();
    const policy = all("meta").find((meta) => meta.attributes["http-equiv"])?.attributes["content"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
  });

  it("needs nothing from outside and runs nothing", () => {
    expect(html).not.toMatch(/<script|<link|<iframe|<img|\son[a-z]+=|@import/);
    expect(html.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:\/\//);
    expect([...html.matchAll(/url\(([^)]{0,12})/g)].every((match) => match[1]?.startsWith("data:font/"))).toBe(true);
  });

  it("is the same twice", async () => {
    expect(await renderHtml(fixture())).toBe(html);
  });

  it("has every id once, and every link and label leads to one", () => {
    const ids = elements.flatMap((element) => element.attributes["id"] ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const element of elements) {
      const href = element.attributes["href"];
      if (href?.startsWith("#")) expect(ids).toContain(href.slice(1));
      const label = element.attributes["aria-labelledby"];
      if (label !== undefined) expect(ids).toContain(label);
    }
  });
});

describe("structure", () => {
  it("has one h1, and headings that never skip a level", () => {
    const levels = elements
      .filter((element) => /^h[1-6]$/.test(element.name))
      .map((element) => Number(element.name[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1);
  });

  it("lists every titled section, notes and annexes, in order", () => {
    const links = all("a")
      .filter((link) => link.path.includes("nav"))
      .map((link) => link.attributes["href"]);
    expect(links).toEqual([
      "#headlines",
      "#scorecard",
      "#syv",
      "#knife",
      "#vwi",
      "#shoreditch",
      "#da",
      "#quality",
      "#paper-notes",
      "#methods",
      "#definitions",
      "#pedigree",
      "#provenance",
    ]);
  });

  it("bears the marking at the top and at the bottom, the handling line and the state of a draft", async () => {
    expect(withClass("marking").map((element) => [element.text, element.path.at(-1)])).toEqual([
      ["OFFICIAL-SENSITIVE", "header"],
      ["OFFICIAL-SENSITIVE", "footer"],
    ]);
    expect(withClass("handling-line")[0]?.text).toContain("Do not forward");
    expect(withClass("draft")).toHaveLength(1);
    expect(withClass("watermark")[0]?.attributes["aria-hidden"]).toBe("true");
    const final = await renderHtml({ ...fixture(), status: "final", marking: "none" });
    expect(final).not.toMatch(/class="(?:draft|watermark|marking)"|@top-center\{content:"/);
    expect(html).toContain('@top-center{content:"OFFICIAL\\2d SENSITIVE"');
  });

  it("captions every table and heads every row and column", () => {
    const tables = all("table");
    expect(tables.length).toBeGreaterThan(10);
    expect(all("caption")).toHaveLength(tables.length);
    expect(all("th").every((header) => ["row", "col"].includes(header.attributes["scope"] ?? ""))).toBe(true);
    expect(all("caption").some((caption) => caption.text.startsWith("Table 100. Indicators"))).toBe(true);
    expect(html).not.toContain("Table 0");
  });

  it("gives every figure a title, a subtitle, a drawing with its alt text for desk and phone, and its numbers", () => {
    const drawn = all("figure");
    expect(drawn).toHaveLength(8);
    expect(withClass("figure-title")).toHaveLength(drawn.length);
    expect(withClass("figure-subtitle")).toHaveLength(drawn.length);
    expect(all("details")).toHaveLength(drawn.length);
    const images = all("svg").filter((svg) => svg.attributes["role"] === "img");
    expect(images.every((svg) => (svg.attributes["aria-label"] ?? "").length > 10)).toBe(true);
    expect(images.filter((svg) => svg.path.includes("figure"))).toHaveLength(2 * drawn.length);
    expect(
      all("svg")
        .filter((svg) => svg.attributes["role"] !== "img")
        .every((svg) => svg.attributes["aria-hidden"] === "true"),
    ).toBe(true);
  });

  it("links note references to notes and the notes back", () => {
    const references = withClass("note-ref");
    expect(references.length).toBeGreaterThan(2);
    expect(references[0]).toMatchObject({ text: "[note 1]", attributes: { href: "#note-1", id: "note-1-text" } });
    expect(withClass("back").map((link) => link.attributes["href"])).toEqual(["#note-1-text", "#note-2-text"]);
  });

  it("leads from every number to the entry of its series in the pedigree annex, and names it where there is none", async () => {
    const printed = withClass("figure").filter((element) => element.attributes["data-figure"]);
    const known = printed.filter((element) => Object.hasOwn(figures, element.attributes["data-figure"] ?? ""));
    const links = known.filter((element) => element.name === "a");
    expect(links.length).toBeGreaterThan(10);
    const ids = new Set(all("tr").map((element) => element.attributes["id"]));
    for (const { attributes, text } of links) {
      const [indicator, area] = (attributes["data-figure"] ?? "").replace(/\[.*?\]/, "").split("/");
      expect(attributes["href"]).toBe(`#p-${indicator}--${area}`);
      expect(ids).toContain(attributes["href"]?.slice(1));
      // The number is all that is read out, and thousands of them are no stops for the tab key.
      expect(Object.keys(attributes).sort()).toEqual(["class", "data-figure", "href", "tabindex"]);
      expect(text).not.toBe("");
    }
    // The annex itself is where the links lead to.
    expect(known.length - links.length).toBe([...ids].filter((id) => id?.startsWith("p-")).length);
    const model = fixture();
    const without = await renderHtml({
      ...model,
      sections: model.sections.filter((section) => section.kind !== "pedigree"),
    });
    expect(without).toContain('<span class="figure" data-figure="syv-victims/hackney/fy2019-20/count">253</span>');
    expect(without).not.toContain('href="#p-');
  });

  it("has no such links in print, where there is nothing to click", async () => {
    const printed = (await renderPrint(fixture(), { scorecard: 2 }, [])).html;
    expect(printed).not.toContain('<a class="figure"');
    expect(printed).not.toContain('class="figure"');
    expect(printed).toMatch(/>253</);
  });

  it("draws each chart once for print, and has nothing that a phone alone needs", async () => {
    const printed = (await renderPrint(fixture(), {}, [])).html;
    const count = (document: string, pattern: RegExp): number => document.match(pattern)?.length ?? 0;
    const charts = count(html, /class="chart chart-wide"/g);
    expect(charts).toBeGreaterThan(3);
    expect(count(html, /class="chart chart-phone"/g)).toBe(charts);
    expect(count(printed, /class="chart chart-(wide|phone)"/g)).toBe(charts);
    expect(printed).not.toMatch(/data-label=|class="value"/);
  });

  it("leaves out of print the numbers behind a figure that has them drawn in it", async () => {
    const model = fixture();
    const sections = model.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === "chart" ? { ...block, drawsItsNumbers: true as const } : block,
      ),
    }));
    expect(await renderHtml({ ...model, sections })).toContain('class="data data-on-screen"');
    expect((await renderPrint({ ...model, sections }, {}, [])).html).not.toContain('class="data');
  });

  it("keeps words and shapes together in status marks", () => {
    const missed = withClass("status-bad")[0];
    expect(missed?.text).toBe("Missed by 17");
    expect(withClass("mark-shape").every((svg) => svg.attributes["aria-hidden"] === "true")).toBe(true);
  });

  it("shows a commentary that is missing, and sets the analyst's words apart", () => {
    expect(withClass("commentary-gap").length).toBe(2);
    expect(withClass("commentary").filter((element) => element.attributes["role"] === "group").length).toBeGreaterThan(
      2,
    );
  });

  it("goes on after a headline's first words with a space only where one belongs", () => {
    const headlines = all("li").filter((item) => item.path.includes("ol") && item.text.includes("Night-time crime"));
    expect(headlines[0]?.text).toContain("rose 29%, from 1,550");
    expect(html).toContain("</strong> There were 253 victims");
  });

  it("prints page numbers once they are known", async () => {
    const { html: paged, numbers } = await renderPrint(fixture(), { scorecard: 2, shoreditch: 9 }, []);
    expect(paged).toMatch(/<a href="#scorecard">Scorecard<\/a><span class="page"><span style="color:#\w{6}">2<\/span>/);
    expect(paged).toMatch(/<span class="on-page">page <span style="color:#\w{6}">9<\/span><\/span>/);
    expect(html).not.toContain('class="page"');
    // Each in a colour of its own, by which it is found in the PDF.
    const printed = [...paged.matchAll(/<span style="color:#(\w{6})">(\d+)</g)].map(([, colour, digits]) => [
      colour,
      digits,
    ]);
    const told = numbers.map(({ colour, digits }) => [Buffer.from(colour).toString("hex"), digits]);
    expect(printed.toSorted()).toEqual(told.toSorted());
    expect(new Set(printed.map(([colour]) => colour)).size).toBe(printed.length);
  });
});

describe("hostile words", () => {
  const evil = `"'><script>alert(1)</script></style><b onload=x>&{{this}}\\`;
  const escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";

  it("stay words in every text of the model", async () => {
    const poisoned = await renderHtml(poison(fixture()));
    const read = readHtml(poisoned);
    expect(read.filter((element) => element.name === "script" || element.name === "b")).toEqual([]);
    expect(read.some((element) => "onload" in element.attributes)).toBe(false);
    expect(poisoned.match(/<\/style>/g)).toHaveLength(1);
    expect(poisoned.split(escaped).length).toBeGreaterThan(100);
    expect(poisoned).toContain("{{this}}");
  });

  it("are not followed when they stand in a link", async () => {
    const model = fixture();
    const [first, ...rest] = model.sections;
    if (!first) throw new Error("no section");
    const link = (href: string) => ({ kind: "link" as const, href, content: [text("here")] });
    const blocks = [
      {
        kind: "paragraph" as const,
        content: [link("javascript:alert(1)"), link(' data:text/html,x"'), link('https://example.org/?a="b')],
      },
    ];
    const out = await renderHtml({ ...model, sections: [{ ...first, blocks }, ...rest] });
    expect(out).not.toMatch(/href="\s*(?:javascript|data):/);
    expect(out).toContain('href="https://example.org/?a&#x3D;&quot;b"');
  });

  /** Every free text of the model with the hostile words behind it; ids, kinds and enums stay. */
  function poison(model: EditionModel): EditionModel {
    const free = new Set([
      "text",
      "title",
      "subtitle",
      "partnership",
      "handling",
      "caption",
      "detail",
      "label",
      "alt",
      "term",
      "valueTitle",
      "columnTitle",
      "rowTitle",
    ]);
    return JSON.parse(JSON.stringify(model), (key, value: unknown) =>
      typeof value === "string" && free.has(key) ? `${value}${evil}` : value,
    ) as EditionModel;
  }
});
