import { figuresIn } from "../../analysis/figures-in.ts";
import { shareOf } from "../../analysis/rates.ts";
import type { AgeRange } from "../../indicators/indicator.ts";
import { denominatorOf, type PeopleAsked } from "../../indicators/population.ts";
import { benchmarks } from "../../steps/benchmarks.ts";
import { countedAreas } from "../../steps/counted-areas.ts";
import { peopledArea, rateFor } from "../../steps/rates.ts";
import { type CountRequest, countId } from "../../values/figure-book.ts";
import type { FigureIdParts } from "../../values/figure-id.ts";
import { type Period, parsePeriod, yearsEarlier } from "../../values/period.ts";
import { compare, withYearBefore } from "../comparison.ts";
import { populationIndicator } from "../figure-asked.ts";
import { type Family, type Figures, none, type Open } from "./family.ts";

/** `of-residents-10-17`: the ages that a rate's id names. */
function agesIn(comparison: string | undefined): AgeRange | undefined {
  const match = /^of-residents-(\d+)-(\d+|up)$/.exec(comparison ?? "");
  if (!match) return undefined;
  return { from: Number(match[1]), ...(match[2] === "up" ? {} : { to: Number(match[2]) }) };
}

/** Rates and shares of residents, with their intervals. */
export const rates: Family = {
  fits: ({ measure, comparison = "" }) =>
    /^rate(-lower|-upper)?$/.test(measure) ||
    (/^share(-lower|-upper)?$/.test(measure) && comparison.startsWith("of-residents")),
  figures: ({ parts, request }, open) => ratesOf(parts, request, open),
};

async function ratesOf(parts: FigureIdParts, request: CountRequest, { partnership, reading }: Open) {
  const { measureFigures } = await import("../../build.ts");
  const counted = await measureFigures(partnership, reading, [request]);
  const count = counted.find((figure) => figure.id === countId(request));
  const indicator = partnership.indicators.get(request.indicator);
  const rate =
    indicator && count
      ? rateFor(partnership, indicator, request.area, count, request.period, agesIn(parts.comparison))
      : undefined;
  if (!count || !rate) return none;
  return figuresIn([counted, rate, shareOf(count, rate.denominator, parts.comparison)]);
}

/** People, households or dwellings, from the table of the settings. */
export const populations: Family = {
  fits: ({ indicator }) => indicator === populationIndicator,
  figures: async ({ parts }, open) => populationOf(parts, open),
};

function populationOf({ dims, area, period, measure }: FigureIdParts, { partnership }: Open): Figures {
  const { settings } = partnership;
  const peopled = peopledArea(settings, area);
  if (!peopled || !/^\d{4}$/.test(period)) return none;
  const { age, sex, ethnicity } = dims;
  const ages = agesIn(`of-residents-${age ?? ""}`);
  const asked: PeopleAsked = {
    denominator: measure as NonNullable<PeopleAsked["denominator"]>,
    ...(ages ? { ages } : {}),
    ...(sex ? { sex } : {}),
    ...(ethnicity ? { ethnicity } : {}),
  };
  return figuresIn(denominatorOf(settings.population, peopled, Number(period), asked));
}

/** The earlier period that a comparison names; undefined where it names none. */
function earlierOf({ comparison }: FigureIdParts, period: Period): Period | undefined {
  const name = (comparison ?? "").replace(/-?against-.*$/, "");
  if (name === "previous-year" || name === "") return yearsEarlier(period);
  const parsed = parsePeriod(name.replace(/^(\d{4}-\d{2}-\d{2})-to-/, "$1.."));
  return parsed.ok ? parsed.period : undefined;
}

/** A change on any earlier period. */
export const changes: Family = {
  fits: ({ measure }) => measure === "difference" || measure === "percent-change",
  figures: async ({ parts, request }, open) => {
    const earlier = earlierOf(parts, request.period);
    return earlier ? changesOn(request, earlier, open) : none;
  },
};

async function changesOn(request: CountRequest, earlier: Period, { partnership, reading }: Open): Promise<Figures> {
  const { measureFigures } = await import("../../build.ts");
  const counted = await measureFigures(partnership, reading, withYearBefore([request], earlier));
  const [change] = compare([request], counted, partnership, reading.result, earlier);
  return figuresIn([counted, change]);
}

/** The ratio of two rates of a change, and how much the series varies by itself. */
export const tested: Family = {
  fits: ({ measure }) => measure.startsWith("rate-ratio"),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const earlier = earlierOf(parts, request.period);
    if (!earlier) return none;
    const { changeOn, comparable } = await import("../../steps/tested-changes.ts");
    const asked = await comparable(partnership, reading, request, [earlier, request.period]);
    return figuresIn([asked.rules.overdispersion, changeOn(asked, earlier, request.period)], new Map(asked.figures));
  },
};

/** Comparators: theirs, gaps with their bounds, ranks among them. */
export const benchmarked: Family = {
  fits: ({ measure, area }, { partnership: { settings } }) =>
    settings.comparators.length > 0 &&
    (/-gap(-|$)|^mean-|-rank$|^overdispersion$|percent-change$|difference$/.test(measure) ||
      settings.comparators.some(({ id }) => id === area)),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const { comparators } = partnership.settings;
    // The level of a period is compared whatever it is compared with before it.
    const from = earlierOf(parts, request.period) ?? yearsEarlier(request.period);
    const known = countedAreas(partnership.settings).some(({ id }) => id === request.area);
    if (!known) return none;
    const { figures } = await benchmarks(partnership, reading, {
      indicators: [request.indicator],
      comparators: comparators.map(({ id }) => id),
      from,
      to: request.period,
    });
    return figures;
  },
};
