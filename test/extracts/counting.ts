import { afterEach } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import type { ReadResult } from "../../src/extracts/reading.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import type { SourceSettings } from "../../src/partnership/settings.ts";
import { openStore, type RecordStore } from "../../src/records/store.ts";
import { periodOf } from "../indicators/fixture.ts";
import { type Folder, makeFolder, settings, source } from "./settings.ts";

const open: { store: RecordStore; folder: Folder }[] = [];
afterEach(async () => {
  for (const { store, folder } of open.splice(0)) {
    await store.close();
    await folder.remove();
  }
});

/** Reads files and hands back a way to count: the number, or the state where there is none. */
export async function reading(files: Readonly<Record<string, string>>, overrides: Partial<SourceSettings>) {
  const folder = await makeFolder(files);
  const store = await openStore();
  open.push({ store, folder });
  const own = settings(folder.path, [source(overrides)]);
  const result: ReadResult = await readExtracts({ settings: own, store });
  const { indicators } = await loadCatalogue();
  const count = async (indicator: string, period: string, asAt?: string): Promise<number | string> => {
    const { figures } = await measure({
      store,
      requests: [{ indicator, area: "hackney", period: periodOf(period), ...(asAt ? { asAt } : {}) }],
      indicators,
      areas: [own.area],
      partnershipArea: own.area.id,
      reading: result,
      operations: [],
    });
    const value = figures[0]?.value;
    return value?.state === "value" ? value.number : (value?.state ?? "none");
  };
  return { result, count };
}

export const crimeHeader = "CRN,Status,Date Recorded,Offence Group,Offence Subgroup,Borough,Victim Ref,Victim Age";
export const crime = (
  reference: string,
  day: string,
  subgroup: string,
  more: { status?: string; borough?: string } = {},
) =>
  `${reference},${more.status ?? "Confirmed"},${day},Group,${subgroup},${more.borough ?? "Hackney"},V${reference},30`;
export const robbery = "Robbery of Personal Property";

/** One robbery a day, so that every month is whole, under references of their own. */
export const daily = (from: string, days: number): string[] =>
  Array.from({ length: days }, (_, index) => {
    const day = new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10);
    return crime(`D${day}`, day, "Other Theft");
  });
