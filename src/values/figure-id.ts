/**
 * Figure ids are a grammar, fixed because tokens in commentary, `explain`, `compare` and pedigrees hang on it:
 *
 *     indicator[dim=value,...]/area/period/measure[:comparison]
 *
 * for example `syv-victims/hackney/fy2015-16/count` or
 * `nte-crime-and-asb[type=robbery]/shoreditch/fy2019-20/percent-change:previous-year`.
 * A value can be several joined by `+`, any of which will do. Dimensions are written in alphabetical order, so that one figure has one id.
 */
export interface FigureIdParts {
  readonly indicator: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly area: string;
  /** A period id, see `period.ts`. */
  readonly period: string;
  readonly measure: string;
  readonly comparison?: string;
}

const kebab = "[a-z0-9]+(?:-[a-z0-9]+)*";
/** One value, or several any of which will do. */
const values = `${kebab}(?:\\+${kebab})*`;
const pattern = new RegExp(
  `^(?<indicator>${kebab})(?:\\[(?<dims>${kebab}=${values}(?:,${kebab}=${values})*)\\])?/(?<area>${kebab})/(?<period>[a-z0-9.-]+)/(?<measure>${kebab})(?::(?<comparison>[a-z0-9.-]+))?$`,
);

export function formatFigureId(parts: FigureIdParts): string {
  const dims = Object.keys(parts.dims)
    .sort()
    .map((key) => `${key}=${parts.dims[key]}`)
    .join(",");
  const comparison = parts.comparison ? `:${parts.comparison}` : "";
  return `${parts.indicator}${dims ? `[${dims}]` : ""}/${parts.area}/${parts.period}/${parts.measure}${comparison}`;
}

/** The parts of an id, or undefined when the text is not one. */
export function parseFigureId(text: string): FigureIdParts | undefined {
  const groups = pattern.exec(text)?.groups;
  if (!groups) return undefined;
  const dims: Record<string, string> = {};
  for (const pair of groups["dims"]?.split(",") ?? []) {
    const [key, value] = pair.split("=") as [string, string];
    dims[key] = value;
  }
  return {
    indicator: groups["indicator"] as string,
    dims,
    area: groups["area"] as string,
    period: groups["period"] as string,
    measure: groups["measure"] as string,
    ...(groups["comparison"] ? { comparison: groups["comparison"] } : {}),
  };
}

/** The same figure id with another measure or comparison: how derived figures are named after the count they rest on. */
export function siblingId(id: string, measure: string, comparison?: string): string {
  const parts = parseFigureId(id);
  if (!parts) throw new Error(`not a figure id: ${id}`);
  const { comparison: _dropped, ...rest } = parts;
  return formatFigureId({ ...rest, measure, ...(comparison ? { comparison } : {}) });
}
