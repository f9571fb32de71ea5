import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string): string => readFileSync(path, "utf8");
const architecture = read("ARCHITECTURE.md");

interface Override {
  includes: string[];
  linter: { rules: { style?: { noRestrictedImports?: { options: { patterns: { group: string[] }[] } } } } };
}

describe("ARCHITECTURE.md", () => {
  it("shows the import rules as the linter enforces them", () => {
    const { overrides } = JSON.parse(read("biome.json")) as { overrides: Override[] };
    const rooms = overrides.flatMap(({ includes, linter }) => {
      const group = linter.rules.style?.noRestrictedImports?.options.patterns[0]?.group;
      const room = /^src\/([a-z]+)\//.exec(includes[0] ?? "")?.[1];
      return room && group ? [{ room, group }] : [];
    });
    expect(rooms.length).toBeGreaterThan(15);
    const names = rooms.map(({ room }) => room);
    for (const { room, group } of rooms) {
      const allowed = names.filter((other) => other !== room && !group.includes(`../${other}/**`));
      const cell = allowed.length > 0 ? allowed.map((name) => `\`${name}/\``) : ["nothing of ours"];
      const listed = architecture.split("\n").findLast((line) => line.startsWith(`| \`${room}/\` |`)) ?? "";
      for (const name of cell) expect(listed, room).toContain(name);
      expect(listed.match(/`[a-z]+\/`/g)?.length, room).toBe(1 + allowed.length);
      // Nobody imports the faces of the program, and no rule ends where a room has a folder within.
      expect(group, room).toEqual(expect.arrayContaining(["../cli/**", "../library/**", "../pipeline.ts"]));
      const near = group.filter((one) => !one.startsWith("../../"));
      expect(group, room).toEqual(expect.arrayContaining(near.map((one) => `../${one}`)));
    }
  });

  it("names every dependency with its job", () => {
    const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;
    const names = Object.keys({ ...manifest["dependencies"], ...manifest["devDependencies"] });
    for (const name of names) {
      if (name.startsWith("@types/")) continue;
      const shown = name.startsWith("@stdlib/") ? "@stdlib/stats-base-dists-*-quantile" : name;
      expect(architecture, name).toContain(`\`${shown}\``);
    }
  });
});
