import type { Calendar } from "./calendar.ts";
import { csvLine, type SampleFile, sampleFile } from "./csv.ts";
import { drawEvents } from "./events.ts";
import type { Box } from "./places.ts";
import { type Random, Weighted } from "./random.ts";
import type { SearchSeries } from "./scenario.ts";
import { seasonal } from "./spread.ts";
import type { Moment } from "./timing.ts";
import type { Workshop } from "./workshop.ts";

const header =
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity," +
  "Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing";

interface Search {
  readonly objects: Weighted<string>;
  readonly legislation: string;
}

const pace = "Police and Criminal Evidence Act 1984 (section 1)";
const drugs: Search = {
  objects: new Weighted([["Controlled drugs", 1]]),
  legislation: "Misuse of Drugs Act 1971 (section 23)",
};
const weapons: Search = {
  objects: new Weighted([
    ["Offensive weapons", 88],
    ["Firearms", 4],
    ["Anything to threaten or harm anyone", 8],
  ]),
  legislation: pace,
};
const stolen: Search = {
  objects: new Weighted([
    ["Stolen goods", 62],
    ["Article for use in theft", 30],
    ["Articles for use in criminal damage", 8],
  ]),
  legislation: pace,
};
const searches: Readonly<Record<SearchSeries, Search>> = {
  drugs,
  "drugs-with-arrest": drugs,
  weapons,
  "weapons-with-arrest": weapons,
  "stolen-property": stolen,
  "stolen-property-with-arrest": stolen,
};

/** What came of searches without an arrest. */
const outcomes = new Weighted([
  ["A no further action disposal", 78],
  ["Community resolution", 9],
  ["Khat or Cannabis warning", 5],
  ["Summons / charged by post", 4],
  ["Penalty Notice for Disorder", 3],
  ["Caution (simple or conditional)", 1],
]);
const ages = new Weighted([
  ["10-17", 18],
  ["18-24", 40],
  ["25-34", 24],
  ["over 34", 16],
  ["", 2],
]);
/** As the person said, and what an officer saw. */
const people = new Weighted<readonly [string, string]>([
  [["White - English/Welsh/Scottish/Northern Irish/British", "White"], 18],
  [["White - Any other White background", "White"], 15],
  [["Black/African/Caribbean/Black British - African", "Black"], 14],
  [["Black/African/Caribbean/Black British - Caribbean", "Black"], 16],
  [["Black/African/Caribbean/Black British - Any other Black/African/Caribbean background", "Black"], 9],
  [["Asian/Asian British - Bangladeshi", "Asian"], 4],
  [["Asian/Asian British - Any other Asian background", "Asian"], 3],
  [["Mixed/Multiple ethnic groups - White and Black Caribbean", "Black"], 4],
  [["Other ethnic group - Any other ethnic group", "Other"], 3],
  [["Other ethnic group - Not stated", "Black"], 8],
  [["Other ethnic group - Not stated", "White"], 6],
]);
const hours = new Weighted(
  [4, 3, 2, 1, 0.5, 0.3, 0.3, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 6, 6, 6, 6, 6, 6, 5].map(
    (weight, hour) => [hour, weight] as const,
  ),
);

/** Of the rows, how many have no coordinates, and how many are of somewhere else. */
const withoutPlace = 0.01;
const elsewhere = 0.05;

/** Stops and searches in the form in which data.police.uk publishes them, up to the day before the extract. */
export function searchExtract(shop: Workshop, path: string): SampleFile {
  const { calendar, scenario } = shop;
  const random = shop.random.fork("searches");
  const gaps = new Set(scenario.missingMonths.searches);
  const drawn = drawEvents(
    shop,
    scenario.searches,
    { named: (series) => `searches ${series}`, weight: seasonal(calendar) },
    random,
  )
    .filter(({ day }) => !gaps.has(calendar.month(day)))
    .sort((one, other) => one.day - other.day);
  const lines = drawn.flatMap(({ day, series }) => {
    const box = shop.places.wardBoxes.get(shop.places.elsewhere.pick(random).ward);
    const own = lineOf(shop, { day, series, box }, random);
    const others = random.chance(elsewhere) ? [lineOf(shop, { day, series, box: neighbour }, random)] : [];
    const unplaced = random.chance(withoutPlace) ? [lineOf(shop, { day, series, box: undefined }, random)] : [];
    return [own, ...others, ...unplaced];
  });
  return sampleFile({ path, header, lines, newline: "\n", encoding: "utf-8" });
}

/** Somewhere in a borough to the west. */
const neighbour: Box = { west: -0.14, east: -0.12, south: 51.53, north: 51.56 };

function lineOf(
  { calendar }: Workshop,
  { day, series, box }: { readonly day: number; readonly series: SearchSeries; readonly box: Box | undefined },
  random: Random,
): string {
  const { objects, legislation } = searches[series];
  const isArrest = series.endsWith("-with-arrest");
  const [said, seen] = people.pick(random);
  const at = inGreenwich(calendar, { day, minute: hours.pick(random) * 60 + random.between(0, 59) });
  const [latitude, longitude] = box ? pointIn(box, random) : ["", ""];
  return csvLine([
    random.chance(0.8) ? "Person search" : "Person and Vehicle search",
    at,
    "",
    "",
    latitude,
    longitude,
    random.chance(0.07) ? "Female" : "Male",
    ages.pick(random),
    said,
    seen,
    legislation,
    objects.pick(random),
    isArrest ? "Arrest" : outcomes.pick(random),
    "",
    random.chance(0.04) ? "True" : "False",
  ]);
}

/** Not too near to its edges, which are other wards' too. */
function pointIn({ west, east, south, north }: Box, random: Random): [latitude: string, longitude: string] {
  const between = (from: number, to: number): string => (from + (to - from) * (0.05 + 0.9 * random.next())).toFixed(6);
  return [between(south, north), between(west, east)];
}

/** `2019-05-03T20:15:00+00:00` for a quarter past nine in the evening of London. */
function inGreenwich(calendar: Calendar, { day, minute }: Moment): string {
  const shifted = calendar.isSummerTime(day, minute) ? minute - 60 : minute;
  const [date, left] = shifted < 0 ? [day - 1, shifted + 1440] : [day, shifted];
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${calendar.iso(date)}T${two(Math.floor(left / 60))}:${two(left % 60)}:00+00:00`;
}
