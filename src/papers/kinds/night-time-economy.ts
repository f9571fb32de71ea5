import { z } from "zod";
import type { IndicatorFindings } from "../../values/indicator-findings.ts";
import { acrossBreakSentence, numberOf, percentInBrackets } from "../../wording/change.ts";
import { type Inline, label, runs, sentences, series } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { trendBlocks } from "../chart-blocks.ts";
import { gridBlock, gridNeeds } from "../grid-block.ts";
import type { Block } from "../model.ts";
import { crossingTable, perNightColumns, perNightSentence } from "../night-detail.ts";
import { partsParagraph } from "../night-parts.ts";
import { contributionBlock, eventTable, typeTable } from "../night-tables.ts";
import { indicatorFor, zoneId } from "../parameters.ts";
import { heapedNote } from "../quality/heaped-note.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { quarterTable, summary } from "./indicator.ts";

const parameters = z.strictObject({
  zone: zoneId,
  total: indicatorFor("The indicator of all that is counted."),
  crime: indicatorFor("The indicator of crime alone."),
  grid: indicatorFor("The indicator of the grid of nights and hours."),
  in_detail: z.boolean().default(false).meta({
    description:
      "With counts per night, what each type adds in each quarter, and the year up to the closing of venues.",
  }),
});

/** A night-time economy zone: total, types, what drives the change, operations, event dates, and the week's hours. */
export const nightTimeEconomy: SectionKind<z.infer<typeof parameters>> = {
  id: "night-time-economy",
  shows: "A night-time economy zone: its total, its types, what drives the change, and the hours of the week.",
  takesCommentary: true,
  parameters,
  nameOf: ({ zone }) => `nte-${zone}`,
  showsTargets: "named",
  needs: ({ zone, grid }, context) => gridNeeds(grid, zone, context.paper.toDate),
  present({ zone, total, crime, grid, in_detail: inDetail }, context) {
    const findings = context.findingsOf({ indicator: total, area: zone });
    const words = context.words({ indicator: total, area: zone });
    const blocks: Block[] = [
      {
        kind: "paragraph",
        content: sentences(
          summary(context, findings, words),
          crimeAlone(context.findingsOf({ indicator: crime, area: zone })),
          cumulativeSentence(findings),
          inDetail ? perNightSentence(context, findings, unitName(words.indicator.unit)) : [],
        ),
        tone: "lead",
      },
      ...cautions(context, { zone, grid }, findings),
      ...trendBlocks(context, findings, words),
      { kind: "heading", level: 3, text: "What changed" },
      { kind: "paragraph", content: partsParagraph(context, findings, words, inDetail) },
      ...context.commentary(findings.target),
      ...contributionBlock(context, findings, words),
      typeTable(context, findings, words),
      quarterTable(context, findings, words, inDetail ? perNightColumns(context, findings) : undefined),
      ...(inDetail ? crossingTable(context, findings, words) : []),
      ...eventTable(context, findings, words, inDetail),
      { kind: "heading", level: 3, text: "When in the week" },
      gridBlock(context, grid, zone),
    ];
    const place = context.paper.areas.get(zone)?.name ?? zone;
    return { title: `Night-time economy: ${place}`, blocks, newPage: true };
  },
};

/**
 * Before anything is said of nights: whether times are heaped, and whether antisocial behaviour counts something else on the last
 * of them. Once in a paper, in the first zone's section, since it holds for every zone.
 */
function cautions(
  { paper, previous }: PresentContext,
  { zone, grid }: Pick<z.infer<typeof parameters>, "zone" | "grid">,
  { indicator, year }: IndicatorFindings,
): Block[] {
  if (paper.settings.zones.find(({ watched }) => !watched)?.id !== zone) return [];
  const heaped = heapedNote(paper.reading, paper.toDate, year.to.pedigree?.sources);
  const breakIn = (id: string) =>
    (paper.indicators.get(id)?.breaks ?? []).find(({ from }) => previous.start < from && from <= paper.toDate.end);
  // By day the break lies in the year; by night it begins later, and the nights between are compared.
  const broken = breakIn(indicator) ? undefined : breakIn(grid);
  const notes = [...(heaped ? [heaped] : []), ...(broken ? [[label(acrossBreakSentence(broken))]] : [])];
  return notes.map((content) => ({ kind: "paragraph", content, tone: "note" }));
}

/** The definition decides the figure: crime without ASB is printed beside the total. */
function crimeAlone(findings: IndicatorFindings): Inline[] {
  const { year } = findings;
  if (numberOf(year.to) === undefined || numberOf(year.from) === undefined) return [];
  return runs`Crime alone, without antisocial behaviour, was ${year.to} against ${year.from}${percentInBrackets(year)}.`;
}

function cumulativeSentence(findings: IndicatorFindings): Inline[] {
  const steps = findings.cumulative.filter(
    (change) => change.percentUse === "print" && numberOf(change.percent) !== undefined,
  );
  if (steps.length < 2 || steps.length !== findings.cumulative.length) return [];
  const items = steps.map((change) => runs`${change.percent}`);
  const between = steps.length === 2 ? "and" : "to";
  return runs`At the ends of Quarters ${`1 ${between} ${steps.length}`} the year to date stood at ${series(items)} on the year before.`;
}
