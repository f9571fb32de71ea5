import type { Day } from "./calendar.ts";
import { csvLine, repeats, type SampleFile, sampleFile, scatter, unreadable, withStraySpaces } from "./csv.ts";
import { marginsOf } from "./margins.ts";
import { kinds } from "./offence-kinds.ts";
import type { Place } from "./places.ts";
import { type Random, Weighted } from "./random.ts";
import { daysToFill, seasonal } from "./spread.ts";
import { clockAt, type Moment, ordinaryMoment, zoneMoments } from "./timing.ts";
import type { Workshop } from "./workshop.ts";
import { zonePlace } from "./zone-offences.ts";

const asbHeader = "Incident Ref,Call Date,Call Time,Heading,Qualifier,Borough,Ward,LSOA";

/** Headings of the National Standard for Incident Recording with the qualifier that goes with most of their calls. */
const headings = new Weighted<readonly [string, string]>([
  [["Rowdy or Inconsiderate Behaviour", "Nuisance"], 62],
  [["Rowdy/Nuisance Neighbours", "Personal"], 12],
  [["Noise", "Nuisance"], 7],
  [["Begging/Vagrancy", "Nuisance"], 5],
  [["Vehicle Nuisance/Inappropriate Use", "Nuisance"], 4],
  [["Littering/Drug Paraphernalia", "Environmental"], 3],
  [["Street Drinking", "Environmental"], 2],
  [["Malicious/Nuisance Communications", "Personal"], 2],
  [["Trespass", "Nuisance"], 1],
  [["Animal Problems", "Nuisance"], 1],
  [["Fireworks", "Nuisance"], 1],
]);

interface Call extends Moment {
  readonly place: Place;
}

/** Police calls about anti-social behaviour by call date: the zones' nights and other hours, then the whole borough. */
export function asbExtract(shop: Workshop, path: string): SampleFile {
  const random = shop.random.fork("asb");
  const calls = [
    ...shop.scenario.zones.flatMap((zone) => [
      ...zoneCalls(shop, zone.id, "asb", "weekend-nights", random),
      ...zoneCalls(shop, zone.id, "other-hours-asb", "other-hours", random),
    ]),
  ];
  const perDay = new Int32Array(shop.calendar.lastDay + 1);
  for (const { day } of calls) perDay[day] = (perDay[day] ?? 0) + 1;
  calls.push(...otherCalls(shop, (day) => perDay[day] ?? 0, random));
  calls.sort((one, other) => one.day - other.day || one.minute - other.minute);

  const gaps = new Set(shop.scenario.missingMonths["police-asb"]);
  const { borough, dirt } = shop.scenario;
  const lineOf = (call: Call, number: number, where = borough): string => {
    const [heading, qualifier] = headings.pick(random);
    return csvLine([
      reference(number),
      shop.calendar.british(call.day),
      clockAt(call.minute),
      heading,
      qualifier,
      where,
      call.place.ward,
      call.place.lsoa,
    ]);
  };
  const lines = calls
    .map((call, number) => lineOf(call, number))
    .filter((_, number) => !gaps.has(shop.calendar.month(calls[number]?.day ?? 0)));
  const strays = Array.from({ length: Math.ceil(lines.length * 0.002) }, (_, number) => {
    const { borough: where, place } = random.pick(shop.places.otherBoroughs);
    return lineOf({ ...random.pick(calls), place }, 800_000 + number, where);
  });
  const year = shop.calendar.lastYear - 1;
  const template = (number: number): string[] => [
    reference(900_000 + number),
    `14/01/${year}`,
    "21:15",
    "Noise",
    "Nuisance",
    borough,
    "Dalston",
    "",
  ];
  const spaced = withStraySpaces(lines, borough, Math.round(dirt.trailing_space_rows / 4), random);
  const further = [
    ...strays,
    ...repeats(spaced, Math.round(dirt.duplicate_rows / 3), random),
    ...unreadable(dirt.rejected_asb_rows, template, { dateAt: 1, year }, random),
  ];
  return sampleFile({
    path,
    header: asbHeader,
    lines: scatter(spaced, further, random),
    newline: "\r\n",
    encoding: "utf-8",
  });
}

function zoneCalls(
  shop: Workshop,
  zone: string,
  series: "asb" | "other-hours-asb",
  when: "weekend-nights" | "other-hours",
  random: Random,
): Call[] {
  const cells = shop.scenario.zones.find((one) => one.id === zone)?.counts[series] ?? {};
  return marginsOf(`${zone} ${series}`, cells, shop.calendar, shop.wrong).flatMap(({ span, count }) => {
    if (count === 0) return [];
    const moments = zoneMoments(shop.calendar, span, when, random);
    return Array.from({ length: count }, () => ({ ...moments.draw(), place: zonePlace(shop, zone, random) }));
  });
}

function otherCalls(shop: Workshop, existing: (day: Day) => number, random: Random): Call[] {
  const variation = shop.scenario.variation["police-asb"] ?? 1;
  const weight = seasonal(shop.calendar);
  return marginsOf("police-asb", shop.scenario.asb["police-asb"], shop.calendar, shop.wrong).flatMap(
    ({ span, count }) => {
      const days = daysToFill({ span, total: count, existing, weight, variation }, shop.calendar, random);
      if (!Array.isArray(days)) {
        shop.wrong.tooFew("police-asb", span.key, count, days.already);
        return [];
      }
      return days.map((day) => ({
        ...ordinaryMoment(shop.calendar, day, kinds["public-fear"], random),
        place: random.chance(shop.scenario.dirt.unknown_place_share)
          ? random.pick(shop.places.unplaced)
          : shop.places.elsewhere.pick(random),
      }));
    },
  );
}

const reference = (number: number): string => `CAD${String(100_001 + number)}`;
