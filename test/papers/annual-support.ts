import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { breaksOf } from "../../src/analysis/breaks.ts";
import type { ChangeRules } from "../../src/analysis/change-question.ts";
import { givenFigure } from "../../src/analysis/derive.ts";
import {
  type Edition,
  makeEdition,
  measureFigures,
  openPartnership,
  readPartnership,
  type World,
} from "../../src/build.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import { loadScenario } from "../../src/sample/load-scenario.ts";
import type { Counts, Scenario } from "../../src/sample/scenario.ts";
import { scenarioOf, writeSamplePartnership } from "../../src/sample/write.ts";
import { allFindings } from "../../src/steps/findings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { type CountRequest, countId, measures } from "../../src/values/figure-book.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";
import type { IndicatorFindings } from "../../src/values/indicator-findings.ts";
import { financialQuarter, financialYear, type Period, parsePeriod } from "../../src/values/period.ts";
import { isNumber } from "../../src/values/value.ts";
import { quietWorld } from "./support.ts";

export const annualQuarter = financialQuarter(2015, 4);

/** The 2015/16 sample, written and read once, from a scenario that the test may change first. */
export class AnnualSample {
  readonly partnership: Awaited<ReturnType<typeof openPartnership>>;
  readonly reading: Awaited<ReturnType<typeof readPartnership>>;
  readonly #root: string;
  readonly #world: World;

  private constructor(root: string, world: World, parts: Pick<AnnualSample, "partnership" | "reading">) {
    this.#root = root;
    this.#world = world;
    this.partnership = parts.partnership;
    this.reading = parts.reading;
  }

  static async open(
    change: (scenario: Scenario) => void = () => {},
    then: (folder: string) => Promise<void> = async () => {},
  ): Promise<AnnualSample> {
    const root = await mkdtemp(join(tmpdir(), "csp-assess-annual-"));
    const world = quietWorld(root);
    const scenario = await loadScenario(scenarioOf("2015-16"));
    change(scenario);
    const folder = join(root, "partnership");
    await writeSamplePartnership(folder, { sample: "2015-16", scenario });
    await then(folder);
    const partnership = await openPartnership(folder, world);
    return new AnnualSample(root, world, { partnership, reading: await readPartnership(partnership, world) });
  }

