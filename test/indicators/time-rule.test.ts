import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { ask, inShoreditch, numbersOf, storeOf, type TestRecord } from "./fixture.ts";

const offence = (committed: string, span?: number): TestRecord => ({
  kind: "offence",
  recorded: "2020-03-30",
  committed,
  ...(span === undefined ? {} : { span }),
  category: "other-theft",
  lsoa: inShoreditch,
});

const adjusted = (times: string) =>
  loadCatalogue({ use: [], adjust: { "nte-theft": { times }, "crime-by-time": { times } }, define: [] });

/** Night-time thefts in Shoreditch in 2019/20 under a rule, how many are undecided, and how many records are behind the count. */
async function counted(times: string, records: readonly TestRecord[]) {
  const { indicators, problems } = await adjusted(times);
  expect(problems).toEqual([]);
  const asked = { indicator: "nte-theft", period: "2019/20", area: "shoreditch" };
  const { figures } = await ask(await storeOf(records), [asked, { ...asked, measure: "unknown" }], { indicators });
  return { numbers: numbersOf(figures), records: figures[0]?.pedigree?.records };
}

// 27 March 2020 was a Friday: its night is from 18:00 to 05:59.
const evening = offence("2020-03-27 16:00", 4);
const afternoon = offence("2020-03-27 12:00", 13);
const long = offence("2020-03-27 20:00", 30);
const week = offence("2020-03-27 20:00", 200);
const inside = offence("2020-03-27 22:00");

describe("offences between two times", () => {
  const records = [evening, afternoon, long, week, inside];

  it("are placed by the first when it is within 12 hours of the last, and are otherwise not known", async () => {
    // Out, not known, not known, not known, in.
    expect(await counted("within-12-hours", records)).toMatchObject({ numbers: [1, 3], records: 1 });
  });

  it("are placed by the first whatever the span, where that is the rule", async () => {
    expect(await counted("from", records)).toMatchObject({ numbers: [3, 0], records: 3 });
  });

  it("count by their share of each hour, where that is the rule", async () => {
    const { numbers, records: behind } = await counted("aoristic", records);
    // 18 and 19 of 16 to 19; 18 to 24 of 12 to 24; Friday's 10 hours and Saturday's 8 of 30 hours from 20:00; one whole.
    expect(numbers[0]).toBeCloseTo(2 / 4 + 7 / 13 + 18 / 30 + 1, 5);
    // 200 hours are more than a week: its hour is not known.
    expect(numbers[1]).toBe(1);
    expect(behind).toBe(3);
  });

  it("say so beside the definition, and that the definition is the partnership's own", async () => {
    const { indicators } = await adjusted("aoristic");
    expect(indicators.get("nte-theft")?.notes.at(-1)).toContain("by that hour's share of it");
    expect(indicators.get("nte-theft")?.adjusted).toEqual(["times"]);
    expect(indicators.get("nte-robbery")?.notes.join(" ")).not.toContain("share of it");
  });

  it("are none among calls, which have one moment", async () => {
    const { problems } = await loadCatalogue({ use: [], adjust: { "nte-asb": { times: "aoristic" } }, define: [] });
    expect(problems.map(({ message }) => message).join()).toContain("All else has one moment");
  });

  it("are as many over all hours as there are, under every rule that knows their hour", async () => {
    const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
    const { indicators } = await adjusted("aoristic");
    const spans = fc.array(
      fc.record({ hour: fc.integer({ min: 0, max: 23 }), span: fc.option(fc.integer({ min: 0, max: 168 })) }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(spans, async (drawn) => {
        const store = await storeOf(
          drawn.map(({ hour, span }) => offence(`2019-10-09 ${String(hour).padStart(2, "0")}:30`, span ?? undefined)),
        );
        const whole = { indicator: "crime-by-time", period: "2019/20", area: "shoreditch" };
        const { figures } = await ask(store, [whole, ...hours.map((hour) => ({ ...whole, dims: { hour } }))], {
          indicators,
        });
        const [total, ...parts] = numbersOf(figures).map(Number);
        expect(total).toBe(drawn.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(drawn.length, 4);
        await store.close();
      }),
      { numRuns: 15 },
    );
  });
});
