import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SourceReading } from "../../src/extracts/reading.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { offenceCategories, offenceFlags } from "../../src/records/schema.ts";
import type { RecordStore } from "../../src/records/store.ts";
import { addDays } from "../../src/values/period.ts";
import {
  type Asked,
  ask,
  inDalston,
  inShoreditch,
  numbersOf,
  periodOf,
  storeOf,
  type TestRecord,
  usualSources,
} from "./fixture.ts";

let store: RecordStore;
let indicators: ReadonlyMap<string, Indicator>;
beforeAll(async () => {
  store = await storeOf([]);
  indicators = (await loadCatalogue()).indicators;
});
afterAll(() => store.close());

const runs = { numRuns: 10 };
const day = fc.integer({ min: 0, max: 1094 }).map((days) => addDays("2017-04-01", days));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const moment = fc
  .tuple(day, fc.option(clock, { nil: undefined }))
  .map(([date, time]) => (time ? `${date} ${time}` : date));
const place = (lsoa: string | undefined) => fc.constant(lsoa);
const anywhere = fc.constantFrom<(string | undefined)[]>(inShoreditch, inDalston, "E01999999", undefined);

/** Leaves out what is undefined, as rows with unknown cells. */
const record = (
  lsoa: fc.Arbitrary<string | undefined>,
  kinds: readonly ("offence" | "victim" | "police-asb")[],
): fc.Arbitrary<TestRecord> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      recorded: day,
      moment,
      category: fc.option(fc.constantFrom(...offenceCategories), { nil: undefined }),
      flags: fc.subarray([...offenceFlags], { maxLength: 3 }),
      age: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      span: fc.constantFrom(undefined, 0, 5, 12, 13, 40),
      lsoa,
    })
    .map(({ kind, recorded, moment: at, category, flags, age, span, lsoa: where }) => ({
      kind,
      ...(kind === "police-asb" ? { reported: at } : { recorded, committed: at, flags }),
      ...(kind === "victim" && age !== undefined ? { age } : {}),
      ...(category === undefined ? {} : { category }),
      ...(span === undefined || kind === "police-asb" ? {} : { span }),
      ...(where === undefined ? {} : { lsoa: where }),
    }));

/** The police source as two files. */
const inTwoFiles = (): SourceReading[] =>
  usualSources().map((one) => {
    const [file] = one.files;
    return one.source === "police-crime" && file ? { ...one, files: [file, { ...file, file: 4 }] } : one;
  });

async function answers(
  records: readonly TestRecord[],
  asked: readonly Asked[],
  sources?: readonly SourceReading[],
): Promise<(number | string)[]> {
  await store.close();
  store = await storeOf(records);
  return numbersOf((await ask(store, asked, { indicators, ...(sources ? { sources } : {}) })).figures);
}

const periods = ["2017/18", "2018/19", "2019/20-Q4", "2019-02", "12m-to-2019-08", "2018-12-24..2019-01-06"];
const inZone: Asked[] = ["robbery", "syv-victims", "nte-other-crime", "nte-asb"].flatMap((indicator) =>
  periods.flatMap((period) => [
    { indicator, period, area: "shoreditch" },
    { indicator, period, area: "shoreditch", measure: "unknown" as const },
  ]),
);

