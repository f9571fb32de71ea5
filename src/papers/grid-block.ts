import { nightNames } from "../indicators/indicator.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { siblingId } from "../values/figure-id.ts";
import type { Period } from "../values/period.ts";
import { combine } from "../values/value.ts";
import { numberOf } from "../wording/change.ts";
import { formatPercent } from "../wording/numbers.ts";
import { figureRun, type Inline, label, plain, runs, text } from "../wording/runs.ts";
import { nightTitles } from "../wording/when.ts";
import type { ChartBlock } from "./model.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

/** The hours of a night's day, which begins at 06:00 and runs on after midnight. */
const hours = Array.from({ length: 24 }, (_unused, index) => String((index + 6) % 24).padStart(2, "0"));
/** The length of the window that the title names. */
const windowHours = 5;

const cellRequest = (indicator: string, area: string, period: Period, night: string, hour: string): CountRequest => ({
  indicator,
  area,
  period,
  dims: { night, hour },
});

/** Every cell of the grid, and the total that shares are taken of. */
export function gridNeeds(indicator: string, area: string, period: Period): CountRequest[] {
  return [
    { indicator, area, period },
    ...nightNames.flatMap((night) => hours.map((hour) => cellRequest(indicator, area, period, night, hour))),
  ];
}

/** Night by hour, with the busiest nights and hours named in the title. */
export function gridBlock(context: PresentContext, indicator: string, area: string): ChartBlock {
  const period = context.paper.toDate;
  const words = context.words({ indicator, area });
  const cell = (night: string, hour: string): Figure =>
    context.book.count(cellRequest(indicator, area, period, night, hour));
  const title = gridTitle(context, indicator, area, cell);
  const place = context.paper.areas.get(area)?.name ?? area;
  return {
    kind: "chart",
    id: `${indicator}-${area}-grid`,
    number: context.numbering.chart(),
    title,
    subtitle: `Incidents by night and hour, ${place}, ${context.toDateLabel}; a row runs from 06:00 to 05:59 of the next day; darker is more`,
    alt: `${plain(title)}. A grid of seven nights by 24 hours; the table below has every count.`,
    chart: {
      kind: "grid",
      rows: nightNames.map((night) => ({ id: night, label: nightTitles[night].slice(0, 3) })),
      columns: hours.map((hour) => ({ id: hour, label: hour })),
      cells: nightNames.flatMap((night) =>
        hours.map((hour) => ({ ...pointOf(cell(night, hour)), row: night, column: hour })),
      ),
      columnTitle: "Hour starting",
      rowTitle: "Night of",
    },
    data: {
      kind: "table",
      id: `${indicator}-${area}-grid-data`,
      number: 0,
      caption: `${words.inPlace} by night and hour`,
      layout: "plain",
      columns: [
        leftColumn("hour", "Hour"),
        ...nightNames.map((night) => rightColumn(night, nightTitles[night].slice(0, 3))),
      ],
      rows: hours.map((hour) =>
        row([textCell(`${hour}:00`), ...nightNames.map((night) => figureCell(cell(night, hour)))]),
      ),
      notes: [],
    },
    drawsItsNumbers: true,
    notes: [[label(words.indicator.definition)]],
  };
}

/** The two busiest nights, the five hours in which they are busiest, and how much of the whole week those hold. */
function gridTitle(
  context: PresentContext,
  indicator: string,
  area: string,
  cell: (night: string, hour: string) => Figure,
): Inline[] {
  const total = context.book.count({ indicator, area, period: context.paper.toDate });
  const all = nightNames.flatMap((night) => hours.map((hour) => cell(night, hour)));
  const sum = numberOf(total);
  if (sum === undefined || sum === 0 || all.some((figure) => numberOf(figure) === undefined))
    return [text("Incidents by night and hour")];
  const at = (night: string, hour: string): number => numberOf(cell(night, hour)) ?? 0;
  const busiest = [...nightNames]
    .map((night) => ({ night, count: hours.reduce((running, hour) => running + at(night, hour), 0) }))
    .sort((a, b) => b.count - a.count || nightNames.indexOf(a.night) - nightNames.indexOf(b.night))
    .slice(0, 2)
    .map(({ night }) => night)
    .sort((a, b) => nightNames.indexOf(a) - nightNames.indexOf(b));
  const windows = hours
    .slice(0, hours.length - windowHours + 1)
    .map((_hour, start) => hours.slice(start, start + windowHours));
  const inWindow = (window: readonly string[]): number =>
    window.reduce((running, hour) => running + busiest.reduce((both, night) => both + at(night, hour), 0), 0);
  const window = windows.reduce((best, candidate) => (inWindow(candidate) > inWindow(best) ? candidate : best));
  const cells = busiest.flatMap((night) => window.map((hour) => cell(night, hour)));
  const share = context.keep({
    id: siblingId(total.id, "share", "busiest-hours"),
    value: combine([total.value, ...cells.map((figure) => figure.value)], ([whole, ...parts]) =>
      whole ? (100 * parts.reduce((running, part) => running + part, 0)) / whole : 0,
    ),
    unit: "percent",
    method: "share",
    // The whole comes last, as in every share.
    inputs: [...cells.map((figure) => figure.id), total.id],
  });
  const [first, second] = busiest.map((night) => nightTitles[night]);
  const from = window[0] ?? "00";
  const to = window.at(-1) ?? "00";
  return runs`${first ?? ""} and ${second ?? ""} nights from ${`${from}:00`} to ${`${to}:59`} hold ${figureRun(share, formatPercent(numberOf(share) ?? 0))} of the week’s incidents`;
}
