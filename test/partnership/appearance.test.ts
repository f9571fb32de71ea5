import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrast } from "../../src/partnership/contrast.ts";
import { loadSettings } from "../../src/partnership/load.ts";
import { ProblemsError } from "../../src/problems/problem.ts";
import { folderWith, least, registries, settingsOf } from "./folder.ts";

const svg = (inside: string, attributes = ""): string =>
  `<?xml version="1.0"?>\n<!-- a crest -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inside}</svg>\n`;
/** One white point. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 0xff, 0xd9]);

const withCrest = (name: string): string => `${least}appearance: { crest: reference/${name} }\n`;

/** What is said of the settings when this is their crest. */
async function crestProblem(name: string, content: string | Uint8Array): Promise<string> {
  const folder = await folderWith(withCrest(name), { [`reference/${name}`]: "" });
  await writeFile(join(folder, "reference", name), content);
  const error = await loadSettings(folder, registries).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return "taken";
  if (!(error instanceof ProblemsError)) throw error;
  const [problem, ...more] = error.problems;
  expect(more).toEqual([]);
  expect([problem?.code, problem?.place?.field]).toEqual(["crest-unusable", "appearance.crest"]);
  expect(problem?.place?.line).toBe(least.trimEnd().split("\n").length + 1);
  return problem?.message ?? "";
}

describe("a partnership's colours", () => {
  test("are taken where they can be read", async () => {
    expect((await settingsOf(least)).appearance).toEqual({});
    const settings = await settingsOf(`${least}appearance: { colour: "#5A1E78", accent: "#c05000" }\n`);
    expect(settings.appearance).toEqual({ colour: "#5a1e78", accent: "#c05000" });
  });

  test.each([
    ["colour", "#777777", "4.1 to 1; text and links need 4.5 to 1"],
    ["colour", "#ffff00", "1 to 1; text and links need 4.5 to 1"],
    ["accent", "#9ac7e0", "1.8 to 1; lines need 3 to 1"],
  ])("%s %s is refused with its place", async (key, colour, words) => {
    const error = await settingsOf(`${least}appearance: { ${key}: "${colour}" }\n`).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemsError);
    const [problem] = (error as ProblemsError).problems;
    expect([problem?.code, problem?.place?.field]).toEqual(["colour-contrast", `appearance.${key}`]);
    expect(problem?.message).toContain(words);
  });

  test.each(["red", "#12345", "rgb(0,0,0)", "#123456;}body{display:none}"])("%s is no colour", async (colour) => {
    const error = await settingsOf(`${least}appearance: { colour: "${colour}" }\n`).catch((reason: unknown) => reason);
    expect((error as ProblemsError).problems.map(({ code }) => code)).toEqual(["settings-invalid"]);
  });

  test("contrast is that of WCAG's own examples", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 9);
    expect(contrast("#ffffff", "#ffffff")).toBe(1);
    // The grey that just passes at AA, and the next that does not (webaim.org, "Contrast and color accessibility").
    expect(contrast("#767676", "#ffffff")).toBeGreaterThan(4.5);
    expect(contrast("#777777", "#ffffff")).toBeLessThan(4.5);
  });
});

describe("a crest", () => {
  test.each([
    ["crest.png", png, "image/png"],
    ["crest.jpg", jpeg, "image/jpeg"],
    [
      "crest.svg",
      Buffer.from(svg('<path id="a" d="M0 0h9v9z"/><use href="#a" style="fill:url(#b)"/>')),
      "image/svg+xml",
    ],
  ])("%s is taken, with what it holds", async (name, content, mediaType) => {
    const folder = await folderWith(withCrest(name), { [`reference/${name}`]: "" });
    await writeFile(join(folder, "reference", name), content);
    const { settings } = await loadSettings(folder, registries);
    expect(settings.appearance.crest).toMatchObject({
      mediaType,
      base64: content.toString("base64"),
      text: settings.partnership,
    });
  });

  test.each([
    ["a letter", "crest.png", "Dear colleague", "not a PNG, JPEG or SVG image"],
    ["a page", "crest.svg", "<!doctype html><html><body><svg></svg></body></html>", "not a PNG, JPEG or SVG image"],
    ["nothing", "crest.png", "", "not a PNG, JPEG or SVG image"],
    ["half a picture", "crest.png", png.subarray(0, 40), "ends in the middle"],
    ["too large a picture", "crest.png", Buffer.concat([png, Buffer.alloc(1_000_000)]), "larger than 1 MB"],
    ["a script", "crest.svg", svg("<script>alert(1)</script>"), 'the element "script"'],
    ["a script by another name", "crest.svg", svg("<s:script>alert(1)</s:script>"), 'the element "script"'],
    ["a page in a picture", "crest.svg", svg("<foreignObject><p/></foreignObject>"), 'the element "foreignObject"'],
    ["a picture in a picture", "crest.svg", svg('<image href="data:image/png;base64,AA"/>'), 'the element "image"'],
    ["a handler", "crest.svg", svg("", ' onload="alert(1)"'), 'the script "onload"'],
    ["a link", "crest.svg", svg('<a href="#x"><path/></a>'), 'the element "a"'],
    ["a reference", "crest.svg", svg('<use xlink:href="https://example.org/a.svg#b"/>'), "refers to something outside"],
    [
      "a fill from elsewhere",
      "crest.svg",
      svg('<path fill="url(https://example.org/a)"/>'),
      "refers to something outside",
    ],
    ["a style sheet", "crest.svg", svg("<style>@import 'a.css';</style>"), "refers to something outside"],
    ["entities", "crest.svg", `<!DOCTYPE svg [<!ENTITY a "b">]>${svg("&a;")}`, "SVG"],
  ])("that is or has %s is refused with its place", async (_what, name, content, words) => {
    expect(await crestProblem(name, content)).toContain(words);
  });

  test("that is not there, or elsewhere, is refused as any path", async () => {
    for (const file of ["reference/none.png", "../crest.png"]) {
      const error = await settingsOf(`${least}appearance: { crest: ${file} }\n`).catch((reason: unknown) => reason);
      expect((error as ProblemsError).problems.map(({ code }) => code)).toEqual(["settings-path"]);
    }
  });
});
