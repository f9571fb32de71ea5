import type { Drawing, DrawingOptions } from "./compose.ts";
import { dotsOf, drawGaps, gapKey, numberOf } from "./gaps.ts";
import type { MonthPoint, PairChart } from "./model.ts";
import { palette } from "./palette.ts";
import { lineLayer, panelLayer, symbolLayer } from "./panel.ts";
import { zeroBasedScale } from "./scale.ts";
import { isCompact, timeFrame } from "./time-frame.ts";
import { provisionalKey } from "./trend.ts";

/** Two series one above the other: a time axis in common, a value scale each, so that neither leans on the other's. */
export function drawPair(chart: PairChart, options: DrawingOptions): Drawing {
  const sides = [
    { side: chart.upper, colour: palette.darkBlue, shape: "circle" },
    { side: chart.lower, colour: palette.darkPink, shape: "square" },
  ] as const;
  const all: MonthPoint[] = sides.flatMap(({ side }) => [...side.points]);
  const months = all.map((point) => point.month).sort();
  const frame = timeFrame(
    {
      first: months[0] ?? "2000-01",
      last: months.at(-1) ?? "2000-01",
      panels: sides.map(({ side }, index) => ({
        name: `panel-${index}`,
        scale: zeroBasedScale(
          side.points.flatMap((point) => numberOf(point) ?? []),
          4,
        ),
        height: isCompact(options) ? 118 : 100,
        valueTitle: side.valueTitle,
        title: side.title,
      })),
      events: chart.events,
      breaks: chart.breaks,
      key: [...(all.some((point) => point.provisional) ? [provisionalKey] : []), ...gapKey(all)],
      rightRoom: 4,
    },
    options,
  );
  return frame.finish(
    sides.flatMap(({ side, colour, shape }, index) => {
      const panel = frame.panels[index];
      if (!panel) return [];
      drawGaps(frame.scene, panel, frame.axis, side.points, options.metrics);
      const provisional = side.points.filter((point) => point.provisional);
      const dots = dotsOf(side.points, frame.axis, frame.breakUnits);
      return [
        panelLayer(panel, [
          lineLayer(panel, dots, { colour, width: 2 }),
          symbolLayer(panel, dots, { shape, colour, size: 34 }),
          symbolLayer(panel, dotsOf(provisional, frame.axis), { shape, colour, size: 34, hollow: true }),
        ]),
      ];
    }),
  );
}
