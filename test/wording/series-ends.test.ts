import { expect, it } from "vitest";
import { plainNumber } from "../../src/steps/sign-problems.ts";
import type { SeriesEndSign } from "../../src/values/sign.ts";
import { plain } from "../../src/wording/runs.ts";
import { signWords } from "../../src/wording/signs.ts";

const said = (of: SeriesEndSign["of"], subjects: readonly string[], instead: readonly string[] = []): string[] =>
  (["series-stops", "series-starts"] as const).map((kind) => {
    const about = { source: "crime", severity: "note", month: "2018-04", usual: 13 } as const;
    const sign: SeriesEndSign = { kind, of, subjects, instead, ...about };
    return signWords([sign], plainNumber)
      .map(({ content }) => plain(content))
      .join();
  });

it.each([
  ["ward", ["Haggerston"], "The ward Haggerston stops", "The ward Haggerston starts"],
  [
    "category",
    ["burglary", "arson"],
    "The categories burglary and arson stop",
    "The categories burglary and arson start",
  ],
  ["category", [""], "Records of no known category stop", "Records of no known category start"],
] as const)("what stops or starts is named: of %s %j", (of, subjects, stops, starts) => {
  expect(said(of, subjects)).toEqual([
    `${stops} after April 2018, with about 13 records a month until then.`,
    `${starts} in April 2018, with about 13 records a month from then on.`,
  ]);
});

it("so is what starts where something stops, known or not", () => {
  expect(said("category", ["burglary"], [""])[0]).toContain(
    " Then records of no known category start, at much the same",
  );
  expect(said("ward", ["Haggerston"], ["Haggerston East"])[0]).toContain(
    " Then Haggerston East starts, at much the same",
  );
});
