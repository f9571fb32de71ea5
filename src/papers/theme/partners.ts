import { shareOf } from "../../analysis/rates.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { isNumber } from "../../values/value.ts";
import { measuredSentence } from "../../wording/measured.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { type Inline, label, sentences } from "../../wording/runs.ts";
import { shortChange } from "../../wording/short-change.ts";
import { spateSentence } from "../../wording/spells.ts";
import { targetSentence } from "../../wording/target.ts";
import { notAddedNote, ratesSentence } from "../../wording/theme.ts";
import { stepsTitle } from "../../wording/two-sources.ts";
import type { Subject } from "../context.ts";
import { isHeld } from "../kinds/by-quarter.ts";
import type { Block } from "../model.ts";
import { pairPanels } from "../pair-panels.ts";
import { quartersAcross } from "../quarters-across.ts";
import { rateIn } from "../rates.ts";
import type { PresentContext } from "../section-kind.ts";
import { spateIn, spateNeeds } from "../spates.ts";
import type { ThemePart } from "./part.ts";
import { countedOf, measuredIn, rowsOf } from "./theme-indicators.ts";

/** What partners count, beside what the theme counts and never added to it. */
export const partners: ThemePart = {
  id: "partners",
  heading: "What do partners see?",
  needs: (theme, context) => theme.spates.flatMap((indicator) => spateNeeds(context, indicator)),
  blocks(theme, context) {
    const held = partnersHeld(theme, context);
    const lines = [
      ...held.map((subject) => lineOf(theme, context, subject)),
      ...measuredIn(theme.partner, context)
        .filter(({ findings }) => isNumber(findings.year.to.figure.value))
        .map(({ indicator, findings, words }) =>
          sentences(
            measuredSentence(findings.year, findings.measured, words),
            ratesOf(theme, context, indicator.id, findings.year.to.figure),
          ),
        ),
    ];
    if (lines.length === 0) return [];
    return [
      { kind: "list", ordered: false, items: lines },
      ...theme.spates.flatMap((indicator) => spate(indicator, context)),
      ...(held.length > 0 ? [partnersTable(theme, context, held)] : []),
      ...panels(theme, context, held),
      {
        kind: "paragraph",
        tone: "note",
        content: notAddedNote(sharesOfBoth(theme, context)),
      },
    ];
  },
  gaps: (theme, { paper, ...context }) =>
    [
      ...countedOf(theme.partner, paper).filter(
        ({ id }) => !isHeld({ paper, ...context }, { indicator: id, area: paper.settings.area.id }),
      ),
      ...measuredIn(theme.partner, { paper, ...context })
        .filter(({ findings }) => findings.year.to.figure.value.state === "missing")
        .map(({ indicator }) => indicator),
    ].map((indicator) => [label(notHeldSentence(indicator, paper.indicators))]),
};

/** Titles of the theme's shares whose whole takes in what a partner counts: the one place where the two are added up. */
const sharesOfBoth = (theme: Theme, { paper: { indicators } }: PresentContext): string[] => {
  const takesIn = (id: string): boolean => {
    const aggregation = indicators.get(id)?.aggregation;
    return theme.partner.includes(id) || (aggregation?.kind === "sum" && aggregation.of.some(takesIn));
  };
  return theme.indicators.flatMap((id) => {
    const indicator = indicators.get(id);
    return indicator?.aggregation.kind === "share" && takesIn(indicator.aggregation.within) ? [indicator.title] : [];
  });
};

const partnersHeld = (theme: Theme, context: PresentContext): Subject[] =>
  countedOf(theme.partner, context.paper)
    .map(({ id }) => ({ indicator: id, area: context.paper.settings.area.id }))
    .filter((subject) => isHeld(context, subject));

function lineOf(theme: Theme, context: PresentContext, subject: Subject): Inline[] {
  const words = context.words(subject);
  const { year, target } = context.findingsOf(subject);
  return sentences(
    shortChange(words.title, year, words),
    targetSentence(target),
    ratesOf(theme, context, subject.indicator, year.to),
  );
}

const partnersTable = (theme: Theme, context: PresentContext, held: readonly Subject[]) =>
  quartersAcross(
    context,
    { id: `${context.section}-partners`, caption: `${theme.title}: what partners count, by quarter`, first: "Series" },
    rowsOf(context, held),
  );

/** Rates of residents of the ages that the theme names. */
const ratesOf = (theme: Theme, context: PresentContext, id: string, count: Parameters<typeof rateIn>[3]): Inline[] => {
  const { indicators, settings, toDate } = context.paper;
  const indicator = indicators.get(id);
  return ratesSentence(
    theme.rates
      .filter((rate) => rate.indicator === id)
      .flatMap(({ from, to }) => {
        const rate = indicator && rateIn(context, indicator, settings.area.id, count, toDate, { from, to });
        if (!rate) return [];
        const share = shareOf(count, rate.denominator, `of-residents-${from}-${to}`);
        for (const figure of [share.share, share.lower, share.upper]) context.keep(figure);
        return [{ rate, share }];
      }),
  );
};

/** The lead above the first partner's series, by month, where one of them clearly changed. */
function panels(theme: Theme, context: PresentContext, held: readonly Subject[]): Block[] {
  const lead = { indicator: theme.lead, area: context.paper.settings.area.id };
  const [partner] = held;
  if (!partner || countedOf([theme.lead], context.paper).length === 0 || !isHeld(context, lead)) return [];
  const changed = [lead, partner].some((subject) => context.findingsOf(subject).year.evidence.startsWith("clear"));
  return changed ? pairPanels(context, `${context.section}-partner`, [lead, partner], stepsTitle) : [];
}

/** The ward and the week with the most of it, and what is left without them; nothing where chance would do as much. */
function spate(id: string, context: PresentContext): Block[] {
  const finding = spateIn(context, id);
  if (!finding) return [];
  const place = context.paper.areas.get(finding.area)?.name ?? finding.area;
  const words = context.words({ indicator: id, area: context.paper.settings.area.id });
  return [{ kind: "paragraph", content: spateSentence(finding, words, place) }];
}
