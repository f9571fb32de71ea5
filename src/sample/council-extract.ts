import type { Day } from "./calendar.ts";
import { csvLine, repeats, type SampleFile, sampleFile, scatter, unreadable, withStraySpaces } from "./csv.ts";
import { marginsOf, partsWithin } from "./margins.ts";
import type { Place } from "./places.ts";
import { type Random, Weighted } from "./random.ts";
import { type CouncilSeries, councilSeries } from "./scenario.ts";
import { drawDays, seasonal } from "./spread.ts";
import { clockAt } from "./timing.ts";
import type { Workshop } from "./workshop.ts";
import { drawMoments, zonePlace } from "./zone-offences.ts";

const header =
  "Case Ref,Date Opened,Time,Type,Premises Type,Date Closed,Status,Repeat,Complainant ID,Borough,Ward,LSOA";

interface Case {
  /** What the team writes; `reference/council-types.csv` maps back what the product does not know. */
  readonly types: Weighted<string>;
  readonly premises: Weighted<string>;
  /** From what hour to what hour most are reported; may pass midnight. */
  readonly hours: readonly [number, number];
}

const one = (text: string): Weighted<string> => new Weighted([[text, 1]]);
const homes = new Weighted([
  ["Council tenant", 40],
  ["Private rented", 30],
  ["Housing association", 20],
  ["Owner occupier", 10],
]);
const business = new Weighted([
  ["Licensed premises", 55],
  ["Restaurant", 20],
  ["Shop", 10],
  ["Café", 15],
]);

const kinds: Readonly<Record<CouncilSeries, Case>> = {
  "domestic-noise": {
    types: new Weighted([
      ["Loud music", 55],
      ["Neighbour\u2019s television", 12],
      ["Noise - domestic", 25],
      ["Dog barking", 8],
    ]),
    premises: homes,
    hours: [17, 26],
  },
  "loud-parties": { types: one("Loud party"), premises: homes, hours: [21, 28] },
  "commercial-noise": {
    types: new Weighted([
      ["Noise - commercial", 50],
      ["Noise from pub", 30],
      ["Café or bar noise", 20],
    ]),
    premises: business,
    hours: [19, 27],
  },
  "construction-noise": { types: one("Building site noise"), premises: one("Construction site"), hours: [7, 18] },
  "street-noise": { types: one("Noise in street"), premises: one("Street"), hours: [16, 27] },
  alarms: {
    types: new Weighted([["Car alarm", 1] as const, ["House alarm", 2] as const]),
    premises: homes,
    hours: [0, 24],
  },
  "faith-noise": { types: one("Noise - faith"), premises: one("Place of worship"), hours: [9, 22] },
  "nuisance-neighbours": { types: one("Nuisance neighbours"), premises: homes, hours: [8, 22] },
  "rowdy-behaviour": {
    types: new Weighted([
      ["Rowdy behaviour", 70],
      ["Youths congregating", 30],
    ]),
    premises: one("Estate"),
    hours: [14, 24],
  },
  "other-cases": {
    types: new Weighted([
      ["Drug dealing", 22],
      ["Street drinking", 14],
      ["Graffiti", 18],
      ["Dog fouling", 10],
      ["Harassment", 20],
      ["Begging", 6],
      ["Other", 10],
    ]),
    premises: one("Street"),
    hours: [8, 20],
  },
};

const statuses = new Weighted([
  ["Closed", 60],
  ["Resolved", 18],
  ["Advice given", 14],
  ["Notice served", 3],
  ["No further action", 5],
]);

