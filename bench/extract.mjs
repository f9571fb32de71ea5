// Writes a synthetic extract of police records as large as asked: the header and the mix of the sample partnership, joined
// rows at grain offence-victim-suspect. The same rows for the same size, on every machine. Nobody in it exists.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

const header =
  "CRN,Status,Notifiable,Date Recorded,Committed From,Committed To,Last Updated,Offence Group,Offence Subgroup,HO Code," +
  "Borough,Ward,LSOA,Victim Ref,Victim Kind,Victim Age,Victim Sex,Victim Ethnicity,Suspect Age,Suspect Sex," +
  "Domestic Abuse,Feature Codes,Operation,Outcome";

/** Group, subgroup, Home Office class, share, and whether the victim is a person (1), a business (0) or nobody (-1). */
const classes = [
  ["Violence Against the Person", "Violence with Injury", "8N", 12, 1],
  ["Violence Against the Person", "Violence without Injury", "105A", 17, 1],
  ["Violence Against the Person", "Stalking and Harassment", "8L", 8, 1],
  ["Violence Against the Person", "Violence with Injury", "8F", 1, 1],
  ["Violence Against the Person", "Violence with Injury", "5D", 0.5, 1],
  ["Sexual Offences", "Rape", "19C", 1.2, 1],
  ["Sexual Offences", "Other Sexual Offences", "20A", 1.8, 1],
  ["Robbery", "Robbery of Personal Property", "34B", 6, 1],
  ["Robbery", "Robbery of Business Property", "34A", 0.5, 0],
  ["Burglary", "Burglary - Residential", "28E", 6, 1],
  ["Burglary", "Burglary - Business and Community", "30C", 3, 0],
  ["Theft", "Theft from Person", "39", 9, 1],
  ["Theft", "Other Theft", "49", 13, 1],
  ["Theft", "Shoplifting", "46", 5, 0],
  ["Theft", "Bicycle Theft", "44", 3, 1],
  ["Vehicle Offences", "Theft from a Motor Vehicle", "45", 6, 1],
  ["Vehicle Offences", "Theft or Taking of a Motor Vehicle", "48", 3, 1],
  ["Arson and Criminal Damage", "Criminal Damage", "58C", 7, 0],
  ["Drug Offences", "Possession of Drugs", "92E", 4, -1],
  ["Drug Offences", "Drug Trafficking", "92A", 0.8, -1],
  ["Possession of Weapons", "Possession of Article with Blade or Point", "10D", 1, -1],
  ["Public Order Offences", "Public Fear Alarm or Distress", "125", 6, 1],
  ["Public Order Offences", '"Other Offences Against the State, or Public Order"', "66", 1.5, -1],
  ["Miscellaneous Crimes Against Society", "Going Equipped for Stealing", "33A", 0.7, -1],
];
const wards = [
  "Dalston",
  "Haggerston",
  "Hackney Wick",
  "Homerton",
  "Hoxton West",
  "Victoria",
  "Cazenove",
  "King's Park",
];
const ethnicities = [
  "White British",
  "White Other",
  "Not stated",
  "Black African",
  "Black Caribbean",
  "Asian Other",
  "",
];
const features = [
  ["", 89],
  ["ALCOHOL", 6.7],
  ["KNIFE USED", 1.5],
  ["HATE RACE", 1.1],
  ["KNIFE USED;KNIFE INJURY", 0.5],
  ["ALCOHOL;HATE RACE", 0.3],
  ["HATE SEXUAL ORIENTATION", 0.3],
  ["KNIFE USED;ALCOHOL", 0.3],
  ["FIREARM", 0.2],
  ["OTHER CODE", 0.1],
];
const unsolved = "Investigation complete; no suspect identified";
const outcomes = [
  [unsolved, 62],
  ['"Evidential difficulties, victim does not support"', 14],
  ["Under investigation", 10],
  ["Charged/Summonsed", 9],
  ["Community resolution", 3],
  ["Caution", 2],
];