  /** The annual paper, or another of the folder, at the end of 2015/16. */
  async edition(audience: Audience = "internal", paper = "annual"): Promise<Edition> {
    const definition = this.partnership.papers.get(paper);
    if (!definition) throw new Error(`there is no paper ${paper}`);
    const { partnership, reading } = this;
    return makeEdition({ partnership, reading, definition, quarter: annualQuarter, audience }, this.#world);
  }

  async close(): Promise<void> {
    await this.reading.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  /** Figures that are measured, by their ids, in order. */
  async figures(...ids: readonly string[]): Promise<Figure[]> {
    const requests = ids.map((id): CountRequest => {
      const parts = parseFigureId(id);
      const measure = measures.find((one) => one === parts?.measure);
      if (!parts || !measure) throw new Error(`${id} is no id of a figure that is measured`);
      return { indicator: parts.indicator, area: parts.area, period: period(parts.period), dims: parts.dims, measure };
    });
    const figures = await measureFigures(this.partnership, this.reading, requests);
    const byId = new Map(figures.map((figure) => [figure.id, figure]));
    return requests.map((request) => {
      const figure = byId.get(countId(request));
      if (!figure) throw new Error(`${countId(request)} was not measured`);
      return figure;
    });
  }

  /** Their numbers; the state where one is no number. */
  values = async (...ids: readonly string[]): Promise<(number | string)[]> => (await this.figures(...ids)).map(shown);

  /** An indicator's counts in financial years, named by the April in which they begin. */
  years = async (indicator: string, from: number, to: number): Promise<(number | string)[]> =>
    (await this.totals(indicator, from, to)).map(({ figure }) => shown(figure));

  async totals(indicator: string, from: number, to: number): Promise<{ period: Period; figure: Figure }[]> {
    const years = Array.from({ length: to - from + 1 }, (_, index) => financialYear(from + index));
    const figures = await this.figures(...years.map(({ id }) => `${indicator}/hackney/${id}/count`));
    return years.flatMap((year, index) => {
      const figure = figures[index];
      return figure ? [{ period: year, figure }] : [];
    });
  }

  /** What holds for comparisons of an indicator, with the catalogue's overdispersion. */
  rules(id: string): ChangeRules {
    const { settings, indicators } = this.partnership;
    const indicator = indicators.get(id);
    if (!indicator) throw new Error(`there is no indicator ${id}`);
    const overdispersion = givenFigure(
      `${id}/hackney/all/overdispersion`,
      "ratio",
      "overdispersion",
      indicator.defaultOverdispersion,
    );
    const { polarity, exposure } = indicator;
    return {
      polarity,
      exposure,
      overdispersion,
      smallNumbers: settings.smallNumbers,
      breaks: breaksOf(indicator, settings.breaks),
    };
  }

  /** What the analysis finds about indicators in the whole borough at the end of 2015/16. */
  async findings(...indicators: readonly string[]): Promise<ReadonlyMap<string, IndicatorFindings>> {
    const subjects = indicators.map((indicator) => ({ indicator, area: "hackney" }));
    const { findings } = await allFindings(this.partnership, this.reading, subjects, annualQuarter);
    return new Map(findings.map((finding) => [finding.indicator, finding]));
  }
}

export function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.period;
}

export const shown = (figure: Figure | undefined): number | string =>
  figure === undefined ? "no figure" : isNumber(figure.value) ? figure.value.number : figure.value.state;

/** A number as papers round it. */
export const rounded = (figure: Figure | undefined, digits = 1): string => {
  const value = shown(figure);
  return typeof value === "number" ? value.toFixed(digits) : value;
};

/**
 * Every count of the scenario's years divided, so that a changed story is written and read in little time. The days after them, too few to be
 * divided, are left out.
 * @param except rows that stay as they are
 */
export function scaleDown(scenario: Scenario, by: number, except: readonly string[] = []): void {
  const scale = (counts: Counts): void => {
    for (const [span, count] of Object.entries(counts))
      if (span.includes("..")) delete counts[span];
      else counts[span] = Math.floor(count / by);
  };
  for (const table of [scenario.recorded, scenario.parts, scenario.victims, scenario.asb, scenario.council])
    for (const [row, counts] of Object.entries(table)) if (!except.includes(row)) scale(counts);
  for (const { areas } of scenario.published)
    for (const rows of Object.values(areas)) for (const counts of Object.values(rows)) scale(counts);
}

/** A tenth of the records, and another story: nothing of the first may be found. */
export function otherStory(scenario: Scenario): void {
  scaleDown(scenario, 10);
  const set = (table: Readonly<Record<string, Record<string, number>>>, row: string, count: number): void => {
    const counts = table[row];
    if (counts) counts["2015/16"] = count;
  };
  set(scenario.recorded, "all-crime", 2480);
  set(scenario.recorded, "burglary-other", 60);
  set(scenario.recorded, "rape", 12);
  set(scenario.parts, "burglary-other-pedal-cycles", 3);
  set(scenario.council, "domestic-noise", 1316);
  set(scenario.fires, "deliberate-secondary", 130);
  scenario.nightPerThousand["2015/16"] = 200;
  scenario.youth["post-court"]["2016-04-01"] = 90;
  for (const { areas } of scenario.published) {
    if (areas["Lambeth"]) set(areas["Lambeth"], "all-crime", 3000);
    if (areas["Hackney"]?.["gun-discharges"])
      areas["Hackney"]["gun-discharges"] = { "2012/13": 26, "2014/15": 12, "2015/16": 31 };
  }
}
