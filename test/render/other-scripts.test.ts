import { describe, expect, it } from "vitest";
import type { EditionModel } from "../../src/papers/model.ts";
import { fontProblems, otherFonts } from "../../src/render/other-scripts.ts";
import { renderHtml } from "../../src/render/render-html.ts";
import { fixture } from "./fixture.ts";

const named = (partnership: string): EditionModel => ({ ...fixture(), partnership });

describe("scripts beside the Latin alphabet", () => {
  it("need nothing where there are none", async () => {
    expect(fontProblems(fixture())).toEqual([]);
    expect(await otherFonts(fixture())).toEqual({ faces: "", families: [] });
  });

  it.each([
    ["Κύπρος", "U+0370-03FF"],
    ["Київ", "U+0400"],
    ["Nguyễn", "U+1EA0-1EF1"],
  ])("%s is set in the typeface itself", async (name, range) => {
    expect(fontProblems(named(name))).toEqual([]);
    const html = await renderHtml(named(name));
    expect(html.match(/@font-face\{font-family:"Source Sans 3"/g)?.length).toBeGreaterThan(
      (await renderHtml(fixture())).match(/@font-face\{font-family:"Source Sans 3"/g)?.length ?? 0,
    );
    expect(html).toContain(range);
  });

  it("are named where their font is not there, with the package that has it", () => {
    const [problem, ...more] = fontProblems(named("Աբովյան"));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: "script-without-font", severity: "warning" });
    expect(problem?.message).toContain("Armenian");
    expect(problem?.remedy).toContain("npm install @fontsource/noto-sans-armenian");
    expect(fontProblems(named("👩🏽‍🚒")).map(({ remedy }) => remedy)).toEqual([
      "Write them in words, or in letters of the Latin alphabet.",
    ]);
  });
});
