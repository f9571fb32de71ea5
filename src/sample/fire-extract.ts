import type { Calendar, Day } from "./calendar.ts";
import { csvLine, repeats, type SampleFile, sampleFile, scatter, unreadable } from "./csv.ts";
import { type Margin, marginsOf, partsWithin } from "./margins.ts";
import type { Place } from "./places.ts";
import { type Random, Weighted } from "./random.ts";
import { type FireSeries, fireSeries } from "./scenario.ts";
import { drawDays } from "./spread.ts";
import type { Workshop } from "./workshop.ts";

const header =
  "IncidentNumber,DateOfCall,TimeOfCall,IncidentGroup,StopCodeDescription,Motive,PropertyCategory,IncGeo_BoroughName,IncGeo_WardName";

interface Kind {
  readonly group: string;
  readonly stop: Weighted<string>;
  readonly motive: Weighted<string>;
  readonly property: Weighted<string>;
  /** A series that this one is a part of, in the scenario's ward. */
  readonly partOf?: FireSeries;
}

const one = (text: string): Weighted<string> => new Weighted([[text, 1]]);
const deliberate = new Weighted([
  ["Deliberate - others property", 40],
  ["Deliberate - unknown owner", 45],
  ["Deliberate", 10],
  ["Doubtful", 5],
]);
const accidental = new Weighted([
  ["Accidental", 90],
  ["Not deliberate", 10],
]);
const buildings = new Weighted([
  ["Dwelling", 60],
  ["Non Residential", 22],
  ["Road Vehicle", 14],
  ["Other Residential", 4],
]);
const vehicles = new Weighted([
  ["Road Vehicle", 55],
  ["Dwelling", 30],
  ["Non Residential", 15],
]);
const outdoors = new Weighted([
  ["Outdoor", 75],
  ["Outdoor Structure", 25],
]);

const primary = { group: "Fire", stop: one("Primary Fire") };
const secondary = { group: "Fire", stop: one("Secondary Fire"), property: outdoors };

const kinds: Readonly<Record<FireSeries, Kind>> = {
  "deliberate-primary": { ...primary, motive: deliberate, property: vehicles },
  "deliberate-secondary": { ...secondary, motive: deliberate },
  "deliberate-primary-in-spate": { ...primary, motive: deliberate, property: vehicles, partOf: "deliberate-primary" },
  "deliberate-secondary-in-spate": { ...secondary, motive: deliberate, partOf: "deliberate-secondary" },
  "accidental-primary": { ...primary, motive: accidental, property: buildings },
  "accidental-secondary": { ...secondary, motive: accidental },
  "no-fire": {
    group: "False Alarm",
    stop: new Weighted([
      ["AFA", 60],
      ["False alarm - Good intent", 20],
      ["False alarm - Malicious", 4],
      ["Special Service", 16],
    ]),
    motive: one(""),
    property: buildings,
  },
};

interface Incident {
  readonly day: Day;
  readonly kind: Kind;
  readonly ward: string;
}

/** Incidents of the fire brigade in the borough, and some of its neighbours', as the London Datastore has them. */
export function fireExtract(shop: Workshop, path: string): SampleFile {
  const { calendar, scenario } = shop;
  const random = shop.random.fork("fires");
  const gaps = new Set(scenario.missingMonths.fires);
  const incidents = fireSeries
    .flatMap((series) => incidentsOf(shop, series, random))
    .filter(({ day }) => !gaps.has(calendar.month(day)))
    .sort((a, b) => a.day - b.day);
  const lineOf = ({ day, kind, ward }: Incident, number: number, borough = scenario.borough): string => {
    const stop = kind.stop.pick(random);
    return csvLine([
      reference(number, calendar.iso(day).slice(2, 4)),
      namedMonth(calendar, day),
      `${two(random.between(0, 23))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`,
      stop === "Special Service" ? stop : kind.group,
      stop,
      kind.motive.pick(random),
      kind.property.pick(random),
      borough.toUpperCase(),
      ward.toUpperCase(),
    ]);
  };
  const lines = incidents.map((incident, number) => lineOf(incident, number));
  const strays = Array.from({ length: Math.ceil(lines.length * 0.04) }, (_, number) => {
    const { borough, place } = random.pick(shop.places.otherBoroughs);
    return lineOf({ ...random.pick(incidents), ward: place.ward }, 800_000 + number, borough);
  });
  const year = calendar.lastYear - 1;
  // biome-ignore format: one row of the file
  const template = (number: number): string[] => [
    reference(900_000 + number, String(year % 100)), `14 Jan ${year}`, "21:15:09", "Fire", "Secondary Fire", "Deliberate", "Outdoor",
    scenario.borough.toUpperCase(), "DALSTON",
  ];
  const further = [
    ...strays,
    ...repeats(lines, Math.round(scenario.dirt.duplicate_rows / 10), random),
    ...unreadable(scenario.dirt.rejected_fire_rows, template, { dateAt: 1, year }, random),
  ];
  return sampleFile({
    path,
    header,
    lines: scatter(lines, further, random),
    newline: "\r\n",
    encoding: "utf-8-with-bom",
  });
}

/** Of a series with a part in the spate, the rest, outside the spate's ward while it lasts. */
function incidentsOf(shop: Workshop, series: FireSeries, random: Random): Incident[] {
  const kind = kinds[series];
  const margins = (one: FireSeries): Margin[] => marginsOf(one, shop.scenario.fires[one], shop.calendar, shop.wrong);
  const parts = fireSeries.filter((one) => kinds[one].partOf === series).flatMap(margins);
  return margins(series).flatMap(({ span, count }) => {
    const inSpate = partsWithin(parts, span);
    if (inSpate > count) {
      shop.wrong.tooFew(series, span.key, count, inSpate);
      return [];
    }
    return drawDays(count - inSpate, span, () => 1, random).map((day) => ({
      day,
      kind,
      ward: kind.partOf ? shop.scenario.spateWard : wardOn(shop, day, random),
    }));
  });
}

/** Some ward with an incident; none that the scenario counts in the spate's ward while the spate lasts. */
function wardOn(shop: Workshop, day: Day, random: Random): string {
  const { scenario, calendar, places } = shop;
  const spates = fireSeries.filter((one) => kinds[one].partOf).flatMap((one) => Object.keys(scenario.fires[one]));
  const inSpate = spates.some((key) => {
    const span = calendar.span(key);
    return typeof span !== "string" && day >= span.from && day <= span.to;
  });
  for (;;) {
    const { ward }: Place = places.elsewhere.pick(random);
    if (!inSpate || ward !== scenario.spateWard) return ward;
  }
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number): string => String(number).padStart(2, "0");
const reference = (number: number, year: string): string => `${String(number + 1).padStart(6, "0")}-${year}`;

/** `14 Sep 2015`, as the brigade's files have it. */
function namedMonth(calendar: Calendar, day: Day): string {
  const [year, month, date] = calendar.iso(day).split("-");
  return `${date} ${months[Number(month) - 1]} ${year}`;
}
