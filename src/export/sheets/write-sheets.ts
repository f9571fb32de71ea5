import type { EditionModel } from "../../papers/model.ts";
import type { SpreadsheetFormat } from "../formats.ts";
import { makeWorkbook } from "./make-workbook.ts";
import { writeOds } from "./ods.ts";
import type { Workbook } from "./workbook.ts";
import { writeXlsx } from "./xlsx.ts";

const writers: Readonly<Record<SpreadsheetFormat, (workbook: Workbook) => Uint8Array>> = {
  xlsx: writeXlsx,
  ods: writeOds,
};

/** The tables of a paper as a spreadsheet. The same model gives the same bytes. */
export const writeSheets = (model: EditionModel, format: SpreadsheetFormat): Uint8Array =>
  writers[format](makeWorkbook(model));
