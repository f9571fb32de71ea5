import { ownMeasure } from "../indicators/own-measure.ts";
import type { Context } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";

/** Prints what was asked for besides counts and changes, and gives it back for machines. */
export async function extraParts(context: Context, extras: Extras, answered: Answered): Promise<Part> {
  // What is not asked for is not loaded either.
  const rates =
    extras.rates === undefined ? {} : (await import("./rate-part.ts")).ratePart(context, extras.rates, answered);
  const compared =
    extras.comparators.length === 0
      ? {}
      : await (await import("./benchmark-part.ts")).benchmarkPart(context, extras, answered);
  if (extras.comparators.length > 0 || extras.findings) sayUncounted(context, answered);
  const found = extras.findings ? await (await import("./findings-part.ts")).findingsPart(context, answered) : {};
  const places =
    extras.places === undefined
      ? {}
      : await (await import("./places-part.ts")).placesPart(context, extras.places, answered);
  const overlaps =
    extras.overlap === undefined
      ? {}
      : await (await import("./overlap-part.ts")).overlapPart(context, extras.overlap, answered);
  const groups =
    extras.disproportionality === undefined
      ? {}
      : await (await import("./disproportion-part.ts")).disproportionPart(context, extras.disproportionality, answered);
  return {
    ...rates,
    ...compared,
    ...found,
    ...places,
    ...overlaps,
    ...groups,
    ...(await shapes(context, extras, answered)),
  };
}

/** Windows around days, clusters, means and ratios. */
async function shapes(context: Context, extras: Extras, answered: Answered): Promise<Part> {
  const { event, around, cluster, mean, ratio } = extras;
  const parts: Part[] = [];
  if (event || around) {
    const { eventPart, aroundPart } = await import("./spells-part.ts");
    if (event) parts.push(await eventPart(context, event, answered));
    if (around) parts.push(await aroundPart(context, around, answered));
  }
  if (cluster || mean || ratio !== undefined) {
    const { clusterPart, meanPart, ratioPart } = await import("./shapes-part.ts");
    if (cluster) parts.push(await clusterPart(context, extras, answered));
    if (mean) parts.push(meanPart(context, mean, answered));
    if (ratio !== undefined) parts.push(await ratioPart(context, ratio, extras, answered));
  }
  return Object.assign({}, ...parts);
}

/** Shares and numbers at a date stand in the table of figures, and are neither compared with others nor analysed. */
function sayUncounted({ reporter }: Context, { partnership, requests }: Answered): void {
  const ids = [...new Set(requests.map(({ indicator }) => indicator))].filter((id) => {
    const indicator = partnership.indicators.get(id);
    return indicator && ownMeasure(indicator) !== "count";
  });
  if (ids.length > 0)
    reporter.message(`Only counts are compared with others and analysed; these are none: ${ids.join(", ")}.`);
}
