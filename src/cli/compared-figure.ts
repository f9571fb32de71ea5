import { figuresIn } from "../analysis/figures-in.ts";
import { shareOf } from "../analysis/rates.ts";
import type { Partnership, Reading } from "../build.ts";
import type { AgeRange } from "../indicators/indicator.ts";
import { denominatorOf, type PeopleAsked } from "../indicators/population.ts";
import { benchmarks } from "../steps/benchmarks.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import { peopledArea, rateFor } from "../steps/rates.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { type FigureIdParts, parseFigureId } from "../values/figure-id.ts";
import { type Period, parsePeriod, yearsEarlier } from "../values/period.ts";
import { compare, withYearBefore } from "./comparison.ts";

interface Open {
  readonly partnership: Partnership;
  readonly reading: Reading;
}

/**
 * The figures of rates, of populations, of comparisons with comparators and with any earlier period, by id: what `figures --rate`, `--with`
 * and `--from` print. Empty where an id is none of those.
 */
export async function comparedFigures(id: string, request: CountRequest, open: Open): Promise<Map<string, Figure>> {
  const parts = parseFigureId(id);
  if (!parts) return new Map();
  if (parts.indicator === "population") return populations(parts, open);
  if (/^(rate|share)(-lower|-upper)?$/.test(parts.measure)) return rates(parts, request, open);
  const earlier = earlierOf(parts, request.period);
  const figures = earlier ? await changes(request, earlier, open) : new Map<string, Figure>();
  return figures.has(id) ? figures : comparedWithAreas(parts, request, open);
}

/** `of-residents-10-17`: the ages that a rate's id names. */
function agesIn(comparison: string | undefined): AgeRange | undefined {
  const match = /^of-residents-(\d+)-(\d+|up)$/.exec(comparison ?? "");
  if (!match) return undefined;
  return { from: Number(match[1]), ...(match[2] === "up" ? {} : { to: Number(match[2]) }) };
}

async function rates(parts: FigureIdParts, request: CountRequest, { partnership, reading }: Open) {
  const { measureFigures } = await import("../build.ts");
  const counted = await measureFigures(partnership, reading, [request]);
  const count = counted.find((figure) => figure.id === countId(request));
  const indicator = partnership.indicators.get(request.indicator);
  const rate =
    indicator && count
      ? rateFor(partnership, indicator, request.area, count, request.period, agesIn(parts.comparison))
      : undefined;
  if (!count || !rate) return new Map<string, Figure>();
  return figuresIn([counted, rate, shareOf(count, rate.denominator, parts.comparison)]);
}

function populations({ dims, area, period, measure }: FigureIdParts, { partnership }: Open): Map<string, Figure> {
  const { settings } = partnership;
  const peopled = peopledArea(settings, area);
  if (!peopled || !/^\d{4}$/.test(period)) return new Map();
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

async function changes(request: CountRequest, earlier: Period, { partnership, reading }: Open) {
  const { measureFigures } = await import("../build.ts");
  const counted = await measureFigures(partnership, reading, withYearBefore([request], earlier));
  const [change] = compare([request], counted, partnership, reading.result, earlier);
  return figuresIn([counted, change]);
}

async function comparedWithAreas(parts: FigureIdParts, request: CountRequest, { partnership, reading }: Open) {
  const { comparators } = partnership.settings;
  const from = earlierOf(parts, request.period);
  const known = countedAreas(partnership.settings).some(({ id }) => id === request.area);
  if (!from || !known || comparators.length === 0) return new Map<string, Figure>();
  const { figures } = await benchmarks(partnership, reading, {
    indicators: [request.indicator],
    comparators: comparators.map(({ id }) => id),
    from,
    to: request.period,
  });
  return new Map(figures);
}
