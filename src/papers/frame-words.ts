import type { EditionModel } from "./model.ts";

/** The few words that belong to the document's frame; everything that the paper says comes worded in the model. */
export const frameWords = {
  skip: "Skip to the paper",
  contents: "Contents",
  annexes: "Annexes",
  notes: "Notes",
  backToText: "back to the text",
  dataBehind: "Data behind figure",
  see: "See",
  page: "page",
  figuresAndTables: "Figures and tables",
  figures: "Figures",
  tables: "Tables",
  figure: "Figure",
  table: "Table",
} as const;

/** What a status puts on every page; a cleared or final paper needs no warning. */
export const statusWords: Readonly<
  Record<EditionModel["status"], { readonly banner: string; readonly watermark: string } | undefined>
> = {
  draft: { banner: "Draft: not yet cleared", watermark: "DRAFT" },
  cleared: undefined,
  final: undefined,
};
