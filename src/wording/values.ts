import type { Figure, Method, Unit } from "../values/figure.ts";
import { type AbsentState, isNumber, type Value } from "../values/value.ts";
import { formatCount, formatDecimal, formatPercent, formatSigned, formatSignedPercent } from "./numbers.ts";

/** What a table cell or a sentence shows where there is no number. */
const absentWords: Readonly<Record<AbsentState, string>> = {
  suppressed: "[c]",
  "not-comparable": "not comparable",
  incomplete: "incomplete",
  missing: "not available",
  undefined: "no percentage",
  "not-applicable": "not applicable",
  "not-set": "not set",
};

export const absentText = (state: AbsentState): string => absentWords[state];

/** Two decimals for rates under 2, where one would leave nothing to see; one for others. */
export const rateDigits = (rate: number): number => (Math.abs(rate) < 2 ? 2 : 1);

/** Counts that say by how much something moved. */
const signed: ReadonlySet<Method> = new Set(["difference", "contribution", "rest-of-difference"]);
/** Percentages that can be of either sign, and must not lose it. */
const signedPercents: readonly Figure["method"][] = ["percent-change", "mean-change"];

/** What is there, though it would be rounded to nothing, is not written as nothing. */
const formatShare = (percent: number): string =>
  percent > 0 && percent < 0.05 ? `under ${formatPercent(0.1)}` : formatPercent(percent);

/** "−0.2", "+6": a tenth of a point can be the whole difference between two changes. */
function formatPoints(points: number): string {
  const text = formatDecimal(points, Number.isInteger(points) ? 0 : 1);
  return points > 0 && !/^0(\.0)?$/.test(text) ? `+${text}` : text;
}

/** How a number of the figure's unit and method is written in a table. */
export function formatValue(value: Value, figure: Pick<Figure, "unit" | "method">): string {
  if (!isNumber(value)) return absentText(value.state);
  switch (figure.unit) {
    case "percent":
      return signedPercents.includes(figure.method) ? formatSignedPercent(value.number) : formatShare(value.number);
    case "percentage-points":
      return formatPoints(value.number);
    case "ratio":
      return formatDecimal(value.number, 2);
    case "per-day":
    case "per-night":
      return formatDecimal(value.number, rateDigits(value.number));
    case "per-1,000":
    case "per-10,000":
    case "per-100,000":
      return formatRate(value.number);
    case "per-square-kilometre":
      return formatCount(value.number);
    case "index":
      return formatDecimal(value.number, 1);
    case "points":
      return formatDecimal(value.number, Number.isInteger(value.number) ? 0 : 2);
    default:
      if (signed.has(figure.method)) return formatSigned(value.number);
      // Limits, means and targets may fall between whole records, and so do counts of shares of them.
      return Number.isInteger(value.number) ? formatCount(value.number) : formatDecimal(value.number, 1);
  }
}

/** One decimal from 1 on, and two figures that are not 0 below: 88.4, 0.56, 0.056. */
export function formatRate(rate: number): string {
  const size = Math.abs(rate);
  return formatDecimal(rate, size === 0 || size >= 1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(size))));
}

/** A number as {@link formatValue} has it; a percentage that is not given as the shorthand [z], which a note explains. */
export function formatCell(value: Value, figure: Pick<Figure, "unit" | "method">): string {
  return value.state === "not-applicable" ? "[z]" : formatValue(value, figure);
}

const unitNames: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
  offences: ["offence", "offences"],
  victims: ["victim", "victims"],
  incidents: ["incident", "incidents"],
  referrals: ["referral", "referrals"],
  cases: ["case", "cases"],
  discharges: ["discharge", "discharges"],
  "young-people": ["young person", "young people"],
  fires: ["fire", "fires"],
  people: ["person", "people"],
  searches: ["search", "searches"],
  attendances: ["attendance", "attendances"],
  patrols: ["patrol", "patrols"],
  nights: ["night", "nights"],
  visits: ["visit", "visits"],
  arrests: ["arrest", "arrests"],
  reviews: ["review", "reviews"],
  suspects: ["suspect", "suspects"],
  pairs: ["pair of a victim and a suspect", "pairs of a victim and a suspect"],
  percent: ["per cent", "per cent"],
  "percentage-points": ["percentage point", "percentage points"],
  ratio: ["", ""],
  "per-day": ["per day", "per day"],
  "per-night": ["per night", "per night"],
  records: ["record", "records"],
  residents: ["resident", "residents"],
  households: ["household", "households"],
  dwellings: ["dwelling", "dwellings"],
  businesses: ["business", "businesses"],
  hectares: ["hectare", "hectares"],
  "per-1,000": ["per 1,000", "per 1,000"],
  "per-10,000": ["per 10,000", "per 10,000"],
  "per-100,000": ["per 100,000", "per 100,000"],
  "per-square-kilometre": ["per square kilometre", "per square kilometre"],
  rank: ["", ""],
  index: ["", ""],
  "days-of-harm": ["day", "days"],
  points: ["point", "points"],
};

/** "offence" for one, "offences" for any other number. */
export function unitName(unit: Unit, number?: number): string {
  return unitNames[unit][number === 1 ? 0 : 1];
}
