import type { ReadResult } from "../extracts/reading.ts";
import { fingerprint, fingerprintOf } from "../indicators/fingerprint.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { EditionModel } from "../papers/model.ts";
import { writeCsv } from "./csv.ts";
import { disclosedFigures } from "./disclosed-figures.ts";
import { type FiguresDocument, figuresFormat } from "./figures-schema.ts";
import { writeJson } from "./json.ts";

/** From what the figures of an edition were made. */
export interface FiguresOrigin {
  /** Of csp-assess. */
  readonly version: string;
  readonly settings: { readonly sha256: string };
  readonly reading: ReadResult;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** `drawn`: all that says where the area lies. */
  readonly areas: readonly { readonly id: string; readonly name: string; readonly drawn: unknown }[];
  /** Tables that bear on the figures besides the extracts: populations, and the mappings of sources. */
  readonly references?: readonly { readonly path: string; readonly sha256: string; readonly source?: string }[];
}

const columns = [
  "id",
  "indicator",
  "breakdown",
  "area",
  "period",
  "measure",
  "comparison",
  "state",
  "value",
  "unit",
  "method",
  "provisional",
  "revised",
  "small_base",
  "reason",
  "inputs",
  "sources",
  "files",
  "records",
] as const;

/**
 * `figures.csv`: a row for every figure of the edition. `value` is empty unless `state` is `value`; lists are separated by
 * semicolons. Numbers are unrounded.
 */
export function figuresCsv(model: EditionModel, { reading }: Pick<FiguresOrigin, "reading">): string {
  const rows = disclosedFigures(model, reading).map((figure) => {
    const yes = (attribute: (typeof figure.attributes)[number]): string =>
      figure.attributes.includes(attribute) ? "yes" : "";
    return [
      figure.id,
      figure.indicator,
      Object.entries(figure.dims)
        .map(([key, value]) => `${key}=${value}`)
        .join(";"),
      figure.area,
      figure.period,
      figure.measure,
      figure.comparison,
      figure.state,
      figure.number,
      figure.unit,
      figure.method,
      yes("provisional"),
      yes("revised"),
      yes("small-base"),
      figure.reason,
      figure.inputs.join(";"),
      figure.sources.join(";"),
      figure.files.map(({ sha256, records }) => (records === undefined ? sha256 : `${sha256}:${records}`)).join(";"),
      figure.records,
    ];
  });
  return writeCsv(columns, rows);
}

/** `figures.json`: the same figures for programs, with the inputs of each, so that every sum can be followed. */
export function figuresJson(model: EditionModel, origin: FiguresOrigin): string {
  return writeJson(figuresDocument(model, origin));
}

/** What `figures.json` holds; the schema is in `figures-schema.ts`. */
export function figuresDocument(model: EditionModel, origin: FiguresOrigin): FiguresDocument {
  const { version, settings, reading, indicators, areas, references = [] } = origin;
  const figures = disclosedFigures(model, reading);
  const named = (key: "indicator" | "area"): string[] => [...new Set(figures.map((figure) => figure[key]))].sort();
  const internal = model.audience === "internal";
  return {
    format: figuresFormat,
    tool: { name: "csp-assess", version },
    paper: model.paper,
    title: model.title,
    partnership: model.partnership,
    audience: model.audience,
    marking: model.marking,
    status: model.status,
    period: model.period.id,
    date: model.date,
    settings: { sha256: settings.sha256 },
    files: reading.sources
      .flatMap(({ source, files }) =>
        files.map(({ path, sha256, rows }) => ({ path, source, sha256, ...(internal ? { rows: rows.accepted } : {}) })),
      )
      .sort((first, second) => (first.path < second.path ? -1 : 1)),
    indicators: named("indicator").flatMap((id) => {
      const indicator = indicators.get(id);
      if (!indicator) return [];
      const { title, definition } = indicator;
      return [{ id, title, definition: definition.trim(), fingerprint: fingerprintOf(id, indicators) }];
    }),
    areas: named("area").flatMap((id) => {
      const area = areas.find((one) => one.id === id);
      return area ? [{ id, name: area.name, fingerprint: fingerprint(area.drawn) }] : [];
    }),
    references: references.toSorted((one, other) => (one.path < other.path ? -1 : 1)),
    figures,
  };
}
