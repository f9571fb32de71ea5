import type { Cause } from "../export/change-causes.ts";
import type { FigureChange } from "../export/compare-runs.ts";
import type { FigureRecord } from "../export/figures-schema.ts";
import { absent, numberValue, type Value } from "../values/value.ts";
import { formatCount, formatDecimal, formatSignedPercent } from "../wording/numbers.ts";
import { formatValue } from "../wording/values.ts";

/** A figure as its edition shows it; nothing where the run does not have it. */
export function shown(figure: FigureRecord | undefined): string {
  return figure ? formatValue(valueShown(figure), figure) : "–";
}

const valueShown = ({ state, number }: FigureRecord): Value =>
  state === "value" ? numberValue(number ?? Number.NaN) : absent(state);

/** "+12 (+4.3%)"; nothing where one of the two is no number. */
export function movedBy({ difference, percent, unit }: FigureChange): string {
  if (difference === undefined) return "";
  const digits = unit === "ratio" ? 2 : 1;
  const size = Number.isInteger(difference) ? formatCount(difference) : formatDecimal(difference, digits);
  const signed = difference > 0 ? `+${size}` : size;
  if (unit === "percent" || unit === "percentage-points") return `${signed} points`;
  return percent === undefined ? signed : `${signed} (${formatSignedPercent(percent)})`;
}

/** Why a figure changed, in a few words for each cause. */
export function causeWords(cause: Cause): string {
  switch (cause.kind) {
    case "file":
      return [fileWords[cause.change], recordWords(cause)].filter(Boolean).join(", ").replace("%", cause.path);
    case "definition":
      return `definition of ${cause.indicator} changed`;
    case "area":
      return `${cause.area} drawn otherwise`;
    case "table":
      return { new: `${cause.path} is new`, gone: `${cause.path} is gone`, changed: `${cause.path} has changed` }[
        cause.change
      ];
    case "settings":
      return "settings changed";
    case "version":
      return `csp-assess ${cause.after} instead of ${cause.before}`;
    case "unknown":
      return "not in the extracts, definitions, tables, settings or version";
  }
}

const fileWords = { new: "% is new", gone: "% is gone", replaced: "% is another file", same: "%" } as const;

function recordWords({ before, after }: Extract<Cause, { kind: "file" }>): string {
  if (before === undefined && after === undefined) return "";
  if (before !== undefined && after !== undefined) return `${formatCount(before)} to ${formatCount(after)} records`;
  return `${formatCount(before ?? after ?? 0)} records`;
}
