import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { changeSentence, moved, quarterSentence } from "../../src/wording/change.ts";
import { plain } from "../../src/wording/runs.ts";
import { subjectWords } from "../../src/wording/subject.ts";
import { count, rules, subject } from "../analysis/fixtures.ts";

const words = subjectWords(
  subject().indicator,
  { id: "hackney", name: "Hackney", kind: "borough" },
  "hackney",
  new Map(),
);

describe("a fall is said once: by its word or by its sign", () => {
  it("never as a fall of minus so many, or as minus so many fewer", () => {
    const number = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(number, number, (from, to) => {
        const change = changeBetween(
          { from: count("2014/15", from), to: count("2015/16", to), comparison: "previous-year" },
          rules(1.5),
        );
        const said = [
          plain(changeSentence(change, words)),
          plain(quarterSentence(change, change)),
          plain(moved(change)),
        ];
        for (const sentence of said)
          expect(sentence).not.toMatch(
            /(?:fell|rose|fall of|rise of|reduction of)\s+[−+-]|[−+-][\d,.]+%? (?:fewer|more|reduction)/,
          );
      }),
    );
  });
});
