import { equalSteps, stepOf } from "../../analysis/map-classes.ts";
import type { MapArea } from "../../charts/map-models.ts";
import type { Figure } from "../../values/figure.ts";
import type { WardsFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { capital } from "../../wording/letters.ts";
import { formatCount, formatDecimal } from "../../wording/numbers.ts";
import { type Inline, label, plain } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { classesNote, mapTitle, shapesNote, tilesNote } from "../../wording/where.ts";
import type { Subject } from "../context.ts";
import type { ChartBlock, TableBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext } from "../section-kind.ts";

/** What the shades of a map are of. */
export type MapOf = "count" | "rate";

/**
 * Wards in their shapes, or as tiles, and the table that says the same: on paper they stand beside each other, and the notes of both under
 * them. Nothing where the settings give neither shapes nor tiles.
 */
export function wardMapBlocks(
  context: PresentContext,
  subject: Subject,
  finding: WardsFinding,
  wanted: MapOf,
  table: TableBlock,
): [] | [ChartBlock, TableBlock] {
  const hasRates = finding.wards.some(({ rate }) => rate && isNumber(rate.rate.value));
  const mapOf = hasRates ? wanted : "count";
  const words = context.words(subject);
  const figures = new Map(
    finding.wards.flatMap(({ area, count, rate }): [string, Figure][] => {
      const figure = mapOf === "rate" ? rate?.rate : count;
      return figure ? [[area, figure]] : [];
    }),
  );
  const numbers = [...figures.values()].flatMap(({ value }) => (isNumber(value) ? [value.number] : []));
  if (numbers.length === 0) return [];
  const steps = equalSteps(numbers, mapOf === "count");
  const [first] = figures.values();
  const unit = first ? unitName(first.unit) : "";
  const valueTitle = `${capital(unit)}, ${context.toDateLabel}`;
  const classes = steps.map(({ from, below }) => ({
    label:
      mapOf === "count"
        ? `${formatCount(from)} to ${formatCount(below - 1)}`
        : `${formatDecimal(from)} to under ${formatDecimal(below)}`,
  }));
  const areas = finding.wards.map(({ area }): MapArea => {
    const figure = figures.get(area);
    const name = nameOf(context, area);
    if (!figure) return { id: area, label: name, figure: area, state: "missing" };
    const step = isNumber(figure.value) ? stepOf(figure.value.number, steps) : undefined;
    return { id: area, label: name, ...pointOf(figure), ...(step === undefined ? {} : { class: step }) };
  });
  const drawn = drawnOf(context, areas, valueTitle, classes, mapOf);
  if (!drawn) return [];
  const title = mapTitle(finding, (area) => nameOf(context, area), words.indicator);
  return [
    {
      kind: "chart",
      id: `${context.section}-map`,
      number: context.numbering.chart(),
      title,
      subtitle: `${words.inPlace} by ward: ${unit}, ${context.toDateLabel}`,
      alt: `${plain(title)}. ${drawn.what} shaded by ${unit}; the table of wards has the numbers.`,
      chart: drawn.chart,
      data: { ...table, id: `${context.section}-map-data`, number: 0 },
      drawsItsNumbers: true,
      notes: [],
    },
    { ...table, notes: [[label(classesNote)], ...drawn.notes, ...table.notes] },
  ];
}

export const nameOf = ({ paper }: Pick<PresentContext, "paper">, area: string): string =>
  paper.areas.get(area)?.name ?? area.toUpperCase();

function drawnOf(
  { paper }: PresentContext,
  areas: readonly MapArea[],
  valueTitle: string,
  classes: readonly { readonly label: string }[],
  mapOf: MapOf,
): { readonly chart: ChartBlock["chart"]; readonly what: string; readonly notes: Inline[][] } | undefined {
  const wards = new Map(paper.settings.wards?.list.map((ward) => [ward.id, ward]));
  const boundaries = new Map(paper.settings.wards?.boundaries?.map((one) => [one.ward, one]));
  const shaped = areas.flatMap((area) => {
    const boundary = boundaries.get(wards.get(area.id)?.code ?? "");
    return boundary ? [{ ...area, polygons: boundary.polygons, collection: boundary.collection }] : [];
  });
  if (shaped.length === areas.length) {
    const names = [...new Set(shaped.flatMap(({ collection }) => collection ?? []))];
    return {
      chart: {
        kind: "ward-map",
        areas: shaped.map(({ collection: _file, ...area }) => area),
        classes,
        valueTitle,
      },
      what: "Wards in their shapes",
      notes: names.map((name) => [label(shapesNote(name))]),
    };
  }
  const tiled = areas.flatMap((area) => {
    const tile = wards.get(area.id)?.tile;
    return tile ? [{ ...area, short: initials(area.label), column: tile.column - 1, row: tile.row - 1 }] : [];
  });
  if (tiled.length < areas.length) return undefined;
  return {
    chart: { kind: "tile-map", areas: distinct(tiled), classes, valueTitle, decimals: mapOf === "rate" ? 1 : 0 },
    what: "Wards as tiles",
    notes: [[label(tilesNote)]],
  };
}

/** "HW" for Hackney Wick, "Dal" for Dalston. */
const initials = (name: string): string => {
  const words = name.split(/[^\p{L}']+/u).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 1 ? words.map((word) => word.charAt(0)).join("") : name.slice(0, 3);
};

/** Wards with the same initials bear a number behind them. */
function distinct<Tile extends { readonly short: string }>(tiles: readonly Tile[]): Tile[] {
  return tiles.map((tile, index) => {
    const same = tiles.filter(({ short }) => short === tile.short);
    const place = tiles.slice(0, index + 1).filter(({ short }) => short === tile.short).length;
    return same.length > 1 ? { ...tile, short: `${tile.short}${place}` } : tile;
  });
}
