import { benchmarks } from "../steps/benchmarks.ts";
import { countedAreas } from "../steps/counted-areas.ts";
import type { AreaChange, BenchmarkFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { yearsEarlier } from "../values/period.ts";
import {
  type AreaNames,
  benchmarkSentences,
  changeVerdictWords,
  comparatorInText,
  comparedPercent,
  levelVerdictWords,
  variationSentence,
} from "../wording/benchmark.ts";
import { formatPeriod } from "../wording/dates.ts";
import { plain } from "../wording/runs.ts";
import { subjectWords } from "../wording/subject.ts";
import type { Context } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";

/** The partnership's area beside each member of its comparators and the comparator itself, a table for each, and what it comes to. */
export async function benchmarkPart(context: Context, extras: Extras, answered: Answered): Promise<Part> {
  const { partnership, reading, period, requests } = answered;
  const { reporter, options } = context;
  const { settings, indicators } = partnership;
  const { findings } = await benchmarks(partnership, reading, {
    indicators: [...new Set(requests.map(({ indicator }) => indicator))],
    comparators: extras.comparators,
    from: extras.earlier ?? yearsEarlier(period),
    to: period,
  });
  const names = new Map(countedAreas(settings).map(({ id, name }) => [id, name]));
  const inText = new Map([...names, ...settings.comparators.map((one) => [one.id, comparatorInText(one)] as const)]);
  const said = findings.flatMap((finding) => {
    const indicator = indicators.get(finding.indicator);
    if (!indicator) return [];
    const words = subjectWords(indicator, settings.area, settings.area.id, indicators);
    const sentence = plain(benchmarkSentences(finding, words, inText));
    return [{ finding, title: words.title, sentence, variation: plain(variationSentence(finding, names)) }];
  });
  if (options.format?.[0] !== "json")
    for (const { finding, title, sentence, variation } of said) {
      reporter.line();
      reporter.heading(`${title} against ${names.get(finding.comparator) ?? finding.comparator}`);
      printTable(context, finding, names);
      reporter.line(sentence);
      if (variation !== "") reporter.line(variation);
    }
  return { benchmarks: said.map(({ finding, sentence, variation }) => ({ ...finding, sentence, variation })) };
}

function printTable({ reporter }: Context, finding: BenchmarkFinding, names: AreaNames): void {
  const { own, members, level, ranking, gap } = finding;
  const shown = (figure: Figure | undefined): string => (figure ? comparedPercent(figure) : "");
  const rateOf = (area: string): Figure | undefined => level.rates.find((rate) => rate.area === area)?.rate;
  const rankIn = (order: typeof ranking, area: string): string => {
    const entry = order.entries.find((one) => one.area === area);
    return entry ? `${shown(entry.rank)}${entry.tiedWith.length > 0 ? "=" : ""}` : "";
  };
  const line = ({ area, change }: AreaChange): string[] => [
    names.get(area) ?? area,
    ...[change.from, change.to, change.percent].map(shown),
    rankIn(ranking, area),
    shown(rateOf(area)),
    rankIn(level.ranking, area),
  ];
  const byRate = level.basis === "rate";
  reporter.table(
    [
      { title: "Area" },
      { title: formatPeriod(finding.from), align: "right" },
      { title: formatPeriod(finding.to), align: "right" },
      { title: "Change", align: "right" },
      { title: "Rank by change", align: "right" },
      { title: "Rate", align: "right" },
      { title: byRate ? "Rank by rate" : "Rank by number", align: "right" },
    ],
    [
      line(own),
      ...members.map(line),
      [
        `${names.get(finding.comparator) ?? finding.comparator} (${finding.compareBy === "mean" ? "mean" : "total"})`,
        ...(finding.compareBy === "pooled" && finding.pooled
          ? [finding.pooled.from, finding.pooled.to].map(shown)
          : ["", ""]),
        shown(finding.comparatorChange),
        "",
        byRate ? shown(level.comparator) : "",
        "",
      ],
      [
        "Gap in points",
        "",
        "",
        shown(gap),
        changeVerdictWords[finding.verdict],
        byRate ? shown(level.difference) : "",
        levelVerdictWords[level.verdict],
      ],
    ],
  );
}
