import { financialYear } from "../values/period.ts";
import type { HeapedTimesSign } from "../values/sign.ts";
import { formatPeriod } from "./dates.ts";
import { type Inline, listWords, runs, series } from "./runs.ts";
import type { SignNumber, SignWords } from "./signs.ts";

const minutes = { midnight: "00:00 or 00:01", noon: "12:00" } as const;
const formsDefault = "most of them are probably forms filled in without a time.";
const hours = { midnight: "00:00", noon: "12:00" } as const;

/** Names the hours, by their beginning. */
const remedy = (at: readonly HeapedTimesSign["at"][]): string =>
  `Hours and nights are less certain than they look; do not rest a claim on the hour from ${[...new Set(at.map((one) => hours[one]))].join(" or ")}.`;

/** Times heaped on one hour of a source whose name stands before it. */
export function heapedTimes(sign: HeapedTimesSign, number: SignNumber): Omit<SignWords, "signs"> {
  const { share, usual } = sharesOf(sign, number);
  return {
    content: runs`In ${yearWords(sign.years)}, ${share} of times are ${minutes[sign.at]}, where ${usual} would be usual; ${formsDefault}`,
    remedy: remedy([sign.at]),
  };
}

/** Those of several sources, heaped on the same hour, in one item: what it means for hours and nights is said once. */
export function heapedOfSeveral(
  heaped: readonly { readonly name: string; readonly sign: HeapedTimesSign; readonly number: SignNumber }[],
): Inline[] {
  const at = [...new Set(heaped.map(({ sign }) => minutes[sign.at]))].join(" or ");
  const each = heaped.map(({ name, sign, number }) => {
    const { share, usual } = sharesOf(sign, number);
    return runs`${share} in ${name} (${yearWords(sign.years)}; ${usual} would be usual)`;
  });
  return runs`More times than usual are ${at}: ${series(each)}; ${formsDefault} ${remedy(heaped.map(({ sign }) => sign.at))}`;
}

const sharesOf = (sign: HeapedTimesSign, number: SignNumber) => ({
  share: number(sign, "share", (100 * sign.count) / sign.timed, "percent"),
  usual: number(sign, "usual-share", (100 * sign.expected) / sign.timed, "percent"),
});

/** "2017/18", "2017/18 to 2019/20", "2014/15 and 2019/20". */
function yearWords(years: readonly number[]): string {
  const labels = years.map((year) => formatPeriod(financialYear(year)));
  const [first, last] = [years[0], years.at(-1)];
  const unbroken = first !== undefined && last !== undefined && last - first === years.length - 1;
  if (unbroken && years.length > 2) return `${labels[0]} to ${labels.at(-1)}`;
  return listWords(labels);
}