describe("properties of counting", () => {
  it("records of another kind or outside the zone change nothing", async () => {
    const ours = fc.array(record(anywhere, ["offence", "victim", "police-asb"]), { maxLength: 40 });
    const outside = fc.array(record(place(inDalston), ["offence", "victim", "police-asb"]), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(ours, outside, day, async (records, others, referred) => {
        const before = await answers(records, inZone);
        const referrals: TestRecord[] = [{ kind: "referral", referred }];
        expect(await answers([...others, ...records, ...referrals], inZone)).toEqual(before);
      }),
      runs,
    );
  });

  it("the order of records and the file they come from change no number", async () => {
    const shuffled = fc
      .array(record(anywhere, ["offence", "victim", "police-asb"]), { maxLength: 40 })
      .chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })));
    await fc.assert(
      fc.asyncProperty(shuffled, async ([records, other]) => {
        const split = other.map((one, index) =>
          index % 2 === 0 && one.kind !== "police-asb" ? { ...one, file: 4 } : one,
        );
        expect(await answers(split, inZone, inTwoFiles())).toEqual(await answers(records, inZone));
      }),
      runs,
    );
  });

  it("parts add up to the total, known and unknown, and months to the year", async () => {
    const types = ["violence", "robbery", "theft", "drugs", "sexual-offences", "other-crime", "asb"];
    const months = Array.from({ length: 12 }, (_, index) => `2018-${String(index + 1).padStart(2, "0")}`);
    const sum = (numbers: readonly (number | string)[]): number => numbers.map(Number).reduce((a, b) => a + b, 0);
    await fc.assert(
      fc.asyncProperty(fc.array(record(anywhere, ["offence", "police-asb"]), { maxLength: 60 }), async (records) => {
        for (const measure of ["count", "unknown"] as const) {
          const about = { indicator: "nte-crime-and-asb", area: "shoreditch", measure };
          const numbers = await answers(records, [
            { ...about, period: "2018-01-01..2018-12-31" },
            ...types.map((type) => ({ ...about, period: "2018-01-01..2018-12-31", dims: { type } })),
            ...months.map((period) => ({ ...about, period })),
          ]);
          expect(sum(numbers.slice(1, 8))).toBe(numbers[0]);
          expect(sum(numbers.slice(8))).toBe(numbers[0]);
        }
      }),
      runs,
    );
  });

  it("what is counted together is what each would be alone", async () => {
    const asked = [...indicators.keys()].flatMap((indicator) =>
      ["2017/18", "2019-02", "2018-12-24..2019-01-06"].flatMap((period): Asked[] => [
        { indicator, period },
        { indicator, period, measure: "unknown" },
        { indicator, period, area: "shoreditch" },
      ]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record(anywhere, ["offence", "victim", "police-asb"]), { minLength: 200, maxLength: 300 }),
        fc.shuffledSubarray(asked, { minLength: 15, maxLength: 15 }),
        async (records, some) => {
          await store.close();
          store = await storeOf(records);
          const together = await ask(store, asked, { indicators });
          const byId = new Map(together.all.map((figure) => [figure.id, figure]));
          for (const one of some) {
            const alone = await ask(store, [one], { indicators });
            expect(alone.all).toEqual(alone.all.map(({ id }) => byId.get(id)));
          }
        },
      ),
      { numRuns: 2 },
    );
  });

  it("any period is what a direct count between its days gives", async () => {
    const span = fc
      .tuple(day, fc.integer({ min: 0, max: 360 }))
      .map(([from, length]) => `${from}..${addDays(from, length)}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(record(anywhere, ["offence", "victim"]), { maxLength: 60 }),
        span,
        async (records, period) => {
          const [all, victims, lateNight] = await answers(records, [
            { indicator: "all-crime", period },
            { indicator: "knife-injury-under-25", period },
            { indicator: "nte-robbery", period },
          ]);
          const { start: from, end: to } = periodOf(period);
          const direct = async (where: string): Promise<number> => {
            const [row] = await store.query(
              `SELECT CAST(count(*) AS INTEGER) AS n FROM ${store.recordsOf({})} WHERE ${where}`,
              {
                from,
                to,
              },
            );
            return Number(row?.["n"]);
          };
          expect(all).toBe(await direct("kind = 'offence' AND recorded_date BETWEEN $from AND $to"));
          expect(victims).toBe(
            await direct(
              "kind = 'victim' AND recorded_date BETWEEN $from AND $to AND victim_age BETWEEN 1 AND 24 AND list_contains(flags, 'knife-injury') AND NOT list_contains(flags, 'domestic-abuse')",
            ),
          );
          // By another way of thinking: twelve hours before 06:00 is an evening, and the evening's day is the night's.
          expect(lateNight).toBe(
            await direct(
              "kind = 'offence' AND committed_date BETWEEN $from AND $to AND category LIKE 'robbery%' AND coalesce(committed_span_hours, 0) <= 12 AND (committed_hour >= 18 OR committed_hour < 6) AND dayname(committed_date + to_hours(CAST(committed_hour AS INTEGER)) - INTERVAL 6 HOURS) IN ('Friday', 'Saturday')",
            ),
          );
        },
      ),
      runs,
    );
  });
});
