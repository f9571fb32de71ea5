import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProblemsError } from "../../src/problems/problem.ts";
import { type OffenceRow, offenceCsv, offenceHeader, offenceLine } from "./offence-fixture.ts";
import { readFiles } from "./settings.ts";

const runs = { numRuns: 4 };
const grain = { grain: "offence-victim-suspect" } as const;

/** Rows as extracts have them: few references, so that rows fold; blanks, disagreements and values that are none. */
const row = (area: fc.Arbitrary<string>): fc.Arbitrary<OffenceRow> =>
  fc.record({
    CRN: fc.constantFrom("A", "B", "C", "D", "E", "F", "G", ""),
    Status: fc.constantFrom("Confirmed", "Confirmed", "Confirmed", "No Crime", "", "?"),
    "Date Recorded": fc.constantFrom("10/04/2019", "11/04/2019", "2019-05-01", "31/06/2019", ""),
    "Last Updated": fc.constantFrom("", "01/06/2019 10:00", "02/06/2019 10:00"),
    "HO Code": fc.constantFrom("8G", "5D", "34B"),
    Ward: fc.constantFrom("Dalston", "Haggerston", "", " Victoria ", 'The "Elms", north', "two\nlines"),
    Borough: area,
    "Victim Ref": fc.constantFrom("V1", "V2", "V3", ""),
    "Victim Age": fc.constantFrom("19", "20", "unk", ""),
    "Suspect Age": fc.constantFrom("", "17", "30"),
    "Feature Codes": fc.constantFrom("", "KNIFE USED", "ALCOHOL;KNIFE INJURY", "SOMETHING"),
  });
const ours = fc.array(row(fc.constantFrom("Hackney", "hackney ", "")), { minLength: 1, maxLength: 30 });
/** A row of ours that always reads, so that the source is not another area's. */
const anchor: OffenceRow = { CRN: "anchor" };

describe("random extracts", () => {
  it("account for every row, dirt included", async () => {
    const dirt = fc.constantFrom(
      "",
      "A,B",
      `${offenceLine({})},x`,
      offenceLine({}).replace("Haggerston", '"Hagger"ston'),
      ",".repeat(23),
      "   ",
    );
    const line = fc.oneof(
      { weight: 5, arbitrary: row(fc.constantFrom("Hackney", "Camden", "")).map(offenceLine) },
      { weight: 1, arbitrary: dirt },
    );
    const newline = fc.constantFrom("\n", "\r\n");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, newline), { maxLength: 40 }), newline, async (lines, first) => {
        const text = [[offenceHeader.join(","), first], [offenceLine(anchor), first], ...lines]
          .map((pair) => pair.join(""))
          .join("");
        const { result } = await readFiles({ "crime.csv": text }, grain);
        const account = result.sources[0]?.files[0]?.rows;
        const rows = lines.filter(([line]) => !/^,*$/.test(line)).length + 1;
        if (!account) throw new Error("no account");
        const { read, ...fates } = account;
        expect(read).toBe(rows);
        expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(rows);
        expect(result.rejects).toHaveLength(account.rejected);
      }),
      runs,
    );
  });

  it("yield the same records in whatever order their rows stand", async () => {
    const shuffled = ours.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, other]) => {
        const first = await readFiles({ "crime.csv": offenceCsv([anchor, ...rows]) }, grain);
        const second = await readFiles({ "crime.csv": offenceCsv([...other, anchor]) }, grain);
        expect(second.records).toEqual(first.records);
        expect(second.result.sources[0]?.files[0]?.rows).toEqual(first.result.sources[0]?.files[0]?.rows);
        expect(second.result.sources[0]?.coverage).toEqual(first.result.sources[0]?.coverage);
      }),
      runs,
    );
  });

  it("yield the same records from one file and from two", async () => {
    await fc.assert(
      fc.asyncProperty(ours, fc.nat(), async (rows, cut) => {
        const at = cut % (rows.length + 1);
        const whole = await readFiles({ "crime.csv": offenceCsv([anchor, ...rows]) }, grain);
        const parts = await readFiles(
          {
            "crime-a.csv": offenceCsv([anchor, ...rows.slice(0, at)]),
            "crime-b.csv": offenceCsv([{ CRN: "second anchor", Status: "No Crime" }, ...rows.slice(at)]),
          },
          grain,
        );
        expect(parts.records).toEqual(whole.records);
      }),
      runs,
    );
  });

  it("yield the same records, whatever rows of other areas are added", async () => {
    const theirs = fc.array(row(fc.constantFrom("Camden", "Tower Hamlets")), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(ours, theirs, async (rows, others) => {
        const foreign = others.map((other) => ({ ...other, CRN: `${other.CRN} elsewhere` }));
        const mixed = rows.flatMap((own, index) => [own, ...foreign.slice(index, index + 1)]);
        const alone = await readFiles({ "crime.csv": offenceCsv([anchor, ...rows]) }, grain);
        const among = await readFiles({ "crime.csv": offenceCsv([...foreign, anchor, ...mixed]) }, grain);
        expect(among.records).toEqual(alone.records);
        expect(among.result.sources[0]?.coverage).toEqual(alone.result.sources[0]?.coverage);
        expect(among.result.rejects.length).toBe(alone.result.rejects.length);
      }),
      runs,
    );
  });
});

