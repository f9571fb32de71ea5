import type { EditionModel } from "../papers/model.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { writeCsv } from "./csv.ts";
import { disclosedFigures } from "./disclosed-figures.ts";
import { writeJson } from "./json.ts";

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
export function figuresCsv(model: EditionModel): string {
  const rows = disclosedFigures(model).map((figure) => {
    const parts = parseFigureId(figure.id);
    const breakdown = Object.entries(parts?.dims ?? {}).map(([key, value]) => `${key}=${value}`);
    return [
      figure.id,
      parts?.indicator,
      breakdown.join(";"),
      parts?.area,
      parts?.period,
      parts?.measure,
      parts?.comparison,
      figure.state,
      figure.number,
      figure.unit,
      figure.method,
      yes(figure.provisional),
      yes(figure.revised),
      yes(figure.smallBase),
      figure.because,
      figure.inputs.join(";"),
      figure.sources.join(";"),
      figure.files.map((file) => file.sha256).join(";"),
      figure.records,
    ];
  });
  return writeCsv(columns, rows);
}

const yes = (is: boolean): string => (is ? "yes" : "");

/** `figures.json`: the same figures for programs, with the inputs of each, so that every sum can be followed. */
export function figuresJson(model: EditionModel): string {
  return writeJson({
    paper: model.paper,
    title: model.title,
    partnership: model.partnership,
    audience: model.audience,
    marking: model.marking,
    status: model.status,
    period: model.period.id,
    date: model.date,
    figures: disclosedFigures(model),
  });
}
