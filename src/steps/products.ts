import { dataQualityJson } from "../export/data-quality.ts";
import { type FiguresOrigin, figuresCsv, figuresJson } from "../export/figures.ts";
import { isProductEnding } from "../export/foreign-files.ts";
import type { DocumentFormat } from "../export/formats.ts";
import { provenanceJson } from "../export/provenance.ts";
import type { ReadResult } from "../extracts/reading.ts";
import type { EditionModel } from "../papers/model.ts";
import { fileStem } from "../papers/paper-period.ts";
import type { WrittenFile } from "../papers/written-file.ts";
import type { Picture } from "../render/pictures.ts";
import { plain } from "../wording/runs.ts";
import type { Partnership } from "./open-partnership.ts";
import type { Spreadsheet } from "./spreadsheets.ts";
import { programVersion } from "./version.ts";

/** What the browser made of a paper. */
export interface Printed {
  /** Absent when only pictures were asked for. */
  readonly pdf?: Uint8Array;
  /** Of the PDF. */
  readonly pages?: number;
  /** PNGs, in the order of the drawings. */
  readonly painted: readonly Uint8Array[];
  readonly browser: { readonly version: string; readonly origin: string; readonly sandbox?: string };
}

export interface ProductFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is written of one paper beside its documents, and follows from the model and the reading alone: it need not wait for the browser. */
export function dataFilesOf(model: EditionModel, partnership: Partnership, reading: ReadResult): ProductFile[] {
  const origin = figuresOrigin(partnership, reading);
  const named = namesOf(model);
  return [
    { name: named("-figures.csv"), bytes: bytesOf(figuresCsv(model, origin)) },
    { name: named("-figures.json"), bytes: bytesOf(figuresJson(model, origin)) },
    { name: named("-data-quality.json"), bytes: bytesOf(dataQualityJson(reading, model.audience)) },
  ];
}

const namesOf =
  ({ paper, period }: EditionModel) =>
  (ending: string): string =>
    `${fileStem(paper, period)}${ending}`;

/** The files of one paper: the documents that were asked for, and the figures and provenance beside them. */
export function productsOf(input: {
  readonly model: EditionModel;
  /** What `dataFilesOf` gave. */
  readonly data: readonly ProductFile[];
  readonly html?: string;
  readonly printed?: Printed;
  /** The tables as spreadsheets, by the ending of their names. */
  readonly spreadsheets?: readonly Spreadsheet[];
  /** The charts as drawings, where they were asked for in any form, and in which forms. */
  readonly pictures?: { readonly drawn: readonly Picture[]; readonly formats: readonly DocumentFormat[] };
  readonly written: readonly WrittenFile[];
  readonly reading: ReadResult;
  readonly partnership: Partnership;
}): ProductFile[] {
  const { model, data, html, printed, spreadsheets = [], pictures, written, reading, partnership } = input;
  const { settings } = partnership;
  const origin = figuresOrigin(partnership, reading);
  const { version } = origin;
  const files = reading.sources.flatMap((source) => source.files);
  const named = namesOf(model);
  return [
    ...(html === undefined ? [] : [{ name: named(".html"), bytes: bytesOf(html) }]),
    ...(printed?.pdf ? [{ name: named(".pdf"), bytes: printed.pdf }] : []),
    ...spreadsheets.map(({ format, bytes }) => ({ name: named(`-tables.${format}`), bytes })),
    ...(pictures?.drawn ?? []).flatMap(({ name, svg }, index) => {
      const png = printed?.painted[index];
      return [
        ...(pictures?.formats.includes("svg") ? [{ name: named(`-${name}.svg`), bytes: bytesOf(svg) }] : []),
        ...(png ? [{ name: named(`-${name}.png`), bytes: png }] : []),
      ];
    }),
    ...data,
    {
      name: named("-provenance.json"),
      bytes: bytesOf(
        provenanceJson({
          version,
          settings: { sha256: settings.sha256 },
          files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
          references: origin.references ?? [],
          written,
          ...(printed ? { browser: printed.browser } : {}),
          model,
        }),
      ),
    },
  ];
}

/** What a paper's figures are made from. */
export const figuresOrigin = (partnership: Partnership, reading: ReadResult): FiguresOrigin => ({
  version: programVersion(),
  settings: partnership.settings,
  reading,
  indicators: partnership.indicators,
  areas: drawnAreas(partnership),
  references: partnership.references ?? [],
});

/** Every area with all that says where it lies: the LSOAs, wards or shape of a zone, what a lookup puts into a ward. */
const drawnAreas = ({ settings: { area, zones, wards, comparators } }: Partnership) => [
  { id: area.id, name: area.name, drawn: area },
  ...[...zones, ...comparators].map((one) => ({ id: one.id, name: one.name, drawn: one })),
  ...(wards?.list ?? []).map((ward) => ({
    id: ward.id,
    name: ward.name,
    drawn: [ward, (wards?.lookup ?? []).filter((entry) => entry.ward === ward.code)],
  })),
];

/** Whether a file in the products folder belongs to a paper, and so goes when the paper is made anew. */
export function isProductOf({ paper, period }: Pick<EditionModel, "paper" | "period">, name: string): boolean {
  const stem = fileStem(paper, period);
  return name.startsWith(stem) && isProductEnding(name.slice(stem.length));
}

/** The headlines of a paper as plain text, for the terminal. */
export function headlinesOf(model: EditionModel): string[] {
  return model.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === "headlines" ? block.items : []))
    .map(({ lead, rest }) => `${plain(lead)} ${plain(rest)}`.trim());
}
