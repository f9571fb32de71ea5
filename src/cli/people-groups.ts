import type { Indicator } from "../indicators/indicator.ts";
import type { GroupsAsked, PeopleSplit } from "../steps/disproportion.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { usage } from "./command.ts";
import { splitByFilter } from "./filter-splits.ts";

/** A question asked of each group of people, of all of them, and of those whose group is not known. */
export function groupsOf(
  request: CountRequest,
  by: PeopleSplit,
  reference: string,
  indicators: ReadonlyMap<string, Indicator>,
): GroupsAsked {
  const indicator = indicators.get(request.indicator);
  const rows = indicator && splitByFilter(indicator, by, request.dims ?? {}, indicators);
  if (!rows?.unknown)
    throw usage(
      `"${request.indicator}" cannot be split by ${by}.`,
      "Of offences, say whose it is: --whom victims or --whom suspects.",
    );
  const groups = rows.values.map((dims) => ({ group: dims[by] ?? "", request: { ...request, dims } }));
  const names = groups.map(({ group }) => group);
  if (!names.includes(reference)) throw usage(`There is no group "${reference}".`, `Known: ${names.join(", ")}.`);
  return {
    by,
    reference,
    groups,
    whole: { ...request, dims: rows.whole },
    unknown: { ...request, dims: rows.unknown, measure: "unknown" },
  };
}