/** Cases of the council's noise and antisocial behaviour team by the date they were opened, in Windows-1252. */
export function councilExtract(shop: Workshop, path: string): SampleFile {
  const { calendar, scenario } = shop;
  const random = shop.random.fork("council");
  const gaps = new Set(scenario.missingMonths.council);
  const cases = [...boroughCases(shop, random), ...zoneCases(shop)]
    .filter(({ opened }) => !gaps.has(calendar.month(opened)))
    .sort((a, b) => a.opened - b.opened);
  const lines = cases.map(({ opened, series, inZone }, number) => {
    const { types, premises, hours } = kinds[series];
    const closed = opened + random.between(1, 60);
    const isClosed = closed <= calendar.lastDay;
    const drawn = random.chance(scenario.dirt.unknown_place_share)
      ? random.pick(shop.places.unplaced)
      : shop.places.elsewhere.pick(random);
    const place = inZone?.place ?? drawn;
    return csvLine([
      reference(number),
      calendar.british(opened),
      inZone ? clockAt(inZone.minute) : clock(hours, random),
      types.pick(random),
      premises.pick(random),
      isClosed ? calendar.british(closed) : "",
      isClosed ? statuses.pick(random) : "Open",
      random.chance(0.2) ? "Y" : "N",
      `C${random.between(10_000, 29_999)}`,
      scenario.borough,
      place.ward,
      place.lsoa,
    ]);
  });
  const year = calendar.lastYear - 1;
  // biome-ignore format: one row of the file
  const template = (number: number): string[] => [
    reference(900_000 + number), `14/01/${year}`, "21:15", "Loud party", "Private rented", "", "Open", "N", `C${number}`,
    scenario.borough, "Dalston", "",
  ];
  const spaced = withStraySpaces(lines, scenario.borough, Math.round(scenario.dirt.trailing_space_rows / 4), random);
  const further = [
    ...repeats(spaced, Math.round(scenario.dirt.duplicate_rows / 3), random),
    ...unreadable(scenario.dirt.rejected_council_rows, template, { dateAt: 1, year }, random),
  ];
  return sampleFile({
    path,
    header,
    lines: scatter(spaced, further, random),
    newline: "\r\n",
    encoding: "windows-1252",
  });
}

interface Opened {
  readonly opened: Day;
  readonly series: CouncilSeries;
  /** Where and at what minute of the day, for a case that a zone's rows count. */
  readonly inZone?: { readonly place: Place; readonly minute: number };
}

/** Rows of a zone that are a part of the borough's, by when their cases are reported. */
const zoneRows = [
  { series: "commercial-noise", row: "commercial-noise", when: "weekend-nights" },
  { series: "commercial-noise", row: "other-hours-commercial-noise", when: "other-hours" },
  { series: "rowdy-behaviour", row: "rowdy-behaviour", when: "weekend-nights" },
  { series: "rowdy-behaviour", row: "other-hours-rowdy-behaviour", when: "other-hours" },
] as const;

function zoneCases(shop: Workshop): Opened[] {
  const random = shop.random.fork("council in zones");
  return shop.scenario.zones.flatMap((zone) =>
    zoneRows.flatMap(({ series, row, when }) =>
      marginsOf(`${zone.id} ${row}`, zone.counts[row], shop.calendar, shop.wrong).flatMap(({ span, count }) =>
        drawMoments(shop, span, when, count, random).map(({ day, minute }) => ({
          opened: day,
          series,
          inZone: { place: zonePlace(shop, zone.id, random), minute },
        })),
      ),
    ),
  );
}

/** What the borough has beside the zones. */
function boroughCases({ scenario, calendar, wrong }: Workshop, random: Random): Opened[] {
  return councilSeries.flatMap((series) => {
    const inZones = zoneRows
      .filter((one) => one.series === series)
      .flatMap(({ row }) => scenario.zones.flatMap((zone) => marginsOf(row, zone.counts[row], calendar, wrong)));
    return marginsOf(series, scenario.council[series], calendar, wrong).flatMap(({ span, count }) => {
      const already = partsWithin(inZones, span);
      if (already > count) {
        wrong.tooFew(series, span.key, count, already);
        return [];
      }
      return drawDays(count - already, span, seasonal(calendar), random).map((opened) => ({ opened, series }));
    });
  });
}

const reference = (number: number): string => `NASB/${String(200_001 + number)}`;

/** The Friday-night times of the day on which a case is opened: what is said after midnight is the next day's. */
function clock([from, to]: readonly [number, number], random: Random): string {
  const hour = random.between(from, to - 1) % 24;
  return clockAt(hour * 60 + random.between(0, 59));
}
