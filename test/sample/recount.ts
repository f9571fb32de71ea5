import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

/**
 * Counts the written extracts anew, by hand and with nothing of the generator or the product in it: plain rows, text
 * dates, one rule after the other. Dates are compared as `yyyy-mm-dd` text.
 */
export interface CountedOffence {
  recorded: string;
  /** `yyyy-mm-ddTHH:MM`, blank when unknown. */
  committed: string;
  group: string;
  subgroup: string;
  code: string;
  lsoa: string;
  domestic: boolean;
  features: string[];
  operation: string;
  /** Age of each person harmed by reference; undefined when blank. */
  victims: Map<string, number | undefined>;
}

export interface CountedEvent {
  date: string;
  hour: number;
  lsoa: string;
  source: string;
}

/** The field under a header, without the spaces around it. */
export type Row = (name: string) => string;

const iso = (british: string): string | undefined => {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(british);
  if (!match) return undefined;
  const date = `${match[3]}-${match[2]}-${match[1]}`;
  const real = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date ? undefined : date;
};

/** Rows with as many fields as the header, trimmed; the others only counted. */
export async function readRows(
  folder: string,
  path: string,
  encoding = "utf-8",
): Promise<{ rows: Row[]; ragged: number }> {
  const bytes = await readFile(join(folder, path));
  // Not TextDecoder: Node 20's takes windows-1252 for Latin-1, in which 0x92 is no apostrophe.
  const text =
    encoding === "windows-1252" ? bytes.toString("latin1").replaceAll("\u0092", "\u2019") : bytes.toString("utf8");
  const lines: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [header = [], ...rest] = lines;
  const position = new Map(header.map((name, index) => [name, index]));
  const whole = rest.filter((fields) => fields.length === header.length);
  return {
    rows: whole.map((fields) => (name) => fields[position.get(name) ?? -1]?.trim() ?? ""),
    ragged: rest.length - whole.length,
  };
}

/** What one crime extract holds: its records by reference, and how many rows a reader must reject. */
export interface ReadCrime {
  records: Map<string, { row: Row; offence: CountedOffence }>;
  unreadable: number;
}

export async function readCrime(folder: string, path: string): Promise<ReadCrime> {
  const { rows, ragged } = await readRows(folder, path);
  const records: ReadCrime["records"] = new Map();
  let unreadable = ragged;
  for (const row of rows) {
    const recorded = iso(row("Date Recorded"));
    if (!recorded) {
      unreadable += 1;
      continue;
    }
    const reference = row("CRN");
    const entry = records.get(reference) ?? { row, offence: offenceOf(row, recorded) };
    records.set(reference, entry);
    const victim = row("Victim Ref");
    if (victim && row("Victim Kind") === "Person")
      entry.offence.victims.set(victim, row("Victim Age") ? Number(row("Victim Age")) : undefined);
  }
  return { records, unreadable };
}

/** Offences that count, folded by reference, the last extract winning, and why the others do not count. */
export function countOffences(...extracts: ReadCrime[]): {
  offences: CountedOffence[];
  setApart: Record<string, number>;
} {
  const setApart: Record<string, number> = {};
  const offences: CountedOffence[] = [];
  for (const { row, offence } of new Map(extracts.flatMap(({ records }) => [...records])).values()) {
    const why = whyNot(row);
    if (why) setApart[why] = (setApart[why] ?? 0) + 1;
    else offences.push(offence);
  }
  return { offences, setApart };
}

function whyNot(row: Row): string | undefined {
  if (row("Borough") !== "Hackney") return "other borough";
  if (row("Status") !== "Confirmed") return row("Status");
  return row("Notifiable") === "Y" ? undefined : "not notifiable";
}

function offenceOf(row: Row, recorded: string): CountedOffence {
  const [day = "", time = ""] = row("Committed From").split(" ");
  return {
    recorded,
    committed: day ? `${iso(day)}T${time}` : "",
    group: row("Offence Group"),
    subgroup: row("Offence Subgroup"),
    code: row("HO Code"),
    lsoa: row("LSOA"),
    domestic: row("Domestic Abuse") === "Y",
    features: row("Feature Codes").split(";").filter(Boolean),
    operation: row("Operation"),
    victims: new Map(),
  };
}

