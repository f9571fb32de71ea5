import type { Day } from "./calendar.ts";
import { csvField, repeats, type SampleFile, sampleFile, scatter, unreadable, withStraySpaces } from "./csv.ts";
import { labels2008, type OffenceLabels } from "./labels-2008.ts";
import type { Offence, Suspect, Victim } from "./offence.ts";
import type { Random } from "./random.ts";
import type { Classification } from "./scenario.ts";
import type { Workshop } from "./workshop.ts";

const crimeHeader =
  "CRN,Status,Notifiable,Date Recorded,Committed From,Committed To,Last Updated,Offence Group,Offence Subgroup,HO Code," +
  "Borough,Ward,LSOA,Victim Ref,Victim Kind,Victim Age,Victim Sex,Victim Ethnicity,Suspect Age,Suspect Sex," +
  "Domestic Abuse,Feature Codes,Operation,Outcome";

const noSuspect = "Investigation complete; no suspect identified";

/** The crime extracts: each holds the offences recorded between its dates, joined with their victims and suspects. */
export function crimeExtracts(shop: Workshop, offences: readonly Offence[]): SampleFile[] {
  const { scenario, calendar } = shop;
  const numbered = withReferences(shop, offences);
  const gaps = new Set(scenario.missingMonths["police-crime"]);
  const held = scenario.crimeExtracts.map((extract) => {
    const from = calendar.day(extract.start) ?? 0;
    const to = calendar.day(extract.end) ?? calendar.lastDay;
    return { ...extract, from, to };
  });
  return held.map((extract, index) => {
    const random = shop.random.fork(extract.file);
    const lines: string[] = [];
    for (const { reference, offence } of numbered) {
      if (offence.recorded < extract.from || offence.recorded > extract.to) continue;
      if (gaps.has(calendar.month(offence.recorded))) continue;
      const later = held.slice(index + 1).some(({ from, to }) => offence.recorded >= from && offence.recorded <= to);
      const asHeld = later ? asItWas(offence) : offence;
      // Only the oldest extract has line breaks inside quotes, and so only it needs careful reading.
      if (asHeld) addLines(lines, shop, { reference, offence: asHeld, until: extract.to, broken: index === 0 }, random);
    }
    return sampleFile({
      path: extract.file,
      header: crimeHeader,
      lines: dirty(lines, shop, index, random),
      newline: index === 0 ? "\n" : "\r\n",
      encoding: index === 0 ? "utf-8-with-bom" : "utf-8",
    });
  });
}

interface Numbered {
  readonly reference: string;
  readonly offence: Offence;
}

/** In the order of recording, numbered by year as crime recording systems do. */
function withReferences(shop: Workshop, offences: readonly Offence[]): Numbered[] {
  const next = new Map<string, number>();
  const random = shop.random.fork("references");
  const days = new Map<Day, { readonly offence: Offence; readonly order: number }[]>();
  for (const offence of offences) {
    const day = days.get(offence.recorded);
    const one = { offence, order: random.next() };
    if (day) day.push(one);
    else days.set(offence.recorded, [one]);
  }
  return [...days]
    .sort(([one], [other]) => one - other)
    .flatMap(([, day]) => day.sort((one, other) => one.order - other.order))
    .map(({ offence }) => {
      const year = shop.calendar.iso(offence.recorded).slice(2, 4);
      const number = (next.get(year) ?? 0) + 1;
      next.set(year, number);
      return { reference: `GD${String(number).padStart(6, "0")}/${year}`, offence };
    });
}

function asItWas(offence: Offence): Offence | undefined {
  if (offence.earlier === "absent") return undefined;
  return offence.earlier ? { ...offence, ...offence.earlier } : offence;
}

interface Held extends Numbered {
  /** Last recorded day that the extract holds. */
  readonly until: Day;
  readonly broken: boolean;
}

/** One line for every victim and suspect together: one crime with two victims and three suspects is on six lines. */
function addLines(lines: string[], shop: Workshop, { reference, offence, until, broken }: Held, random: Random): void {
  const { calendar } = shop;
  const time = (from: Day, minutes: number): string => {
    const day = from + Math.floor(minutes / 1440);
    const left = minutes % 1440;
    return `${calendar.british(day)} ${two(Math.floor(left / 60))}:${two(left % 60)}`;
  };
  const { committed, place } = offence;
  const { group, subgroup, code } = labelsOf(offence, shop.scenario.classification);
  const latest = Math.max(0, Math.min(offence.lasting, (offence.recorded - (committed?.day ?? 0)) * 1440));
  const updated = Math.min(until, offence.recorded + random.between(0, 120));
  const outcome =
    broken && offence.outcome === noSuspect && random.chance(0.02) ? noSuspect.replace("; ", "\n") : offence.outcome;
  const before = [
    reference,
    offence.status,
    offence.notifiable ? "Y" : "N",
    calendar.british(offence.recorded),
    committed ? time(committed.day, committed.minute) : "",
    committed && latest > 0 ? time(committed.day, committed.minute + latest) : "",
    calendar.british(updated),
    group,
    csvField(subgroup),
    code,
    offence.borough,
    place.ward,
    place.lsoa,
  ].join(",");
  const features = offence.features.filter((feature) => isFlagged(feature, shop.scenario.classification)).join(";");
  const after = [offence.domestic ? "Y" : "N", features, offence.operation, csvField(outcome)].join(",");
  const victims = offence.victims.length > 0 ? offence.victims.map(victimFields) : [",,,,"];
  const suspects = offence.suspects.length > 0 ? offence.suspects.map(suspectFields) : [","];
  // The join now and then lists a victim twice.
  if (offence.victims.length === 1 && random.chance(0.004)) victims.push(...victims);
  for (const victim of victims) for (const suspect of suspects) lines.push(`${before},${victim},${suspect},${after}`);
}

function labelsOf({ kind, code }: Offence, list: Classification): OffenceLabels {
  return list === "mps-2008" ? labels2008(kind, code) : { group: kind.group, subgroup: kind.subgroup, code };
}

/** Discharges were counted apart by those who investigate gun crime, before there was a code for them. */
const isFlagged = (feature: string, list: Classification): boolean =>
  list === "mps-2019" || feature !== "LETHAL DISCHARGE";

const two = (number: number): string => String(number).padStart(2, "0");

const victimFields = (victim: Victim): string =>
  `${victim.reference},${victim.kind},${victim.age ?? ""},${victim.sex},${victim.ethnicity}`;

const suspectFields = (suspect: Suspect): string => `${suspect.age ?? ""},${suspect.sex}`;

function dirty(lines: readonly string[], shop: Workshop, extract: number, random: Random): string[] {
  const { dirt, borough } = shop.scenario;
  const year = shop.calendar.lastYear - 1;
  // biome-ignore format: one row of the file
  const template = (number: number): string[] => [
    `GD9${String(extract * 1000 + number).padStart(5, "0")}/${year % 100}`, "Confirmed", "Y", `14/01/${year}`, `13/01/${year} 21:15`, "", `02/02/${year}`,
    "Theft", "Other Theft", "49", borough, "Dalston", "", `P9${extract * 1000 + number}`, "Person", "31", "F", "Not stated",
    "", "", "N", "", "", "Under investigation",
  ];
  const spaced = withStraySpaces(lines, borough, dirt.trailing_space_rows, random);
  return scatter(
    spaced,
    [
      ...repeats(spaced, dirt.duplicate_rows, random),
      ...unreadable(dirt.rejected_crime_rows, template, { dateAt: 3, year }, random),
    ],
    random,
  );
}
