import { breaksOf } from "../../analysis/breaks.ts";
import { changeBetween } from "../../analysis/change.ts";
import { givenFigure } from "../../analysis/derive.ts";
import { partNamed } from "../../indicators/question.ts";
import type { Figure } from "../../values/figure.ts";
import type { FigureBook } from "../../values/figure-book.ts";
import { siblingId } from "../../values/figure-id.ts";
import { yearsEarlier } from "../../values/period.ts";
import { quotedText } from "../../wording/quoted.ts";
import { code, type Inline, reference } from "../../wording/runs.ts";
import type { PaperContext } from "../context.ts";
import { readToken, referenceTarget } from "./tokens.ts";

/**
 * Turns a token of commentary into the figure's text. A change is worked out from the two disclosed counts as everywhere
 * else, so that prose cannot drift from the tables. What it derives is entered into `kept`.
 */
export function tokenResolver(paper: PaperContext, book: FigureBook, kept: Map<string, Figure>) {
  return (token: string, section: string): Inline => {
    const target = referenceTarget(token);
    if (target !== undefined) return reference(target);
    const read = readToken(token, section, paper);
    // Unreadable tokens stop a build before this; a draft shows them as they were written.
    if (!read.ok) return code(`{{${token}}}`);
    const { request, measure } = read.token;
    const to = book.count(request);
    if (measure === "count") return quoted(to);
    const indicator = paper.indicators.get(request.indicator);
    if (!indicator) return code(`{{${token}}}`);
    const overdispersion = givenFigure(
      siblingId(to.id, "overdispersion"),
      "ratio",
      "overdispersion",
      indicator.defaultOverdispersion,
    );
    const change = changeBetween(
      { from: book.count({ ...request, period: yearsEarlier(request.period) }), to, comparison: "previous-year" },
      {
        polarity: indicator.polarity,
        exposure: indicator.exposure,
        overdispersion,
        smallNumbers: paper.settings.smallNumbers,
        breaks: breaksOf(indicator, paper.settings.breaks, partNamed(indicator, request, paper)),
      },
    );
    const figure = measure.startsWith("difference") ? change.difference : change.percent;
    kept.set(figure.id, figure);
    return quoted(figure);
  };
}

const quoted = (figure: Figure): Inline => ({ kind: "figure", id: figure.id, text: quotedText(figure), quoted: true });
