import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { type Period, parsePeriod, yearsEarlier } from "../../values/period.ts";
import type { PaperContext } from "../context.ts";
import type { Commentary } from "./parse.ts";
import { periodForms, periodsAround } from "./token-periods.ts";

/**
 * A token asks for a figure as its id does, with area and period left out where they are the section's:
 * `{{robbery/hackney/fy2019-20/count}}`, `{{robbery/count}}`, `{{robbery/percent-change:previous-year}}`.
 */
export interface FigureToken {
  readonly request: CountRequest;
  readonly measure: TokenMeasure;
}

export const tokenMeasures = ["count", "difference:previous-year", "percent-change:previous-year"] as const;
type TokenMeasure = (typeof tokenMeasures)[number];

const shape = /^(?<indicator>[a-z0-9-]+)(?:\[(?<dims>[a-z0-9=,-]+)\])?(?<rest>(?:\/[^/]+)+)$/;

export type ReadToken =
  | { readonly ok: true; readonly token: FigureToken }
  | { readonly ok: false; readonly reason: string; readonly remedy: string };

const toReference = /^see\s+(\S+)$/;

/** The section, table or figure that a token such as `{{see robbery-hackney-quarters}}` leads to; undefined for a figure's. */
export const referenceTarget = (text: string): string | undefined => toReference.exec(text)?.[1];

/** Reads a token against what the paper knows: names are checked, with the nearest right spelling. */
export function readToken(text: string, section: string, paper: PaperContext): ReadToken {
  const groups = shape.exec(text)?.groups;
  if (!groups) return refused(`"${text}" is not a figure.`, "Write indicator/count, or indicator/area/period/count.");
  const indicator = groups["indicator"] as string;
  const known = paper.indicators.get(indicator);
  if (!known)
    return refused(
      `There is no indicator "${indicator}".${didYouMean(nearest(indicator, paper.indicators.keys()))}`,
      "`csp-assess figures --list` names all.",
    );
  const rest = (groups["rest"] as string).split("/").slice(1);
  const measure = rest.at(-1) ?? "";
  if (!tokenMeasures.includes(measure as TokenMeasure))
    return refused(
      `"${measure}" cannot be quoted.${didYouMean(nearestMeasure(measure))}`,
      `End the token in one of ${tokenMeasures.join(", ")}.`,
    );
  const places = rest.slice(0, -1);
  if (places.length > 2)
    return refused(`"${text}" has too many parts.`, "Write indicator/area/period/count, with one area and one period.");
  let area = paper.areaOfSection?.(section) ?? paper.settings.area.id;
  let period: Period = paper.usual;
  for (const place of places) {
    const parsed = parsePeriod(place);
    if (parsed.ok) period = parsed.period;
    else if (paper.areas.has(place)) area = place;
    else {
      const names = [...paper.areas.keys(), ...periodsAround(paper.quarter)];
      return refused(
        `"${place}" is neither an area nor a period.${didYouMean(nearest(place, names))}`,
        periodForms(paper.quarter),
      );
    }
  }
  const dims = Object.fromEntries(
    (groups["dims"] ?? "")
      .split(",")
      .filter(Boolean)
      .map((pair) => pair.split("=")),
  );
  const request: CountRequest = { indicator, area, period, ...(groups["dims"] ? { dims } : {}) };
  return { ok: true, token: { request, measure: measure as TokenMeasure } };
}

const refused = (reason: string, remedy: string): ReadToken => ({ ok: false, reason, remedy });

/** One that lacks its comparison is meant by the whole: `percent-change`. */
const nearestMeasure = (written: string): string | undefined =>
  tokenMeasures.find((one) => one.startsWith(`${written}:`)) ?? nearest(written, tokenMeasures);

/** The counts that a commentary's tokens rest on. Tokens that cannot be read ask for nothing; `tokenProblems` tells of them. */
export function tokenRequests(commentary: Commentary, paper: PaperContext): CountRequest[] {
  return commentary.tokens.flatMap(({ text }) => {
    if (referenceTarget(text) !== undefined) return [];
    const read = readToken(text, commentary.section, paper);
    if (!read.ok) return [];
    const { request, measure } = read.token;
    return measure === "count" ? [request] : [request, { ...request, period: yearsEarlier(request.period) }];
  });
}
