import { shareOf } from "../analysis/rates.ts";
import type { AgeRange } from "../indicators/indicator.ts";
import { partNamed } from "../indicators/question.ts";
import { rateFor } from "../steps/rates.ts";
import type { RateFinding, ShareFinding } from "../values/comparison-findings.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "../wording/dates.ts";
import { denominatorWords, noRateSentence } from "../wording/rates.ts";
import { formatValue, unitName } from "../wording/values.ts";
import type { Context } from "./command.ts";
import type { Answered, Part } from "./figure-extras.ts";

interface Row {
  readonly request: CountRequest;
  readonly rate: RateFinding;
  /** In percent of those whom it is of, where ages were named. */
  readonly share?: ShareFinding;
}

/** Rates of the counts that were asked for, with their intervals and whom they are of. */
export function ratePart(
  { reporter, options }: Context,
  asked: "usual" | readonly AgeRange[],
  answered: Answered,
): Part {
  const rows = ratesOf(asked, answered);
  if (options.format?.[0] !== "json") {
    reporter.line();
    reporter.table(
      [
        { title: "Indicator" },
        { title: "Area" },
        { title: "Period" },
        { title: "Count", align: "right" },
        { title: "Of" },
        { title: "Number", align: "right" },
        { title: "Rate", align: "right" },
        { title: "95% interval" },
        { title: "Per" },
        ...(asked === "usual" ? [] : [{ title: "Share", align: "right" as const }]),
      ],
      rows.map(({ request, rate, share }) => [
        ...whatAndWhere(request),
        formatValue(rate.count.value, rate.count),
        denominatorWords(rate),
        formatValue(rate.denominator.value, rate.denominator),
        formatValue(rate.rate.value, rate.rate),
        isNumber(rate.rate.value)
          ? [rate.lower, rate.upper].map((one) => formatValue(one.value, one)).join(" to ")
          : "",
        unitName(rate.rate.unit),
        ...(share ? [formatValue(share.share.value, share.share)] : []),
      ]),
    );
    for (const sentence of new Set(rows.flatMap(({ rate }) => noRateSentence(rate) ?? []))) reporter.message(sentence);
    if (rows.length < answered.requests.length)
      reporter.message("Night-time measures have no rate of residents: see their counts, or those for each night.");
  }
  return { rates: rows.map(({ rate, share }) => ({ ...rate, ...(share ? { share } : {}) })) };
}

function ratesOf(asked: "usual" | readonly AgeRange[], { partnership, requests, figures }: Answered): Row[] {
  return requests.flatMap((request): Row[] => {
    const whole = partnership.indicators.get(request.indicator);
    const indicator = whole && (partNamed(whole, request, partnership) ?? whole);
    const count = figures.get(countId(request));
    if (!indicator || !count) return [];
    const ages = asked === "usual" ? [undefined] : asked;
    return ages.flatMap((range): Row[] => {
      const rate = rateFor(partnership, indicator, request.area, count, request.period, range);
      if (!rate) return [];
      const name = parseFigureId(rate.rate.id)?.comparison ?? "of-residents";
      return [{ request, rate, ...(range ? { share: shareOf(count, rate.denominator, name) } : {}) }];
    });
  });
}

function whatAndWhere({ indicator, dims, area, period }: CountRequest): string[] {
  const split = Object.entries(dims ?? {}).map(([key, value]) => `${key}=${value}`);
  return [split.length > 0 ? `${indicator}[${split.join(",")}]` : indicator, area, formatPeriod(period)];
}
