import { type DocumentFormat, type SpreadsheetFormat, spreadsheetFormats } from "../export/formats.ts";
import type { EditionModel } from "../papers/model.ts";
import { inPhase, type World } from "./world.ts";

export interface Spreadsheet {
  readonly format: SpreadsheetFormat;
  readonly bytes: Uint8Array;
}

/** The tables of each edition in the forms that were asked for. */
export async function spreadsheetsOf(
  editions: readonly { readonly model: EditionModel }[],
  formats: readonly DocumentFormat[],
  world: World,
): Promise<ReadonlyMap<EditionModel, readonly Spreadsheet[]>> {
  const wanted = spreadsheetFormats.filter((format) => formats.includes(format));
  if (wanted.length === 0) return new Map();
  const { writeSheets } = await import("../export/sheets/write-sheets.ts");
  return inPhase(
    world,
    "render",
    () =>
      new Map(
        editions.map(({ model }) => [model, wanted.map((format) => ({ format, bytes: writeSheets(model, format) }))]),
      ),
  );
}
