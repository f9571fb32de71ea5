import { ratioOf } from "../analysis/overlap.ts";
import { meanOf } from "../analysis/series-shape.ts";
import { partNamed } from "../indicators/question.ts";
import { clusterFound } from "../steps/cluster.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { type Period, yearsEarlier } from "../values/period.ts";
import { plain } from "../wording/runs.ts";
import { clusterSentence, meanSentence, ratioSentence } from "../wording/spells.ts";
import { type Context, usage } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";
import { changeCells, changeColumns, countedSubjects, type Subject } from "./spells-part.ts";

/** The ward and week with the most records, and the change without them. */
export async function clusterPart(context: Context, { earlier }: Extras, answered: Answered): Promise<Part> {
  const { reporter, options } = context;
  const { partnership, reading } = answered;
  const found: object[] = [];
  const wards = new Map((partnership.settings.wards?.list ?? []).map(({ id, name }) => [id, name]));
  for (const { request, words } of countedSubjects(context, answered)) {
    if (request.area !== partnership.settings.area.id)
      throw usage("--cluster looks at every ward of the partnership's area; leave --area and --by ward out.");
    const cluster = await clusterFound(partnership, reading, request, earlier ?? yearsEarlier(request.period));
    if (!cluster) {
      reporter.message(`${request.indicator} is not counted by ward and week, so no cluster can be looked for.`);
      continue;
    }
    const { finding } = cluster;
    const sentence = plain(clusterSentence(finding, words, wards.get(finding.area) ?? finding.area));
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${words.title}: the most in one ward and week`);
      reporter.table(
        [{ title: "Counted" }, ...changeColumns],
        [
          ["all", ...changeCells(finding.all)],
          ["without them", ...changeCells(finding.without)],
        ],
      );
      reporter.line(sentence);
    }
    found.push({ indicator: request.indicator, dims: request.dims ?? {}, ...finding, sentence });
  }
  return { clusters: found };
}

/** The mean of the periods that the question was split into. */
export function meanPart(context: Context, spans: NonNullable<Extras["mean"]>, answered: Answered): Part {
  const { reporter, options } = context;
  const series = new Map<string, Subject[]>();
  for (const subject of countedSubjects(context, answered)) {
    const { indicator, area, dims } = subject.request;
    const key = JSON.stringify([indicator, area, dims]);
    series.set(key, [...(series.get(key) ?? []), subject]);
  }
  const found = [...series.values()].flatMap((subjects) => {
    const totals = subjects.flatMap(({ request }) => answered.figures.get(countId(request)) ?? []);
    const [first] = subjects;
    const mean = meanOf(totals, spans);
    if (!first || !mean) return [];
    const sentence = plain(meanSentence(mean, first.words));
    if (options.format?.[0] !== "json") reporter.line(sentence);
    return [{ ...mean, sentence }];
  });
  return { means: found };
}

/** One indicator over another, now and in the earlier period. */
export async function ratioPart(
  context: Context,
  other: NonNullable<Extras["ratio"]>,
  { earlier }: Extras,
  answered: Answered,
): Promise<Part> {
  const { reporter, options } = context;
  const { partnership, reading } = answered;
  const { measureFigures } = await import("../build.ts");
  const found: object[] = [];
  for (const { request, words } of countedSubjects(context, answered)) {
    if (request.indicator === other) throw usage(`--ratio ${other} is the indicator itself.`);
    const { finding } = await ratioFound(
      (requests) => measureFigures(partnership, reading, requests),
      request,
      other,
      earlier ?? yearsEarlier(request.period),
    );
    const whole = partnership.indicators.get(other);
    const noun = whole ? (partNamed(whole, request, partnership) ?? whole).noun : other;
    const sentence = plain(ratioSentence(finding, words.noun, noun));
    if (options.format?.[0] !== "json") reporter.line(sentence);
    found.push({ first: request.indicator, second: other, area: request.area, ...finding, sentence });
  }
  return { ratios: found };
}

/** Counts both, over both periods. */
export async function ratioFound(
  count: (requests: readonly CountRequest[]) => Promise<readonly Figure[]>,
  request: CountRequest,
  other: string,
  earlier: Period,
) {
  const series = (indicator: string): CountRequest[] =>
    [earlier, request.period].map((period) => ({ ...request, indicator, period }));
  const figures = await count([...series(request.indicator), ...series(other)]);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const [first, second] = [request.indicator, other].map((id) =>
    series(id).flatMap((one) => byId.get(countId(one)) ?? []),
  );
  return { finding: ratioOf(first ?? [], second ?? []), figures };
}
