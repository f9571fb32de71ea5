import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtContent } from "../../src/indicators/built-catalogue.ts";
import { cataloguePath } from "../../src/indicators/catalogue-path.ts";
import { knownDocument, parseSettingsDocument } from "../../src/partnership/document.ts";

const source = readFileSync(cataloguePath(), "utf8");
const written = parseSettingsDocument(source, "catalogue.yaml");

describe("the catalogue that was read when the program was built", () => {
  let folder: string;
  let file: URL;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "built-catalogue-"));
    file = pathToFileURL(join(folder, "catalogue.json"));
    const sha256 = createHash("sha256").update(source).digest("hex");
    await writeFile(file, JSON.stringify({ sha256, content: parse(source) }));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("holds what the YAML says", () => {
    expect(builtContent(source, file)).toEqual(written.content);
  });

  it("stands for no other text, and for none where it was not built", () => {
    expect(builtContent(`${source}\n`, file)).toBeUndefined();
    expect(builtContent(source, pathToFileURL(join(folder, "none.json")))).toBeUndefined();
  });

  it("knows every place of the text", () => {
    const known = knownDocument(source, "catalogue.yaml", parse(source));
    expect(known.content).toEqual(written.content);
    for (const path of [["indicators", 3, "title"], ["breakdowns"], ["indicators", 0, "nothing"]]) {
      expect(known.placeOf(path)).toEqual(written.placeOf(path));
      expect(known.placeOfKey(path)).toEqual(written.placeOfKey(path));
    }
  });
});