/** Days of ten financial years, as extracts write them. */
const days = Array.from({ length: 3653 }, (_, day) => {
  const date = new Date(Date.UTC(2010, 3, 1 + day));
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
});
const times = Array.from({ length: 1440 }, (_, minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);

function two(number) {
  return String(number).padStart(2, "0");
}

/** @param {{path: string, rows: number, newlinesInQuotes?: boolean}} options */
export async function writeExtract({ path, rows, newlinesInQuotes = false }) {
  const random = mulberry32(20200615);
  const file = createWriteStream(path, { highWaterMark: 1 << 22 });
  const pickClass = weighted(
    classes.map((one) => [one, one[3]]),
    random,
  );
  const pickFeatures = weighted(features, random);
  const pickOutcome = weighted(outcomes, random);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const chance = (share) => random() < share;
  const between = (from, to) => from + Math.floor(random() * (to - from + 1));

  let lines = [header];
  let written = 0;
  let number = 0;
  const size = rows / 1.13;
  const emit = async (line) => {
    if (written === rows) return;
    lines.push(line);
    written++;
    if (lines.length >= 20_000) await flush();
  };
  const flush = async () => {
    if (!file.write(`${lines.join("\n")}\n`)) await once(file, "drain");
    lines = [];
  };
  while (written < rows) {
    const recorded = Math.min(days.length - 1, Math.floor((number / size) * days.length));
    const reference = `GD${String(++number).padStart(8, "0")}/${days[recorded].slice(8)}`;
    if (chance(0.0005)) {
      const [date, more] = pick([
        ["31/02/2019", ""],
        ["", ""],
        ["not known", ""],
        [days[recorded], ",see file"],
      ]);
      await emit(`${reference},Confirmed,Y,${date},,,,Theft,Other Theft,49,Hackney,,,,,,,,,,N,,,Caution${more}`);
      continue;
    }
    const committed = Math.max(0, recorded - (chance(0.6) ? 0 : between(1, 30)));
    const minute = chance(0.05) ? 0 : between(0, 1439);
    const updated = days[Math.min(days.length - 1, recorded + between(0, 120))];
    const [group, subgroup, code, , person] = pickClass();
    const borough = chance(0.004) ? "Islington" : chance(0.005) ? "Hackney  " : "Hackney";
    const status = chance(0.015) ? "No Crime" : chance(0.0075) ? "Transferred" : "Confirmed";
    const lsoa = chance(0.015) ? "" : `E0100${between(1684, 1832)}`;
    const until = chance(0.084) ? `${days[committed]} ${times[between(minute, 1439)]}` : "";
    const picked = pickOutcome();
    const outcome =
      newlinesInQuotes && picked === unsolved && chance(0.02) ? `"${unsolved.replace("; ", "\n")}"` : picked;
    const before = [
      reference,
      status,
      chance(0.027) ? "N" : "Y",
      days[recorded],
      `${days[committed]} ${times[minute]}`,
      until,
      updated,
      group,
      subgroup,
      code,
      borough,
      pick(wards),
      lsoa,
    ].join(",");
    const after = [chance(0.09) ? "Y" : "N", pickFeatures(), chance(0.001) ? "Lagana" : "", outcome].join(",");
    const victims = Array.from({ length: chance(0.03) ? 2 : 1 }, () => {
      if (person === -1) return ",,,,";
      const key = `P${between(100_000, 999_999)}`;
      if (person === 0) return `${key},Organisation,,,`;
      return `${key},Person,${chance(0.03) ? "" : between(10, 85)},${chance(0.5) ? "F" : "M"},${pick(ethnicities)}`;
    });
    const known = chance(0.24);
    const suspects = Array.from({ length: known ? (chance(0.25) ? between(2, 3) : 1) : 1 }, () =>
      known ? `${between(12, 60)},${chance(0.85) ? "M" : "F"}` : ",",
    );
    for (const victim of victims)
      for (const suspect of suspects) {
        const line = `${before},${victim},${suspect},${after}`;
        await emit(line);
        if (chance(0.0005)) await emit(line);
      }
  }
  await flush();
  file.end();
  await finished(file);
}

function weighted(pairs, random) {
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0);
  return () => {
    let left = random() * total;
    for (const [value, weight] of pairs) {
      left -= weight;
      if (left < 0) return value;
    }
    return pairs[0][0];
  };
}

/** A small generator of even random numbers (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
