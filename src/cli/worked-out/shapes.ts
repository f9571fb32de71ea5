import { figuresIn } from "../../analysis/figures-in.ts";
import { overlapOf } from "../../analysis/overlap.ts";
import { meanOf } from "../../analysis/series-shape.ts";
import { conjunctionNamed } from "../../indicators/conjunction.ts";
import { clusterFound } from "../../steps/cluster.ts";
import { countId } from "../../values/figure-book.ts";
import {
  addDays,
  addMonths,
  dayCount,
  month,
  monthOf,
  type Period,
  parsePeriod,
  range,
  yearsEarlier,
} from "../../values/period.ts";
import { type MeanSpan, meanSpans } from "../../values/series-findings.ts";
import { ratioFound } from "../shapes-part.ts";
import { type Family, none } from "./family.ts";

/** The mean of several spans on end, the last being the figure's own. */
export const means: Family = {
  fits: ({ measure, comparison = "" }) => measure === "mean" && meanName.test(comparison),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const [, number = "1", name = "years"] = meanName.exec(parts.comparison ?? "") ?? [];
    const spans = meanSpans.find((one) => one === name) ?? "years";
    const requests = Array.from({ length: Number(number) }, (_unused, index) => ({
      ...request,
      period: spanBefore(request.period, spans, Number(number) - 1 - index),
    }));
    const { measureFigures } = await import("../../build.ts");
    const figures = await measureFigures(partnership, reading, requests);
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    return figuresIn(
      [
        meanOf(
          requests.flatMap((one) => byId.get(countId(one)) ?? []),
          spans,
        ),
      ],
      byId,
    );
  },
};

const meanName = /^of-(\d{1,3})-(years|quarters|months|weeks)$/;

/** The span that ends so many spans before one ends. */
function spanBefore(last: Period, spans: MeanSpan, back: number): Period {
  switch (spans) {
    case "years":
      return yearsEarlier(last, back);
    case "months":
      return month(addMonths(monthOf(last.start), -back));
    case "weeks":
      return range(addDays(last.start, -back * dayCount(last)), addDays(last.end, -back * dayCount(last)));
    case "quarters": {
      const first = addMonths(monthOf(last.start), -3 * back);
      const found = parsePeriod(quarterId(first));
      return found.ok ? found.period : last;
    }
  }
}

/** `2019/20-Q1` for a quarter that begins in 2019-04. */
function quarterId(first: string): string {
  const [year = 0, number = 1] = first.split("-").map(Number);
  const start = number >= 4 ? year : year - 1;
  return `${start}/${String((start + 1) % 100).padStart(2, "0")}-Q${Math.floor(((number + 8) % 12) / 3) + 1}`;
}

/** How many there are for each of another indicator. */
export const ratios: Family = {
  fits: ({ measure, comparison = "" }) => measure === "ratio" && comparison.startsWith("to-"),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const other = (parts.comparison ?? "").slice("to-".length);
    if (!partnership.indicators.has(other)) return none;
    const { measureFigures } = await import("../../build.ts");
    const count = (requests: Parameters<typeof measureFigures>[2]) => measureFigures(partnership, reading, requests);
    const { finding, figures } = await ratioFound(count, request, other, yearsEarlier(request.period));
    return figuresIn([figures, finding]);
  },
};

/** A change without the records of the ward and week that hold the most. */
export const clusters: Family = {
  fits: ({ measure, comparison = "" }) => clusterName.test(`${measure}-${comparison}`),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const earlier = parsePeriod((parts.comparison ?? "").replace(/-?without-.*$/, "").replace(/-to-/, ".."));
    const found = await clusterFound(
      partnership,
      reading,
      request,
      earlier.ok ? earlier.period : yearsEarlier(request.period),
    );
    return found ? figuresIn(found.finding, new Map(found.figures)) : none;
  },
};

const clusterName = /(^|-)without-.+-\d{4}-\d{2}-\d{2}$/;

/** What is in both of two indicators, in percent of each. */
export const overlaps: Family = {
  fits: ({ indicator }) => indicator.startsWith("overlap-of-"),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const conjunction = conjunctionNamed(parts.indicator, partnership.indicators);
    if (!conjunction) return none;
    const { measureFigures } = await import("../../build.ts");
    const requests = [conjunction.both, conjunction.first, conjunction.second].map(({ id }) => ({
      ...request,
      indicator: id,
    }));
    const figures = await measureFigures(partnership, reading, requests);
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    const [both, first, second] = requests.map((one) => byId.get(countId(one)));
    return both && first && second ? figuresIn(overlapOf(both, first, second), byId) : none;
  },
};
