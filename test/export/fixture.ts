import type { FiguresOrigin } from "../../src/export/figures.ts";
import type { EditionModel } from "../../src/papers/model.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import type { Figure } from "../../src/values/figure.ts";
import type { Value } from "../../src/values/value.ts";
import { plainForm } from "../extracts/settings.ts";

const count = (indicator: string, value: Value): Figure => ({
  id: `${indicator}/hackney/fy2019-20-q4/count`,
  value,
  unit: "offences",
  method: "count",
  inputs: [],
  pedigree: {
    indicator,
    sources: ["police-crime"],
    files: [
      { sha256: "a".repeat(64), records: 3 },
      { sha256: "b".repeat(64), records: 1 },
    ],
    records: 4,
  },
});

export const figures: readonly Figure[] = [
  count("robbery", { state: "value", number: 512, provisional: true }),
  count("drug-offences", { state: "suppressed", because: "below-five" }),
  count("burglary", { state: "incomplete", because: "coverage-gap" }),
  {
    id: "nte-crime-and-asb[type=robbery]/shoreditch/fy2019-20/percent-change:previous-year",
    value: { state: "value", number: -12.5, smallBase: true },
    unit: "percent",
    method: "percent-change",
    inputs: [
      "nte-crime-and-asb[type=robbery]/shoreditch/fy2018-19/count",
      "nte-crime-and-asb[type=robbery]/shoreditch/fy2019-20/count",
    ],
  },
];

export function modelFor(audience: Audience): EditionModel {
  return {
    paper: "quarterly",
    title: "Quarterly performance paper",
    subtitle: "Statutory Officer Group",
    partnership: "Hackney Community Safety Partnership",
    audience,
    marking: "OFFICIAL",
    status: "draft",
    period: { id: "fy2019-20-q4", label: "2019/20 Quarter 4" },
    language: "en-GB",
    date: "2020-06-25",
    sections: [],
    figures: Object.fromEntries(figures.map((figure) => [figure.id, figure])),
    notes: [],
  };
}

const emptyFile = {
  bytes: 100,
  encoding: "utf-8",
  form: plainForm,
  rows: { read: 40, accepted: 40, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 0 },
  rejectsByReason: {},
};

/** What is always the same of the one source. */
export const policeSource = {
  source: "police-crime",
  name: "Police offence records",
  provider: "Metropolitan Police",
  format: "offence-records",
  grain: "offence",
  precision: "record",
  kinds: ["offence"],
  provides: ["category", "recorded-date"],
} as const;

/** What the figures were made from: one source of three files, the last of which gave none of them a record. */
export const origin: FiguresOrigin = {
  version: "1.2.3",
  settings: { sha256: "f".repeat(64) },
  indicators: new Map(),
  areas: [{ id: "hackney", name: "Hackney", drawn: "E09000012" }],
  reading: {
    sources: [
      {
        ...policeSource,
        files: ["a", "b", "c"].map((letter, file) => ({
          ...emptyFile,
          file,
          path: `extracts/${letter}.csv`,
          sha256: letter.repeat(64),
        })),
        coverage: { basis: "inferred", months: {} },
        records: { offence: 120 },
        unmappedCategories: {},
        setApart: {},
        signs: [],
      },
    ],
    rejects: [],
    problems: [],
  },
};
