import { csvLine, repeats, type SampleFile, sampleFile, scatter } from "./csv.ts";
import { drawEvents } from "./events.ts";
import { Weighted } from "./random.ts";
import type { Workshop } from "./workshop.ts";

const header = "MARAC Ref,MARAC Meeting Date,Referring Agency,Risk,Client ID,Repeat MARAC,Age,Sex,Ethnicity";

const agencies = new Weighted([
  ["Police", 52],
  ["IDVA", 18],
  ["Children's Social Care", 9],
  ["Hospital", 7],
  ["Housing", 6],
  ["Mental Health", 4],
  ["Probation", 4],
]);
const ethnicities = new Weighted([
  ["White British", 24],
  ["White Other", 19],
  ["Black Caribbean", 17],
  ["Black African", 15],
  ["Asian Bangladeshi", 5],
  ["Asian Other", 5],
  ["Mixed", 8],
  ["Other", 5],
  ["Not stated", 2],
]);

/** The conference meets on Thursdays. */
const isMeeting = ({ calendar }: Workshop, day: number): boolean => calendar.weekday(day) === 4;

/** Cases heard by the Multi-Agency Risk Assessment Conference by the date of its meeting, with the register's own mark of a repeat. */
export function maracExtract(shop: Workshop, path: string): SampleFile {
  const { calendar, scenario } = shop;
  const random = shop.random.fork("marac");
  const gaps = new Set(scenario.missingMonths.marac);
  const cases = drawEvents(
    shop,
    scenario.marac,
    { named: (series) => `marac ${series}`, weight: (day) => (isMeeting(shop, day) ? 1 : 0) },
    random,
  )
    .filter(({ day }) => !gaps.has(calendar.month(day)))
    .sort((one, other) => one.day - other.day);
  let persons = 0;
  const lines = cases.map(({ day, series }, number) => {
    const again = series === "repeat" && persons > 0;
    const person = again ? random.between(1, persons) : ++persons;
    return csvLine([
      `MR${30_001 + number}`,
      calendar.british(day),
      agencies.pick(random),
      "High",
      `M${2000 + person}`,
      series === "repeat" ? "Y" : "N",
      String(random.between(random.between(16, 30), 62)),
      random.chance(0.05) ? "M" : "F",
      ethnicities.pick(random),
    ]);
  });
  return sampleFile({
    path,
    header,
    lines: scatter(lines, repeats(lines, Math.round(scenario.dirt.duplicate_rows / 20), random), random),
    newline: "\r\n",
    encoding: "utf-8",
  });
}
