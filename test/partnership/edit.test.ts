import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { skeletonSettings } from "../../src/cli/skeleton.ts";
import { type Edit, editSettings, editText } from "../../src/partnership/edit.ts";

const entry = {
  id: "mps",
  provider: "to be confirmed",
  format: "mps-geographic",
  files: "extracts/mps (*).csv",
} as const;
const add: Edit = { kind: "add-source", entry };
const map: Edit = { kind: "map-columns", source: "a", columns: { recorded_date: "Date: Recorderd", reference: "No." } };
const name: Edit = { kind: "name-files", source: "a", files: "extracts/*.csv" };

/** Lines of the first that the second does not have, and the other way round. */
const changed = (before: string, after: string): { gone: string[]; come: string[] } => {
  const [old, now] = [before.split("\n"), after.split("\n")];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
};

const block = `# Ours
partnership:   Ours      # with odd spacing
sources:
    -   id: a            # first
        provider: P
        format: offence-records
        files: "x.csv"   # its files
# the end of the list
papers: [quarterly]      # last
`;

describe("a change of the settings", () => {
  it("adds a source and leaves all else as it is", () => {
    const after = editSettings(block, add);
    expect(changed(block, after).gone).toEqual([]);
    expect((parse(after) as { sources: object[] }).sources).toEqual([
      { id: "a", provider: "P", format: "offence-records", files: "x.csv" },
      entry,
    ]);
  });

  it("maps columns of a source in a line of its own", () => {
    const after = editSettings(block, map);
    expect(changed(block, after)).toEqual({
      gone: [],
      come: ['        columns: { recorded_date: "Date: Recorderd", reference: No. }'],
    });
    expect((parse(after) as { sources: object[] }).sources[0]).toMatchObject({
      columns: { recorded_date: "Date: Recorderd", reference: "No." },
    });
  });

  it("names other files", () => {
    expect(changed(block, editSettings(block, name))).toEqual({
      gone: ['        files: "x.csv"   # its files'],
      come: ["        files: extracts/*.csv   # its files"],
    });
  });

  it("takes the place of an example", () => {
    const after = editSettings(skeletonSettings, { ...add, insteadOf: "police-crime" });
    expect((parse(after) as { sources: object[] }).sources).toEqual([entry]);
    const comments = (text: string): string[] => text.split("\n").filter((line) => line.startsWith("#"));
    expect(comments(after)).toEqual(comments(skeletonSettings));
  });

  it.each([
    ["a source in braces", "sources:\n  - { id: a, provider: P, files: x.csv } # one\npapers: [q]\n"],
    ["a list in brackets", "sources: [ { id: a, provider: P, files: x.csv } ] # one\npapers: [q]\n"],
    ["columns that are there", "sources:\n- id: a\n  files: x.csv\n  columns: { ward: W } # one\npapers: [q]\n"],
    ["the end of the file", "papers: [q]\n# one\nsources:\n  - id: a\n    files: x.csv"],
    ["Windows line ends", "sources:\r\n  - id: a\r\n    files: x.csv # one\r\npapers: [q]\r\n"],
    [
      "a comment between",
      "sources:\n  - id: b\n    files: y\n  # one\n  - id: a\n    files: x.csv\n\n# two\npapers: [q]\n",
    ],
  ])("%s keeps its comments and its meaning", (_name, text) => {
    const before = parse(text) as { sources: { id: string; columns?: object }[]; papers: string[] };
    const at = before.sources.findIndex(({ id }) => id === "a");
    const added = parse(editSettings(text, add)) as typeof before;
    expect(added).toEqual({ ...before, sources: [...before.sources, entry] });
    const mapped = parse(editSettings(text, map)) as typeof before;
    expect(mapped.sources[at]).toEqual({
      ...before.sources[at],
      columns: { ...before.sources[at]?.columns, recorded_date: "Date: Recorderd", reference: "No." },
    });
    for (const edit of [add, map, name]) {
      const after = editSettings(text, edit);
      expect(after.match(/#.*\S/g)).toEqual(text.match(/#.*\S/g));
      expect(after.includes("\r\n")).toBe(text.includes("\r\n"));
    }
  });

  it("an entry is shown as it will stand", () => {
    expect(editText({ ...add, entry: { ...entry, columns: { ward: "W" } } })).toBe(
      "- id: mps\n  provider: to be confirmed\n  format: mps-geographic\n  files: extracts/mps (*).csv\n  columns:\n    ward: W\n",
    );
    expect(parse(editText(map))).toEqual([
      { id: "a", columns: { recorded_date: "Date: Recorderd", reference: "No." } },
    ]);
  });
});
