import type { NoDenominator } from "../indicators/population.ts";
import type { RateFinding } from "../values/comparison-findings.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { unitName } from "./values.ts";

/** "residents aged 10 to 17, 2015", "households, 2015 (projected)": whom a rate is of. */
export function denominatorWords({
  denominator,
  year,
  projected,
}: Pick<RateFinding, "denominator" | "year" | "projected">): string {
  const dims = parseFigureId(denominator.id)?.dims ?? {};
  const [from, to] = (dims["age"] ?? "").split("-");
  const aged =
    from === undefined || from === "" ? "" : to === "up" ? ` aged ${from} or more` : ` aged ${from} to ${to}`;
  const which = [dims["sex"], dims["ethnicity"]].filter((part) => part !== undefined).join(", ");
  return `${unitName(denominator.unit)}${aged}${which ? ` (${which})` : ""}, ${year}${projected ? " (projected)" : ""}`;
}

const whyNone: Readonly<Record<NoDenominator | "denominator-0", string>> = {
  "no-population-table": 'The settings name no table of populations ("population:").',
  "population-area-missing": "The table of populations does not have the area.",
  "population-year-missing":
    "The table of populations does not have the year: that of the calendar year in which the financial year begins is taken, and no other.",
  "population-ages-missing": "The table of populations has no bands that make up the ages exactly.",
  "population-group-missing": "The table of populations does not have the group.",
  "denominator-missing": "The table of populations does not have what the rate is of.",
  "no-residents-of-zone": "A zone has no rate of residents: those who are there at night do not live there.",
  "denominator-0": "A rate of nobody is not defined.",
};

/** Why there is no rate, where that is not the count's own doing. */
export function noRateSentence({ denominator, rate }: RateFinding): string | undefined {
  const reason = isNumber(denominator.value)
    ? isNumber(rate.value)
      ? undefined
      : rate.value.because
    : denominator.value.because;
  return reason !== undefined && Object.hasOwn(whyNone, reason) ? whyNone[reason as keyof typeof whyNone] : undefined;
}
