import type { EditionModel } from "../papers/model.ts";
import type { Figure } from "../values/figure.ts";
import { type AbsentState, isNumber } from "../values/value.ts";

/** One figure as the data files give it: what the edition may show of it and no more. */
export interface DisclosedFigure {
  readonly id: string;
  readonly state: "value" | AbsentState;
  readonly number?: number;
  /** Why there is no number, as a code. */
  readonly because?: string;
  readonly provisional: boolean;
  readonly revised: boolean;
  readonly smallBase: boolean;
  readonly unit: string;
  readonly method: string;
  readonly inputs: readonly string[];
  readonly sources: readonly string[];
  /** Source files by SHA-256; with their number of records in internal editions only. */
  readonly files: readonly { readonly sha256: string; readonly records?: number }[];
  readonly records?: number;
}

/**
 * The figures of an edition in the order of their ids, for `figures.csv` and `figures.json`.
 *
 * How many records stand behind a suppressed figure is the figure itself, so it is withheld, and with it what file they
 * came from and which rule hid it: a cell hidden to protect another must not look different. Editions that leave the
 * house (`partnership`, `public`) give no record counts at all, since counts by file can bound a cell that is hidden.
 */
export function disclosedFigures(model: EditionModel): DisclosedFigure[] {
  const ids = Object.keys(model.figures).sort();
  return ids.flatMap((id) => {
    const figure = model.figures[id];
    return figure ? [disclose(figure, model.audience === "internal")] : [];
  });
}

function disclose(figure: Figure, internal: boolean): DisclosedFigure {
  const { value, pedigree } = figure;
  const hidden = value.state === "suppressed";
  const counts = internal && !hidden;
  const files = hidden ? [] : (pedigree?.files ?? []);
  return {
    id: figure.id,
    state: value.state,
    ...(isNumber(value) ? { number: value.number } : {}),
    ...(!isNumber(value) && value.because !== undefined && !hidden ? { because: value.because } : {}),
    provisional: isNumber(value) && value.provisional === true,
    revised: isNumber(value) && value.revised === true,
    smallBase: isNumber(value) && value.smallBase === true,
    unit: figure.unit,
    method: figure.method,
    inputs: figure.inputs,
    sources: pedigree?.sources ?? [],
    files: files.map(({ sha256, records }) => (counts ? { sha256, records } : { sha256 })),
    ...(counts && pedigree ? { records: pedigree.records } : {}),
  };
}
