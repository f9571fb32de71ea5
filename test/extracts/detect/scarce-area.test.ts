import { describe, expect, it } from "vitest";
import { scarceArea } from "../../../src/extracts/detect/scarce-area.ts";
import { verdictOf, verdictWords } from "../../../src/papers/source-verdict.ts";
import { plainNumber, signProblems } from "../../../src/steps/sign-problems.ts";
import { plain } from "../../../src/wording/runs.ts";
import { signWords } from "../../../src/wording/signs.ts";
import { readFiles } from "../settings.ts";

/** Offences on every day of a month: so many of Hackney, and so many of Camden. */
function file(month: string, ours: number, theirs: number): string {
  const rows = Array.from({ length: ours + theirs }, (_, index) => {
    const day = String((index % 28) + 1).padStart(2, "0");
    return `${month}-${index},${month}-${day},Other Theft,${index < ours ? "Hackney" : "Camden"}`;
  });
  return `CRN,Date Recorded,Offence Subgroup,Borough\n${rows.join("\n")}\n`;
}

describe("a source with hardly a row of the area", () => {
  it("is suspicious, with the count and the share", async () => {
    const { result } = await readFiles({ "crime-2019-04.csv": file("2019-04", 3, 1197) });
    const [source] = result.sources;
    if (!source) throw new Error("no source");
    expect(source.signs).toEqual([
      {
        kind: "area-scarce",
        severity: "warning",
        source: "police",
        files: ["crime-2019-04.csv"],
        isWhole: true,
        count: 3,
        rows: 1200,
      },
    ]);
    expect(verdictWords(verdictOf(source))).toBe("suspicious: hardly any row is of the area");
    const [words] = signWords(source.signs, plainNumber);
    expect(plain(words?.content ?? [])).toBe("Only 3 of 1,200 rows (0.3%) are of the area: suspiciously few.");
    expect(signProblems(result)).toMatchObject([
      { code: "area-scarce", severity: "warning", place: { file: "crime-2019-04.csv" } },
    ]);
  });

  it("is not one that has the share of a small borough, nor one of the area alone", async () => {
    const small = await readFiles({ "crime-2019-04.csv": file("2019-04", 15, 1185) });
    const own = await readFiles({ "crime-2019-04.csv": file("2019-04", 4, 0) });
    for (const { result } of [small, own]) expect(result.sources[0]?.signs).toEqual([]);
  });

  it("is told file by file: one month of another borough is not a month without crime", async () => {
    const { result } = await readFiles({
      "crime-2019-04.csv": file("2019-04", 100, 1000),
      "crime-2019-05.csv": file("2019-05", 0, 1100),
      "crime-2019-06.csv": file("2019-06", 100, 1000),
    });
    const [source] = result.sources;
    const signs = source?.signs.filter(({ kind }) => kind === "area-scarce") ?? [];
    expect(signs).toMatchObject([{ files: ["crime-2019-05.csv"], isWhole: false, count: 0, rows: 1100 }]);
    expect(plain(signWords(signs, plainNumber)[0]?.content ?? [])).toMatch(
      /^In crime-2019-05\.csv, only 0 of 1,100 rows \(fewer than one in a thousand\) are of the area/,
    );
    expect(source && verdictOf(source).use).not.toBe("suspicious");
  });

  it("counts rows of published counts that are left out for other reasons more leniently", () => {
    const rows = { read: 60000, accepted: 200, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 59800 };
    const one = { file: 0, path: "a.csv", rows, rejectsByReason: {} } as never;
    expect(scarceArea({ source: "a", files: [one], precision: "month", records: { offence: 9 } })).toEqual([]);
    expect(scarceArea({ source: "a", files: [one], precision: "record", records: { offence: 200 } })).toHaveLength(1);
  });
});
