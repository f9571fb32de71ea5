import { afterAll } from "vitest";
import type { RecordField } from "../../../src/extracts/reading.ts";
import type { RecordStore } from "../../../src/records/store.ts";
import { coverage, source, storeOf, type TestRecord, usualSources } from "../fixture.ts";

/** Stores and sources that the kinds of indicators are tried over. */

/** What makes a store of records that is closed when the tests of the calling file are over. */
export function heldStores(): (records: readonly TestRecord[]) => Promise<RecordStore> {
  const stores: RecordStore[] = [];
  afterAll(() => Promise.all(stores.map((store) => store.close())));
  return async (records) => {
    const store = await storeOf(records);
    stores.push(store);
    return store;
  };
}

export const offence = (recorded: string, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "offence",
  recorded,
  ...more,
});

/** Offences with more fields than the usual source has. */
export const sourcesWith = (...fields: RecordField[]) =>
  usualSources().map((one) =>
    one.source === "police-crime" ? { ...one, provides: [...one.provides, ...fields], kinds: [...one.kinds] } : one,
  );

/** A source of published monthly numbers. */
export const history = (covers = coverage("2015-04", "2016-03")) =>
  source("history", ["recorded-date", "borough"], covers, {
    file: 3,
    format: "monthly-counts",
    precision: "month",
    kinds: [],
  });