describe("random bytes below a header", () => {
  const good = "A,10/04/2019,8G";
  const piece = fc.constantFrom(
    ...[
      good,
      '"C",11/04/2019,"8G"',
      '"D\nE",10/04/2019,1',
      '"',
      '""',
      ",",
      "\n",
      "\r\n",
      "\r",
      " ",
      "a",
      "\t",
      "é",
      ',"',
      '",',
      '"\n',
      '\\"',
    ],
  );

  it("are refused, or accounted for with every reject on its line", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const text = `CRN,Date Recorded,HO Code\n${good}\n${pieces.join("")}`;
        const lines = text.split(/\r\n|\r|\n/);
        const read = await readFiles({ "crime.csv": text }).catch((error: unknown) => error);
        if (read instanceof ProblemsError) {
          const errors = read.problems.filter(({ severity }) => severity === "error");
          // Where more than half of the rows came out wider than the header, the header is what is doubted.
          const wider = lines.some((line) => line.split(",").length > 3);
          const allowed = wider ? ["extract-unclosed-quote", "extract-header"] : ["extract-unclosed-quote"];
          expect(errors).toHaveLength(1);
          expect(allowed).toContain(errors[0]?.code);
          return;
        }
        const { result } = read as Awaited<ReturnType<typeof readFiles>>;
        expect(result.rejects).toHaveLength(result.sources[0]?.files[0]?.rows.rejected ?? -1);
        for (const { code, line, value } of result.rejects)
          if (code.startsWith("row-")) expect(lines[line - 1]).toBe(value.split("\n")[0]);
      }),
      { numRuns: 8 },
    );
  });
});

describe("random files of monthly columns", () => {
  const cells = fc.array(fc.constantFrom("0", "3", "12", "1,024", "", "x"), { minLength: 3, maxLength: 3 });
  const wideRow = fc.tuple(
    fc.constantFrom(
      "Theft,Other Theft",
      "Robbery,Robbery of Personal Property",
      "Odd,Very Odd",
      "NFIB FRAUD,NFIB",
      ",",
    ),
    fc.constantFrom("Hackney", "Hackney", "Camden", ""),
    cells,
  );

  it("account for every row and every cell, and do not care for the order of rows", async () => {
    const line = wideRow.map(([category, area, counts]) =>
      [category, area, ...counts.map((count) => `"${count}"`)].join(","),
    );
    const header = "MajorText,MinorText,BoroughName,202001,202002,202003";
    const anchored = "Theft,Shoplifting,Hackney,1,1,1";
    const file = fc.array(
      fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: fc.constant("Theft,Other Theft,Hackney,1") }),
      { maxLength: 15 },
    );
    const shuffled = file.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
    );
    const read = (lines: readonly string[]) =>
      readFiles({ "mps.csv": [header, anchored, ...lines, ""].join("\n") }, { format: "mps-geographic" });
    await fc.assert(
      fc.asyncProperty(shuffled, async ([lines, other]) => {
        const first = await read(lines);
        const account = first.result.sources[0]?.files[0];
        const sum = (counts: object | undefined) =>
          Object.values(counts ?? {}).reduce((total: number, count) => total + Number(count), 0);
        expect(account?.rows.read).toBe(lines.length + 1);
        expect(sum(account?.rows)).toBe((lines.length + 1) * 2);
        expect(sum(account?.cells)).toBe((lines.length + 1) * 3 * 2);
        const second = await read(other);
        expect(second.records).toEqual(first.records);
        expect(second.result.sources[0]?.coverage).toEqual(first.result.sources[0]?.coverage);
      }),
      runs,
    );
  });
});
