import { describe, expect, test } from "vitest";
import { settingsJsonSchema } from "../../src/partnership/json-schema.ts";
import { settingEntries, settingsDocument } from "./settings-document.ts";

describe("what is published about the settings", () => {
  test("the JSON Schema is current", async () => {
    const text = `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../docs/partnership.schema.json");
  });

  test("docs/settings.md is current", async () => {
    await expect(settingsDocument()).toMatchFileSnapshot("../../docs/settings.md");
  });

  test("every setting says what it means and what it is", () => {
    for (const entry of settingEntries()) {
      expect(entry.description, entry.path).not.toBe("");
      expect(entry.expected, entry.path).not.toBe("");
    }
  });
});
