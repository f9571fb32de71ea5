import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { range } from "../../src/values/period.ts";
import {
  alreadySentence,
  beforeLead,
  eventLead,
  eventSentence,
  eventSubtitle,
  leapDaySentence,
  leapWeekSentence,
  weeksTitle,
} from "../../src/wording/event-spells.ts";
import { daysInBoth, inBothSentence } from "../../src/wording/in-both.ts";
import { plain } from "../../src/wording/runs.ts";
import { subjectWords } from "../../src/wording/subject.ts";
import { count, period, rules, subject } from "../analysis/fixtures.ts";

const hackney = { id: "hackney", name: "Hackney", kind: "borough" } as const;
const wordsOf = (title: string) =>
  subjectWords({ ...subject().indicator, title, shortTitle: title }, hackney, "hackney", new Map());
const spans = {
  before: ["2018-12-30..2019-03-22", "2019-12-30..2020-03-22"],
  during: ["2019-03-23..2019-06-14", "2020-03-23..2020-06-14"],
} as const;
const changed = (which: keyof typeof spans, from: number, to: number, breaks: Parameters<typeof rules>[1] = {}) =>
  changeBetween(
    { from: count(spans[which][0], from), to: count(spans[which][1], to), comparison: "previous-year" },
    rules(1, breaks),
  );

describe("the window before an event beside the change since", () => {
  const burglary = changed("during", 690, 428);

  it("is said where it clearly moved the same way", () => {
    expect(plain(alreadySentence(burglary, changed("before", 673, 554)))).toBe(
      "In the 12 weeks before, the number was already 18% lower (554 against 673).",
    );
  });

  it("is said otherwise where it clearly moved the other way, and not where it did not clearly move", () => {
    expect(plain(alreadySentence(burglary, changed("before", 554, 673)))).toBe(
      "In the 12 weeks before, the number had been 21% higher (673 against 554).",
    );
    expect(alreadySentence(burglary, changed("before", 520, 535))).toEqual([]);
    expect(alreadySentence(burglary, undefined)).toEqual([]);
  });

  it("is told of all of them together", () => {
    const robbery = {
      words: wordsOf("Robbery"),
      before: changed("before", 520, 535),
      during: changed("during", 478, 234),
    };
    const fell = { words: wordsOf("Burglary"), before: changed("before", 673, 554), during: burglary };
    const turned = {
      words: wordsOf("Drug offences"),
      before: changed("before", 400, 300),
      during: changed("during", 353, 460),
    };
    expect(plain(beforeLead([robbery, fell, turned]))).toBe(
      "In the 12 weeks before, compared in the same way, burglary (−18%) had already clearly fallen; drug offences (−25%) had clearly fallen.",
    );
    expect(plain(beforeLead([robbery]))).toBe(
      "In the 12 weeks before, none of them had clearly changed on the year before.",
    );
    expect(beforeLead([])).toEqual([]);
  });

  it("parts all groups of them in the same way", () => {
    const one = (title: string, before: readonly [number, number], during: readonly [number, number]) => ({
      words: wordsOf(title),
      before: changed("before", ...before),
      during: changed("during", ...during),
    });
    const all = [
      one("Burglary", [673, 554], [690, 428]),
      one("Fraud", [300, 400], [353, 460]),
      one("Drug offences", [400, 300], [353, 460]),
      one("Robbery", [300, 400], [478, 234]),
    ];
    expect(plain(beforeLead(all))).toBe(
      "In the 12 weeks before, compared in the same way, burglary (−18%) had already clearly fallen; fraud (+33%) had already clearly risen; drug offences (−25%) had clearly fallen; robbery (+33%) had clearly risen.",
    );
  });
});

