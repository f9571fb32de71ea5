import type { ReadResult } from "../extracts/reading.ts";
import type { EditionModel } from "../papers/model.ts";
import type { Figure } from "../values/figure.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { type FigureRecord, figureAttributes } from "./figures-schema.ts";

/**
 * The figures of an edition in the order of their ids, for `figures.csv` and `figures.json`: what the edition may show of each and no more.
 *
 * How many records stand behind a suppressed figure is the figure itself, so it is withheld, and with it what file they came from and which
 * rule hid it: a cell hidden to protect another must not look different. Editions that leave the house (`partnership`, `public`) give no
 * record counts at all, since counts by file can bound a cell that is hidden; and as files they name all of a figure's sources, whether or not
 * one had a record for it, since which files had some can tell as much.
 */
export function disclosedFigures(model: EditionModel, reading: ReadResult): FigureRecord[] {
  const internal = model.audience === "internal";
  const filesOf = new Map(
    reading.sources.map((source) => [source.source, source.files.map(({ sha256 }) => ({ sha256 }))] as const),
  );
  return Object.keys(model.figures)
    .sort()
    .flatMap((id) => {
      const figure = model.figures[id];
      return figure ? [disclose(figure, internal, filesOf)] : [];
    });
}

type FilesOf = ReadonlyMap<string, readonly { readonly sha256: string }[]>;

function disclose(figure: Figure, internal: boolean, filesOf: FilesOf): FigureRecord {
  const { value, constants, pedigree } = figure;
  const parts = parseFigureId(figure.id);
  if (!parts) throw new Error(`not a figure id: ${figure.id}`);
  const { indicator, dims, area, period, measure, comparison } = parts;
  const shown = value.state === "suppressed" ? undefined : pedigree;
  return {
    id: figure.id,
    indicator,
    dims: { ...dims },
    area,
    period,
    measure,
    ...(comparison === undefined ? {} : { comparison }),
    state: value.state,
    ...(isNumber(value) ? { number: value.number } : {}),
    ...(!isNumber(value) && value.because !== undefined && value.state !== "suppressed"
      ? { reason: value.because }
      : {}),
    unit: figure.unit,
    method: figure.method,
    ...(constants && isNumber(value) ? { constants: { ...constants } } : {}),
    inputs: [...figure.inputs],
    sources: [...(shown?.sources ?? [])],
    files: internal
      ? (shown?.files ?? []).map(({ sha256, records }) => ({ sha256, records }))
      : (shown?.sources ?? []).flatMap((source) => [...(filesOf.get(source) ?? [])]),
    ...(internal && shown ? { records: shown.records } : {}),
    attributes: figureAttributes.filter((attribute) => isNumber(value) && value[keys[attribute]] === true),
  };
}

const keys = { provisional: "provisional", revised: "revised", "small-base": "smallBase" } as const;
