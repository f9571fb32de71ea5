import { clusterOf, type PlaceWeek, weeksIn } from "../analysis/before-after.ts";
import { comparisonWith } from "../analysis/benchmark-question.ts";
import { placesOf } from "../partnership/place-list.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import type { Period } from "../values/period.ts";
import type { ClusterFinding } from "../values/series-findings.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";
import { comparable } from "./tested-changes.ts";

export interface ClusterFound {
  readonly finding: ClusterFinding;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** The ward and the week, from Monday to Sunday, with the most records of a period, and its change without them. */
export async function clusterFound(
  partnership: Partnership,
  reading: Reading,
  request: CountRequest,
  earlier: Period,
): Promise<ClusterFound | undefined> {
  const { period } = request;
  const wards = placesOf(partnership, "ward", period) ?? [];
  const places = wards.flatMap(({ id }) => weeksIn(period).map((week) => ({ area: id, week })));
  const requestOf = ({ area, week }: (typeof places)[number]): CountRequest => ({ ...request, area, period: week });
  const { figures } = await measureRequests(partnership, reading, places.map(requestOf));
  const counted = new Map(figures.map((figure) => [figure.id, figure]));
  const cells = places.flatMap((place): PlaceWeek[] => {
    const figure = counted.get(countId(requestOf(place)));
    return figure ? [{ ...place, figure }] : [];
  });
  const asked = await comparable(partnership, reading, request, [earlier, period]);
  const counts = { from: asked.count(earlier), to: asked.count(period) };
  const finding = clusterOf(counts, cells, comparisonWith(earlier, period), asked.rules);
  const { overdispersion } = asked.rules;
  return finding && { finding, figures: new Map([...asked.figures, ...counted, [overdispersion.id, overdispersion]]) };
}
