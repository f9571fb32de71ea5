import { z } from "zod";
import { mostExceptions, mostOfYear, yearExceptionsOf } from "../../analysis/exceptions.ts";
import { expectations } from "../../partnership/schema-values.ts";
import type { ExceptionFinding } from "../../values/indicator-findings.ts";
import { partTitle } from "../../wording/drivers.ts";
import { indicatorHeadline, standingHeadline } from "../../wording/headline.ts";
import { measuredHeadline } from "../../wording/measured.ts";
import { pairHeadline, pairLead } from "../../wording/pair.ts";
import { type Inline, sentences, text } from "../../wording/runs.ts";
import { hasNumber, noneMissed, type TargetTold, unjudgedTargets } from "../../wording/targets-unjudged.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PresentContext, SectionKind, StandingOut } from "../section-kind.ts";

const parameters = z.strictObject({
  most: z
    .number()
    .int()
    .min(1)
    .max(mostOfYear)
    .default(mostExceptions)
    .register(expectations, { expected: `a whole number from 1 to ${mostOfYear}` })
    .meta({ description: `How many at most. A paper of a quarter has no more than ${mostExceptions}.` }),
  of_events: z.boolean().default(false).meta({
    description: "Only what changed since an event: pairs of series, and what the paper’s sections found of its days.",
  }),
  first: indicatorsFor("Indicators that stand first, whatever they did.").optional(),
});
type Headline = Extract<Block, { kind: "headlines" }>["items"][number];

/** At most five exceptions, weightiest first, each with its owner and what is asked, when the commentary says so. */
export const headlines: SectionKind<z.infer<typeof parameters>> = {
  id: "headlines",
  shows: "What stands out, weightiest first, each with its owner and what is asked of the group.",
  takesCommentary: true,
  tellsOfAll: true,
  parameters,
  needs: () => [],
  present({ most, of_events: ofEvents, first = [] }, context) {
    const area = context.paper.settings.area.id;
    const isFirst = ({ subject }: ExceptionFinding): boolean =>
      subject.kind === "indicator" && subject.area === area && first.includes(subject.indicator);
    const exceptions = (context.named.kind === "year" ? ofYear(context) : context.findings.exceptions).filter(
      (exception) => !isFirst(exception) && (!ofEvents || exception.subject.kind === "pair"),
    );
    const ranked = [
      ...exceptions.map((exception) => ({ score: exception.score, of: () => headlineOf(exception, context) })),
      ...context.standingOut.map((found) => ({ score: found.score, of: () => headlineOfSection(found, context) })),
    ].sort((a, b) => b.score - a.score);
    const items = [
      ...first.map((indicator) => standing({ indicator, area }, context)),
      ...ranked.slice(0, most).map(({ of }) => of()),
    ].filter((headline): headline is Headline => headline !== undefined);
    const blocks: Block[] =
      items.length > 0
        ? [{ kind: "headlines", items }]
        : [
            {
              kind: "paragraph",
              content: sentences(nothingFound(context, ofEvents), [text("The sections that follow have the figures.")]),
            },
          ];
    const unjudged = items.length > 0 && !ofEvents ? unjudgedTargets(targetsOf(context)) : [];
    if (unjudged.length > 0) blocks.push({ kind: "paragraph", content: unjudged });
    return { title: "Headlines", blocks: [...blocks, ...context.commentary()] };
  },
};

/** Only what the paper could have found is said not to have been found. */
function nothingFound(context: PresentContext, ofEvents: boolean): Inline[] {
  if (ofEvents) return [text("No change since the event was clear enough for a headline.")];
  const targets = targetsOf(context);
  // One sentence where there is nothing to take apart.
  if (targets.length > 0 && unjudgedTargets(targets).length === 0)
    return [text("No target was missed, no change was clear enough for a headline, and no record was set.")];
  return sentences(noneMissed(targets), [text("No change was clear enough for a headline, and no record was set.")]);
}

/** The targets of the scorecard that name a number. */
function targetsOf({ paper, scorecard, measuredOf, findingsOf, words }: PresentContext): TargetTold[] {
  return scorecard.flatMap((subject): TargetTold[] => {
    const target = measuredOf(subject) ? undefined : findingsOf(subject).target;
    if (!target || !hasNumber(target)) return [];
    const short = paper.sourceEnds.filter(({ lacking }) => lacking.includes(subject.indicator));
    return [{ title: words(subject).title, target, short }];
  });
}

/** What the whole year found, without the signals of single months. */
function ofYear({ paper, findings, scorecard, measuredOf, findingsOf }: PresentContext): ExceptionFinding[] {
  const counted = scorecard.filter((subject) => !measuredOf(subject));
  return yearExceptionsOf(
    counted.map(findingsOf),
    findings.pairs.map(({ headline }) => headline),
    scorecard.flatMap((subject) => measuredOf(subject) ?? []),
    paper.indicators,
  );
}

function standing(subject: Subject, context: PresentContext): Headline | undefined {
  if (context.measuredOf(subject)) return undefined;
  const see = context.sectionOf({ kind: "indicator", ...subject });
  return { ...standingHeadline(context.findingsOf(subject), context.words(subject)), ...(see ? { see } : {}) };
}

/** What a section found for itself, with what is asked of the group in its commentary. */
function headlineOfSection({ lead, rest, section }: StandingOut, context: PresentContext): Headline {
  const ask = context.askOf(section);
  return { lead, rest, ...(ask.length > 0 ? { ask } : {}), see: section };
}

function headlineOf(exception: ExceptionFinding, context: PresentContext): Headline | undefined {
  const { subject } = exception;
  const see = context.sectionOf(subject);
  const ask = see ? context.askOf(see) : [];
  const place = see ? { see } : {};
  const asked = ask.length > 0 ? { ask } : {};
  if (subject.kind === "pair") {
    const pair = context.pair(subject.pair);
    if (!pair) return undefined;
    return {
      lead: pairLead(pair.findings.headline, pair.words),
      rest: pairHeadline(pair.findings.headline, pair.words),
      ...asked,
      ...place,
    };
  }
  const words = context.words(subject);
  const measured = context.measuredOf(subject);
  if (measured) return { ...measuredHeadline(measured, words), ...asked, ...place };
  const findings = context.findingsOf(subject);
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  const headline = indicatorHeadline(
    exception,
    findings,
    words,
    (part) => partTitle(words.indicator, breakdown, part),
    context.named.kind === "year" ? "year" : "quarter",
  );
  return { ...headline, ...asked, ...place };
}
