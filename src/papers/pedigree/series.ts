import { parseFigureId } from "../../values/figure-id.ts";

/** An indicator in an area: figures of one series share definition, sources and files, and so one entry of the pedigree annex. */
export interface Series {
  readonly indicator: string;
  readonly area: string;
}

export function seriesOf(figureId: string): Series | undefined {
  const parts = parseFigureId(figureId);
  return parts && { indicator: parts.indicator, area: parts.area };
}

export const seriesKey = ({ indicator, area }: Series): string => `${indicator}/${area}`;

/** The HTML id of a series' entry in the annex: the same in every paper and every run. */
export const seriesAnchor = ({ indicator, area }: Series): string => anchorOfKey(seriesKey({ indicator, area }));

/** The same by its key. */
export const anchorOfKey = (key: string): string => `p-${key.replace("/", "--")}`;

/** The HTML id of an indicator's definition. */
export const definitionAnchor = (indicator: string): string => `d-${indicator}`;
