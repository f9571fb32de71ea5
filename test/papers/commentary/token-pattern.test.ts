import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parseCommentary } from "../../../src/papers/commentary/parse.ts";

const warnedOf = (words: string): boolean =>
  parseCommentary("robbery.md", "robbery", `${words}\n`).commentary.typedNumbers.length > 0;

const naming = [
  "It began at 18:00.",
  "From 18:00 to 06:00, and from 18:00-06:00 on Fridays.",
  "Patrols ended at 7.30pm.",
  "Patrols ended at 7.30 pm.",
  "Patrols ended at 10 pm.",
  "Patrols ended at 10pm, or 10 p.m. by the log.",
  "Between 7 and 10 pm.",
  "At 7 o’clock, not at 12 noon.",
  "Closed from 23 to 31 March 2020.",
  "Closed 23-31 March 2020.",
  "On 5 and 6 April.",
  "On 2, 3 and 5 April.",
  "On 23rd March, and the 1st of May.",
  "From the 23rd to the 30th of March.",
  "From 2020-03-23 on.",
  "On 23/03/2020.",
  "In 2019-20 and 2018–19, as in 2017/18.",
  "On 23 March offences fell.",
  "2019 saw offences double.",
  "In 2019 offences fell; since March 2020 offences rose.",
  "See action 1.2 and Quarter 4 or Q3 of 2019.",
];

const counting = [
  "There were 14 knives.",
  "There were 5 of 12 solved.",
  "There were 23 March offences.",
  "Of 12, 5 March offences are solved.",
  "There were 2019 offences.",
  "There were 14 and 6 April was worse in 2.",
  "It stood at 45 March.",
  "It was 3:1 for.",
  "It rose to 23 March offences.",
  "There were 10 amber cards.",
  "Of 1,200 offences.",
  "On 18 occasions.",
  "Up by 20%.",
  "The 14th knife.",
];

describe("numbers that are typed into commentary", () => {
  test.each(naming)("of “%s” none is warned of: it names a date, a year or a time", (words) => {
    expect(warnedOf(words)).toBe(false);
  });

  test.each(counting)("of “%s” one is warned of: it counts", (words) => {
    expect(warnedOf(words)).toBe(true);
  });

  const nouns = fc.constantFrom("knives", "offences", "of them", "victims", "arrests");

  it("are warned of before whatever is counted, beside any date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), nouns, fc.constantFrom(...naming), (count, noun, dated) => {
        // A bare year of no counted word cannot be told from a count, and is let stand.
        fc.pre(noun !== "of them" || count < 1900 || count > 2099);
        expect(warnedOf(`${dated} There were ${count} ${noun}.`)).toBe(true);
      }),
    );
  });

  it("are not warned of as any minute of the day, or any days of a month", () => {
    const minute = fc.record({ hours: fc.nat(23), minutes: fc.nat(59), sign: fc.constantFrom(":", ".") });
    const two = fc.tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 1, max: 31 }));
    const join = fc.constantFrom(" and ", " to ", "–", " or ");
    fc.assert(
      fc.property(minute, two, join, ({ hours, minutes, sign }, [first, last], between) => {
        const time = `${hours}${sign}${String(minutes).padStart(2, "0")}`;
        expect(warnedOf(`At ${time}, ${first}${between}${last} June 2020.`)).toBe(false);
      }),
    );
  });
});