describe("an event's days in words", () => {
  it("joins what did not clearly change with an or", () => {
    const level = (title: string) => ({ words: wordsOf(title), change: changed("during", 74, 70) });
    const fell = { words: wordsOf("Burglary"), change: changed("during", 690, 428) };
    expect(
      plain(
        eventLead(
          [fell, level("Knife injury"), level("Fraud"), level("Possession of weapons")],
          period(spans.during[1]),
        ),
      ),
    ).toBe(
      "From 23 March to 14 June 2020, compared with the same dates a year before, burglary (−38%) clearly fell. There was no clear change in knife injury, fraud or possession of weapons.",
    );
  });

  it("says once that a series is not compared across a break", () => {
    const breaks = [{ from: "2020-03-23", note: "Calls about restrictions count too.", indicators: [] }];
    expect(plain(eventSentence(wordsOf("ASB calls"), { during: changed("during", 1436, 3370, { breaks }) }))).toBe(
      "ASB calls: 3,370 incidents, not compared with the 1,436 a year before. From 23 March 2020, calls about restrictions count too.",
    );
  });

  it("names the event and its days for the title page", () => {
    const window = (which: "before" | "during" | "after") => ({ which, current: period(spans.during[1]) });
    expect(eventSubtitle("First national lockdown", [window("before"), window("during")])).toBe(
      "First national lockdown: 23 March to 14 June 2020, and the 12 weeks before",
    );
    expect(eventSubtitle("Olympic Games", [window("before"), window("during"), window("after")])).toBe(
      "Olympic Games: 23 March to 14 June 2020, and the 12 weeks before and after",
    );
  });

  it("compares the same dates, not the same weeks", () => {
    expect(plain(weeksTitle(wordsOf("Robbery"), changed("during", 478, 234)))).toBe(
      "Robbery fell 51% on the same dates a year before",
    );
  });

  it("names the window that has a day less", () => {
    expect(leapDaySentence(period(spans.before[0]), period(spans.before[1]))).toBe(
      "30 December 2018 to 22 March 2019 has a day less than 30 December 2019 to 22 March 2020, which has a 29 February; verdicts allow for that.",
    );
    expect(leapDaySentence(period(spans.before[1]), range("2020-12-30", "2021-03-22"))).toBe(
      "30 December 2020 to 22 March 2021 has a day less than 30 December 2019 to 22 March 2020, which has a 29 February; verdicts allow for that.",
    );
    expect(leapDaySentence(period(spans.during[0]), period(spans.during[1]))).toBeUndefined();
    expect(leapWeekSentence(range("2019-02-24", "2019-03-01"), range("2020-02-24", "2020-03-01"))).toBe(
      "24 February to 1 March 2019 are six days, beside a week with a 29 February.",
    );
  });
});

describe("days that are in a period and in the weeks since an event", () => {
  const weeks = period(spans.during[1]);
  const quarter = period("2019/20-Q4");

  const words = { ...wordsOf("Robbery"), indicator: { ...subject().indicator, unit: "victims" as const } };
  const counted = (number: number) => ({ count: count("2020-03-23..2020-03-31", number), words });

  it("are found, all of them where the weeks lie within the period", () => {
    expect(daysInBoth(weeks, quarter)?.id).toBe("2020-03-23..2020-03-31");
    expect(daysInBoth(weeks, { start: "2020-01-01", end: "2020-12-31" })?.id).toBe(spans.during[1]);
    expect(daysInBoth(weeks, { start: "2019-04-01", end: "2020-03-22" })).toBeUndefined();
  });

  it("are said, with what is counted on them where it is known", () => {
    expect(plain(inBothSentence(weeks, [quarter], counted(3)))).toBe(
      "23 to 31 March 2020 lie in Quarter 4 and in the 12 weeks too, so the two are not added up: 3 victims are counted in both.",
    );
    expect(plain(inBothSentence(weeks, [period("2019/20")]))).toBe(
      "23 to 31 March 2020 lie in 2019/20 and in the 12 weeks too, so the two are not added up.",
    );
    expect(inBothSentence(weeks, [period("2018/19")])).toEqual([]);
  });

  it("are said of weeks that lie within a quarter, whose count is their own", () => {
    expect(plain(inBothSentence(range("2020-01-10", "2020-03-19"), [quarter], counted(3)))).toBe(
      "The 10 weeks lie within Quarter 4, so the two are not added up.",
    );
  });

  it("are those of all quarters that stand beside the weeks", () => {
    const quarters = (["2019/20-Q1", "2019/20-Q2", "2019/20-Q3", "2019/20-Q4"] as const).map((id) => period(id));
    expect(plain(inBothSentence(range("2019-12-01", "2020-02-22"), quarters, counted(3)))).toBe(
      "The 12 weeks lie within Quarters 3 and 4, so they are not added up.",
    );
    expect(plain(inBothSentence(range("2019-12-16", "2020-04-19"), quarters, counted(3)))).toBe(
      "16 December 2019 to 31 March 2020 lie in Quarters 3 and 4 and in the 18 weeks too, so they are not added up: 3 victims are counted twice.",
    );
  });
});
