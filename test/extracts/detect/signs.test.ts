import { describe, expect, it } from "vitest";
import { plainNumber } from "../../../src/steps/sign-problems.ts";
import { addMonths, monthStart } from "../../../src/values/period.ts";
import { plain } from "../../../src/wording/runs.ts";
import { signWords } from "../../../src/wording/signs.ts";
import { readFiles } from "../settings.ts";

const header = "CRN,Date Recorded,Committed From,Offence Subgroup,Ward,Victim Age,Victim Type";

/** Rows of offences: `count` for each month, spread over its days. */
function rows(months: number, of: (index: number) => readonly Partial<Record<string, string>>[]): string {
  const lines: string[] = [header];
  for (let index = 0; index < months; index++) {
    const month = addMonths("2017-04", index);
    of(index).forEach((fields, number) => {
      const day = `${monthStart(month).slice(0, 8)}${String((number % 28) + 1).padStart(2, "0")}`;
      const at = fields["at"] ?? ` ${String(number % 24).padStart(2, "0")}:${String(number % 60).padStart(2, "0")}`;
      lines.push(
        `${month}-${number},${day},${day}${at},${fields["subgroup"] ?? "Other Theft"},${fields["ward"] ?? "Dalston"},${fields["age"] ?? "30"},Person`,
      );
    });
  }
  return `${lines.join("\n")}\n`;
}

const times = (count: number, fields: Partial<Record<string, string>>): Partial<Record<string, string>>[] =>
  Array.from({ length: count }, () => fields);

describe("what looks odd about a source", () => {
  it("nothing, where nothing is", async () => {
    const { result } = await readFiles({ "crime-2019-04-01.csv": rows(24, () => times(60, {})) });
    expect(result.sources[0]?.signs).toEqual([]);
  });

  it("says where parts of a published number nearly add up to it, and nothing of parts that were never meant to", async () => {
    const row = (month: string, indicator: string, count: number, type = ""): string =>
      `${month},${indicator},Hackney,${count},${type}\n`;
    const text = [
      "Period,Indicator,Area,Count,Type\n",
      // 91 and 52 are one more than 142; the month before they add up, and the month after they do not again.
      ...[
        row("2019-01", "reports", 100),
        row("2019-01", "reports", 60, "male"),
        row("2019-01", "reports", 40, "female"),
      ],
      ...[
        row("2019-02", "reports", 142),
        row("2019-02", "reports", 91, "male"),
        row("2019-02", "reports", 52, "female"),
      ],
      ...[
        row("2019-03", "reports", 50),
        row("2019-03", "reports", 30, "male"),
        row("2019-03", "reports", 19, "female"),
      ],
      // Each could name several.
      ...[
        row("2019-02", "answers", 200),
        row("2019-02", "answers", 150, "noise"),
        row("2019-02", "answers", 140, "theft"),
      ],
      // Nothing is given whole.
      ...[row("2019-02", "matters", 10, "noise"), row("2019-02", "matters", 11, "theft")],
    ].join("");
    const { result } = await readFiles({ "said.csv": text }, { format: "monthly-counts", files: "*.csv" });
    const apart = result.sources[0]?.signs.filter(({ kind }) => kind === "parts-apart") ?? [];
    expect(apart).toEqual([
      {
        kind: "parts-apart",
        source: result.sources[0]?.source,
        severity: "note",
        subject: "reports",
        by: "type",
        month: "2019-02",
        whole: 142,
        parts: 143,
        months: 2,
      },
    ]);
    expect(signWords(apart, plainNumber).map(({ content }) => plain(content))).toEqual([
      "Of reports it gives 142 in February 2019, and by type parts that add up to 143. Nor do they agree in other months.",
    ]);
  });

  it("says each thing once, as data and in words, and counts everything as it is", async () => {
    const text = rows(24, (index) => [
      ...times(index === 8 ? 150 : 40, {}),
      ...times(12, { subgroup: index < 18 ? "Shoplifting" : "Bicycle Theft" }),
      ...times(index < 12 ? 0 : 10, { at: " 00:00" }),
      ...times(10, { ward: index < 20 ? "King's Park" : "Kings Park" }),
      ...times(6, { age: index < 12 ? "" : "40" }),
    ]);
    const { result, records } = await readFiles({ "crime-2019-04-01.csv": text });
    const [source] = result.sources;
    expect(records.filter(({ kind }) => kind === "offence")).toHaveLength(text.trimEnd().split("\n").length - 1);
    const words = signWords(source?.signs ?? [], plainNumber).map(({ content }) => plain(content));
    expect(words).toEqual([
      expect.stringMatching(/^December 2017 \(high at 178, about [67]\d expected\) is an unusual month\.$/),
      "The category shoplifting stops after September 2018, with about 12 records a month until then. Then bicycle theft starts, at much the same level; it may be a new name.",
      "The ward King's Park stops after November 2018, with about 10 records a month until then. Then Kings Park starts, at much the same level; boundaries or names may have changed.",
      expect.stringMatching(/^In 2018\/19, \d+% of times are 00:00 or 00:01, where \d\.\d% would be usual/),
      expect.stringMatching(
        /^The victim’s age is not known for 0\.0% of records in 2018\/19, against \d\.\d% in 2017\/18\.$/,
      ),
    ]);
  });

  it("the same rows in two files", async () => {
    const text = rows(3, () => times(40, {}));
    const again = `${text}2017-06-new,2017-06-28,2017-06-28 10:00,Other Theft,Dalston,30,Person\n`;
    const { result } = await readFiles({ "a.csv": text, "b.csv": again });
    expect(result.sources[0]?.signs).toMatchObject([
      { kind: "rows-repeated", file: "b.csv", repeated: 120, rows: 121 },
    ]);
  });
});
