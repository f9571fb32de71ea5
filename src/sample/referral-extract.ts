import type { Day } from "./calendar.ts";
import { csvLine, repeats, type SampleFile, sampleFile, scatter, unreadable } from "./csv.ts";
import { marginsOf } from "./margins.ts";
import { type Random, Weighted } from "./random.ts";
import { type ReferralSeries, referralSeries } from "./scenario.ts";
import { drawDays } from "./spread.ts";
import type { Workshop } from "./workshop.ts";

const header = "Case ID,Contact ID,Date Opened,Date Closed,Status,Source of Referral,Risk,Person ID,Repeat";

/** What the service writes for each group of sources; `reference/referral-sources.csv` maps it back. */
const sources: Readonly<Record<ReferralSeries, Weighted<string>>> = {
  police: new Weighted([["Police", 1]]),
  self: new Weighted([["Self", 1]]),
  health: new Weighted([
    ["GP", 34],
    ["Hospital", 36],
    ["Health Visitor", 16],
    ["Mental Health Service", 14],
  ]),
  "council-voluntary": new Weighted([
    ["Children\u2019s Services", 40],
    ["Adult Social Care", 14],
    ["Housing Services", 20],
    ["School", 6],
    ["Women\u2019s Charity", 14],
    ["Community Caf\u00e9", 6],
  ]),
};

const risks = new Weighted([
  ["Standard", 46],
  ["Medium", 33],
  ["High", 17],
  ["", 4],
] as const);

/** Share of referrals about somebody referred before. */
const repeatShare = 0.18;

/** Referrals to the domestic abuse service by the date they were opened, in Windows-1252 as its system exports them. */
export function referralExtract(shop: Workshop, path: string): SampleFile {
  const { calendar, scenario } = shop;
  const random = shop.random.fork("referrals");
  // The office is open on weekdays; at weekends the line is answered by a partner.
  const weight = (day: Day): number => (calendar.weekday(day) % 6 === 0 ? 0.25 : 1);
  const referrals = referralSeries.flatMap((series) =>
    marginsOf(`referrals from ${series}`, scenario.referrals[series], calendar, shop.wrong).flatMap(({ span, count }) =>
      drawDays(count, span, weight, random).map((opened) => ({ opened, source: sources[series].pick(random) })),
    ),
  );
  referrals.sort((one, other) => one.opened - other.opened);
  const gaps = new Set(scenario.missingMonths.dais);
  let persons = 0;
  const lines = referrals.flatMap(({ opened, source }, number) => {
    const again = persons > 0 && random.chance(repeatShare);
    const person = again ? random.between(1, persons) : ++persons;
    const line = referralLine(shop, { opened, source, number, person, again }, random);
    return gaps.has(calendar.month(opened)) ? [] : [line];
  });
  const year = calendar.lastYear - 1;
  // biome-ignore format: one row of the file
  const template = (number: number): string[] => [
    `DA${90_000 + number}`, `K${90_000 + number}`, `14/01/${year}`, "", "Open", "Police", "Medium", `D${90_000 + number}`, "N",
  ];
  const further = [
    ...repeats(lines, Math.round(scenario.dirt.duplicate_rows / 6), random),
    ...unreadable(scenario.dirt.rejected_referral_rows, template, { dateAt: 2, year }, random),
  ];
  return sampleFile({
    path,
    header,
    lines: scatter(lines, further, random),
    newline: "\r\n",
    encoding: "windows-1252",
  });
}

interface Referral {
  readonly opened: Day;
  readonly source: string;
  readonly number: number;
  readonly person: number;
  readonly again: boolean;
}

function referralLine(shop: Workshop, referral: Referral, random: Random): string {
  const closed = referral.opened + random.between(20, 200);
  const isClosed = closed <= shop.calendar.lastDay;
  return csvLine([
    `DA${10_001 + referral.number}`,
    `K${50_001 + referral.number}`,
    shop.calendar.british(referral.opened),
    isClosed ? shop.calendar.british(closed) : "",
    isClosed ? "Closed" : "Open",
    referral.source,
    risks.pick(random),
    `D${1000 + referral.person}`,
    referral.again ? "Y" : "N",
  ]);
}
