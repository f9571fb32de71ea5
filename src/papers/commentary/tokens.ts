import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { type Period, parsePeriod, yearsEarlier } from "../../values/period.ts";
import type { PaperContext } from "../context.ts";
import type { Commentary, CommentaryToken } from "./parse.ts";

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
  | { readonly ok: false; readonly reason: string };

const toReference = /^see\s+(\S+)$/;

/** The section, table or figure that a token such as `{{see robbery-hackney-quarters}}` leads to; undefined for a figure's. */
export const referenceTarget = (text: string): string | undefined => toReference.exec(text)?.[1];

/** Reads a token against what the paper knows: names are checked, with the nearest right spelling. */
export function readToken(text: string, section: string, paper: PaperContext): ReadToken {
  const groups = shape.exec(text)?.groups;
  if (!groups)
    return { ok: false, reason: `"${text}" is not a figure: write indicator/count or indicator/area/period/count.` };
  const indicator = groups["indicator"] as string;
  const known = paper.indicators.get(indicator);
  if (!known)
    return {
      ok: false,
      reason: `There is no indicator "${indicator}".${didYouMean(nearest(indicator, paper.indicators.keys()))}`,
    };
  const rest = (groups["rest"] as string).split("/").slice(1);
  const measure = rest.at(-1) ?? "";
  if (!tokenMeasures.includes(measure as TokenMeasure))
    return { ok: false, reason: `"${measure}" cannot be quoted.${didYouMean(nearest(measure, tokenMeasures))}` };
  const places = rest.slice(0, -1);
  if (places.length > 2) return { ok: false, reason: `"${text}" has too many parts.` };
  let area = paper.areaOfSection?.(section) ?? paper.settings.area.id;
  let period: Period = paper.usual;
  for (const place of places) {
    const parsed = parsePeriod(place);
    if (parsed.ok) period = parsed.period;
    else if (paper.areas.has(place)) area = place;
    else {
      const names = [...paper.areas.keys()];
      return { ok: false, reason: `"${place}" is neither an area nor a period.${didYouMean(nearest(place, names))}` };
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

/** The counts that a commentary's tokens rest on. Tokens that cannot be read ask for nothing; {@link tokenProblems} tells of them. */
export function tokenRequests(commentary: Commentary, paper: PaperContext): CountRequest[] {
  return commentary.tokens.flatMap(({ text }) => {
    if (referenceTarget(text) !== undefined) return [];
    const read = readToken(text, commentary.section, paper);
    if (!read.ok) return [];
    const { request, measure } = read.token;
    return measure === "count" ? [request] : [request, { ...request, period: yearsEarlier(request.period) }];
  });
}

/** Every token of a commentary that cannot be read, with its line; in a public edition also every literal digit. */
export function tokenProblems(commentary: Commentary, paper: PaperContext): Problem[] {
  const unreadable = commentary.tokens.flatMap((token: CommentaryToken): Problem[] => {
    if (referenceTarget(token.text) !== undefined) return [];
    const read = readToken(token.text, commentary.section, paper);
    if (read.ok) return [];
    return [
      {
        code: "commentary-token",
        severity: "error",
        message: read.reason,
        remedy: "Ask `csp-assess figures` for the figures there are.",
        place: { file: commentary.file, line: token.line },
      },
    ];
  });
  const literal = paper.audience === "public" ? commentary.literalDigits : [];
  return [
    ...unreadable,
    ...literal.map(
      (line): Problem => ({
        code: "commentary-literal",
        severity: "error",
        message: "A public edition quotes figures only as tokens, so that what is withheld stays withheld.",
        remedy: "Put the figure's id in double braces, or write the number out of the sentence.",
        place: { file: commentary.file, line },
      }),
    ),
  ];
}