export async function countCalls(folder: string): Promise<CountedEvent[]> {
  const { rows } = await readRows(folder, "extracts/police/asb-2020-06-15.csv");
  const calls = new Map<string, CountedEvent>();
  for (const row of rows) {
    const date = iso(row("Call Date"));
    if (date && row("Borough") === "Hackney")
      calls.set(row("Incident Ref"), {
        date,
        hour: Number(row("Call Time").slice(0, 2)),
        lsoa: row("LSOA"),
        source: "",
      });
  }
  return [...calls.values()];
}

export async function countReferrals(folder: string): Promise<CountedEvent[]> {
  const { rows } = await readRows(folder, "extracts/council/dais-2020-06-15.csv", "windows-1252");
  const lookup = await readRows(folder, "reference/referral-sources.csv");
  const group = new Map(lookup.rows.map((row) => [row("from"), row("to")]));
  const cases = new Map<string, CountedEvent>();
  for (const row of rows) {
    const date = iso(row("Date Opened"));
    const source = group.get(row("Source of Referral")) ?? `unknown: ${row("Source of Referral")}`;
    if (date) cases.set(row("Case ID"), { date, hour: 0, lsoa: "", source });
  }
  return [...cases.values()];
}

export async function lsoasOf(folder: string, zone: string): Promise<Set<string>> {
  const { rows } = await readRows(folder, `reference/${zone}-lsoas.csv`);
  return new Set(rows.map((row) => row("lsoa")));
}

/** Friday 18:00 to Saturday 05:59 and Saturday 18:00 to Sunday 05:59. */
function onWeekendNight(date: string, hour: number): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (weekday === 5 && hour >= 18) || (weekday === 6 && (hour < 6 || hour >= 18)) || (weekday === 0 && hour < 6);
}

type NightType = "violence" | "robbery" | "theft" | "drugs" | "sexual-offences" | "other-crime" | "asb";

/** The type under which night-time economy crime counts an offence; undefined for domestic abuse violence. */
function nightType(offence: CountedOffence): NightType | undefined {
  if (["Violence with Injury", "Violence without Injury"].includes(offence.subgroup))
    return offence.domestic ? undefined : "violence";
  if (offence.group === "Robbery") return "robbery";
  if (["Theft from Person", "Other Theft"].includes(offence.subgroup)) return "theft";
  if (offence.group === "Drug Offences") return "drugs";
  return offence.group === "Sexual Offences" ? "sexual-offences" : "other-crime";
}

export interface NightIncident {
  date: string;
  type: NightType;
  operation: string;
}

/** Crime and antisocial behaviour in a zone on Friday and Saturday nights. */
export function nightIncidents(
  offences: readonly CountedOffence[],
  calls: readonly CountedEvent[],
  lsoas: ReadonlySet<string>,
): NightIncident[] {
  const crime = offences.flatMap((offence): NightIncident[] => {
    const [date = "", time = ""] = offence.committed.split("T");
    const type = nightType(offence);
    const here = lsoas.has(offence.lsoa) && date !== "" && onWeekendNight(date, Number(time.slice(0, 2)));
    return here && type ? [{ date, type, operation: offence.operation }] : [];
  });
  const asb = calls.flatMap((call): NightIncident[] =>
    lsoas.has(call.lsoa) && onWeekendNight(call.date, call.hour)
      ? [{ date: call.date, type: "asb", operation: "" }]
      : [],
  );
  return [...crime, ...asb];
}

/** The four quarters of the financial year that begins in April of `start`. */
export const quarters = (start: number): [string, string][] => [
  [`${start}-04-01`, `${start}-06-30`],
  [`${start}-07-01`, `${start}-09-30`],
  [`${start}-10-01`, `${start}-12-31`],
  [`${start + 1}-01-01`, `${start + 1}-03-31`],
];

export const inSpan = (date: string, [from, to]: readonly [string, string]): boolean => date >= from && date <= to;

/** Victims whose known age lies within the two ages. */
export const victimsAged = (offence: CountedOffence, from: number, to: number): number =>
  [...offence.victims.values()].filter((age) => age !== undefined && age >= from && age <= to).length;
