import { arrestLines } from "./arrest-lines.ts";
import type { Day } from "./calendar.ts";
import { csvLine, type SampleFile, sampleFile } from "./csv.ts";
import { marginsOf } from "./margins.ts";
import { type Random, Weighted } from "./random.ts";
import { type YouthSeries, youthSeries } from "./scenario.ts";
import type { Workshop } from "./workshop.ts";

const header =
  "Intervention ID,YP ID,Start Date,End Date,Order,Stage,Status,Court,First Time Entrant,Age,Sex,Ethnicity";

const orders: Readonly<Record<YouthSeries, { readonly stage: string; readonly order: Weighted<string> }>> = {
  "post-court": {
    stage: "Post-court",
    order: new Weighted([
      ["Referral Order", 58],
      ["Youth Rehabilitation Order", 34],
      ["Reparation Order", 8],
    ]),
  },
  custody: { stage: "Custody", order: new Weighted([["Detention and Training Order", 1]]) },
  licence: { stage: "Licence", order: new Weighted([["DTO Licence", 1]]) },
  "pre-court": {
    stage: "Pre-court",
    order: new Weighted([
      ["Youth Caution", 30],
      ["Youth Conditional Caution", 45],
      ["Triage", 25],
    ]),
  },
  "awaiting-court": {
    stage: "Awaiting court",
    order: new Weighted([
      ["Bail", 64],
      ["Bail Supervision and Support", 36],
    ]),
  },
};

const ages = new Weighted([
  [11, 1],
  [12, 3],
  [13, 7],
  [14, 14],
  [15, 23],
  [16, 28],
  [17, 24],
]);
const ethnicities = new Weighted([
  ["White British", 22],
  ["White Other", 12],
  ["Black African", 22],
  ["Black Caribbean", 24],
  ["Asian Bangladeshi", 5],
  ["Mixed", 13],
  ["Not stated", 2],
]);

interface Order {
  readonly series: YouthSeries;
  readonly start: Day;
  readonly end: Day;
}

/** How many orders begin and end between two of the days that are counted, for each that runs on one. */
const between = 0.6;
/** How many begin in the days after the last. */
const after = 0.05;

/**
 * Orders and other work of the youth justice service with their first and last days, each of another young person, so that as many run
 * on each day of the scenario as it says. None begins or ends on such a day or on its eve, so that either gives the count.
 */
export function youthExtract(shop: Workshop, path: string): SampleFile {
  const { calendar } = shop;
  const random = shop.random.fork("youth justice");
  const all = youthSeries.flatMap((series) => ordersOf(shop, series, random));
  all.sort((one, other) => one.start - other.start);
  const inCustody = custodyEthnicities(shop);
  const lines = all.map(({ series, start, end }, number) => {
    const order = orders[series].order.pick(random);
    const ethnicity = series === "custody" ? (inCustody ?? ethnicities) : ethnicities;
    return csvLine([
      `YJ${20_001 + number}`,
      `YP${5001 + number}`,
      calendar.british(start),
      // No end is set while an order runs.
      end <= calendar.lastDay ? calendar.british(end) : "",
      order,
      orders[series].stage,
      end <= calendar.lastDay ? "Completed" : "Current",
      series === "pre-court" ? "" : random.chance(0.9) ? "Youth Court" : "Crown Court",
      random.chance(0.4) ? "Y" : "N",
      String(ages.pick(random)),
      random.chance(0.14) ? "F" : "M",
      ethnicity.pick(random),
    ]);
  });
  lines.push(...arrestLines(shop));
  return sampleFile({ path, header, lines, newline: "\r\n", encoding: "utf-8" });
}

const custodyEthnicities = ({ scenario }: Workshop): Weighted<string> | undefined =>
  scenario.custodyEthnicities.length === 0
    ? undefined
    : new Weighted(scenario.custodyEthnicities.map((ethnicity) => [ethnicity, 1] as const));

function ordersOf(shop: Workshop, series: YouthSeries, random: Random): Order[] {
  const days = marginsOf(series, shop.scenario.youth[series], shop.calendar, shop.wrong);
  const dayAt = (index: number): Day | undefined => days[index]?.span.from;
  const carried = new Array<number>(days.length).fill(0);
  /** On which of the days work that runs on one still runs: never on more than there may be. */
  const lastOf = (index: number): number => {
    let last = index;
    while ((carried[last + 1] ?? 0) < (days[last + 1]?.count ?? 0) && isCarried(shop, random)) {
      last += 1;
      carried[last] = (carried[last] ?? 0) + 1;
    }
    return last;
  };
  return days.flatMap(({ span: { from: day }, count }, index) => {
    const before = dayAt(index - 1) ?? day - 365;
    const next = dayAt(index + 1);
    const over = Array.from({ length: count - (carried[index] ?? 0) }, () => {
      const start = random.between(before + 2, day - 2);
      const last = lastOf(index);
      const from = dayAt(last) ?? day;
      return { series, start, end: random.between(from + 2, (dayAt(last + 1) ?? from + 365) - 2) };
    });
    const isLong = day - before > 200;
    const shorter = Array.from({ length: index === 0 || !isLong ? 0 : Math.round(count * between) }, () => {
      const start = random.between(before + 2, day - 60);
      return { series, start, end: random.between(start + 28, day - 2) };
    });
    const isOver = day + 2 > shop.calendar.lastDay;
    const later = Array.from({ length: next === undefined && !isOver ? Math.round(count * after) : 0 }, () => {
      const start = random.between(day + 2, shop.calendar.lastDay);
      return { series, start, end: start + 90 };
    });
    return [...over, ...shorter, ...later];
  });
}

/** Nothing is drawn where nothing goes on. */
const isCarried = ({ scenario }: Workshop, random: Random): boolean =>
  scenario.youthCarriedOver > 0 && random.chance(scenario.youthCarriedOver);
