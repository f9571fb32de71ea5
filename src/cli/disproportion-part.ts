import { ownMeasure } from "../indicators/own-measure.ts";
import type { Denominator } from "../indicators/population.ts";
import { partNamed } from "../indicators/question.ts";
import { disproportion } from "../steps/disproportion.ts";
import type { GroupRatio } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { disproportionSentences, ratioVerdictWords } from "../wording/disproportion.ts";
import { denominatorWords } from "../wording/rates.ts";
import { formatValue, unitName } from "../wording/values.ts";
import type { Context } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";
import { groupsOf } from "./people-groups.ts";

/** The rate of each group of people against that of one of them. */
export async function disproportionPart(
  context: Context,
  { by, reference }: NonNullable<Extras["disproportionality"]>,
  answered: Answered,
): Promise<Part> {
  const { reporter, options } = context;
  const { partnership, reading, requests } = answered;
  const found: object[] = [];
  for (const request of requests) {
    const whole = partnership.indicators.get(request.indicator);
    const indicator = whole && (partNamed(whole, request, partnership) ?? whole);
    const asked = groupsOf(request, by, reference, partnership.indicators);
    const result =
      indicator && ownMeasure(indicator) === "count"
        ? await disproportion(partnership, reading, indicator, asked)
        : undefined;
    if (!result) {
      reporter.message(`${request.indicator} has no rate of residents, and so none of their groups.`);
      continue;
    }
    const { finding, unknown, residents } = result;
    const sentences = disproportionSentences(finding, unknown);
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${indicator?.title ?? request.indicator} by ${by}, ${request.area}`);
      reporter.table(
        [
          { title: "Group" },
          { title: "Count", align: "right" },
          { title: "Of" },
          { title: "Number", align: "right" },
          { title: "Rate", align: "right" },
          { title: "Per" },
          { title: "Ratio", align: "right" },
          { title: "95% interval" },
          { title: "Against the reference group" },
        ],
        finding.groups.map((group) => groupCells(group, residents.get(group.group))),
      );
      for (const sentence of sentences) reporter.line(sentence);
    }
    const what = { indicator: request.indicator, area: request.area, period: request.period.id, by };
    found.push({ ...what, ...finding, whole: result.whole, ...(unknown ? { unknown } : {}), sentences });
  }
  return { disproportionality: found };
}

const groupCells = (
  { group, count, denominator, rate, ratio, lower, upper, verdict }: GroupRatio,
  of: Denominator | undefined,
): string[] => [
  group,
  formatValue(count.value, count),
  of ? denominatorWords({ ...of, denominator }) : "",
  formatValue(denominator.value, denominator),
  formatValue(rate.value, rate),
  unitName(rate.unit),
  ratio ? formatValue(ratio.value, ratio) : "",
  ratio && isNumber(ratio.value)
    ? [lower, upper].map((one) => (one ? formatValue(one.value, one) : "")).join(" to ")
    : "",
  ratioVerdictWords[verdict],
];
