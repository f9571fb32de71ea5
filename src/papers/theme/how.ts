import { breaksOf } from "../../analysis/breaks.ts";
import { changeBetween } from "../../analysis/change.ts";
import { overlapOf } from "../../analysis/overlap.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { partOfType } from "../../indicators/question.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { PartFinding } from "../../values/indicator-findings.ts";
import { type Period, yearOf } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { partTitle } from "../../wording/drivers.ts";
import { overlapSentences } from "../../wording/overlap.ts";
import { againstBaseline, partsSentence, weaponSentence } from "../../wording/theme.ts";
import { changeRow } from "../change-row.ts";
import { changeColumns } from "../change-table.ts";
import type { Subject } from "../context.ts";
import { keepAll } from "../keep-all.ts";
import type { Block, TableBlock } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { figureCell, rightColumn } from "../tables.ts";
import { bothOf } from "./made-indicators.ts";
import { namedAnswer } from "./opened-by.ts";
import type { ThemePart } from "./part.ts";
import { shareNeeds, sharesIn } from "./shares-of-lead.ts";
import { sumOfParts } from "./sum-of-parts.ts";
import { countedOf } from "./theme-indicators.ts";

/** A weapon in a smaller share of records is no part of how it is done. */
const leastWeapon = 5;
const weapons = [
  { flag: "knife-used", word: "knife" },
  { flag: "gun", word: "gun" },
];

/** How: the lead by type with what each gave to the change, weapons, and how much of one thing is another too. */
export const how: ThemePart = {
  id: "how",
  heading: "How?",
  needs: (theme, context) => [
    ...baselineNeeds(theme, context),
    ...weapons.flatMap(({ flag }) => shareNeeds(withFlag(theme, flag), context)),
    ...theme.overlaps.flatMap((overlap) => overlapNeeds(overlap, context)),
  ],
  blocks: (theme, context) => [
    ...typeBlocks(theme, context),
    ...partBlocks(theme, context),
    ...namedAnswer(sentenceList(weaponLines(theme, context)), theme.lead, theme, context),
    ...sentenceList(theme.overlaps.flatMap((overlap) => overlapLines(overlap, context))),
  ],
  gaps: () => [],
};

type Lines = ReturnType<typeof overlapSentences>;

const sentenceList = (items: Lines): Block[] => (items.length === 0 ? [] : [{ kind: "list", ordered: false, items }]);

const leadOf = (theme: Theme, { paper }: PlanContext): Indicator | undefined => countedOf([theme.lead], paper)[0];

const subjectOf = (theme: Theme, { paper }: PlanContext): Subject => ({
  indicator: theme.lead,
  area: paper.settings.area.id,
});

/** The year that the lead's target goes back to, where it is set against one. */
function baselineOf(theme: Theme, { paper }: PlanContext): Period | undefined {
  const { settings, toDate } = paper;
  const target = settings.targets.find(
    ({ indicator, area, year }) =>
      indicator === theme.lead && (area ?? settings.area.id) === settings.area.id && year.id === yearOf(toDate).id,
  );
  return target?.form.kind === "change-on-baseline" && toDate.kind === "year" ? target.form.baseline : undefined;
}

function baselineNeeds(theme: Theme, context: PlanContext): CountRequest[] {
  const period = baselineOf(theme, context);
  const lead = leadOf(theme, context);
  if (!period || !lead) return [];
  const { area } = subjectOf(theme, context);
  const types = lead.breakdowns.find(({ id }) => id === "type")?.values ?? [];
  return [
    { indicator: lead.id, area, period },
    ...types.map(({ id }) => ({ indicator: lead.id, area, period, dims: { type: id } })),
  ];
}

/** The lead's types, unless the theme names each of them by itself and so has them in its first table. */
function typeBlocks(theme: Theme, context: PresentContext): Block[] {
  const lead = leadOf(theme, context);
  if (!lead) return [];
  const findings = context.findingsOf(subjectOf(theme, context));
  const parts = findings.parts.filter(({ year }) =>
    [year.from, year.to].some(({ value }) => isNumber(value) && value.number > 0),
  );
  const named = (part: PartFinding): boolean => {
    const indicator = part.breakdown === "type" ? partOfType(lead, part.part, context.paper.indicators) : undefined;
    return indicator !== undefined && theme.indicators.includes(indicator.id);
  };
  if (parts.length < 2 || parts.every(named)) return [];
  const baseline = baselineOf(theme, context);
  const against = baseline ? parts.map((part) => baselineChange(theme, context, lead, part, baseline)) : [];
  return [
    ...(baseline
      ? [
          {
            kind: "paragraph" as const,
            content: againstBaseline(
              parts.flatMap(({ breakdown, part }, index) => {
                const change = against[index];
                return change ? [{ title: partTitle(lead, breakdown, part), change }] : [];
              }),
              formatPeriod(baseline),
            ),
          },
        ]
      : []),
    typeTable(theme, context, lead, parts, baseline ? { period: baseline, changes: against } : undefined),
  ];
}

function baselineChange(
  theme: Theme,
  context: PresentContext,
  lead: Indicator,
  part: Pick<PartFinding, "part" | "year"> | undefined,
  period: Period,
): ChangeFinding {
  const { paper, book } = context;
  const subject = subjectOf(theme, context);
  const findings = context.findingsOf(subject);
  const change = changeBetween(
    {
      from: book.count({ ...subject, period, ...(part ? { dims: { type: part.part } } : {}) }),
      to: part?.year.to ?? findings.year.to,
      comparison: period.id,
    },
    {
      polarity: lead.polarity,
      exposure: lead.exposure,
      overdispersion: findings.overdispersion.figure,
      smallNumbers: paper.settings.smallNumbers,
      breaks: breaksOf(lead, paper.settings.breaks, part && partOfType(lead, part.part, paper.indicators)),
    },
  );
  return keepAll(context, change);
}

/** Differences add up to that of the whole: its parts shut each other out. */
function typeTable(
  theme: Theme,
  context: PresentContext,
  lead: Indicator,
  parts: readonly PartFinding[],
  baseline?: { readonly period: Period; readonly changes: readonly ChangeFinding[] },
): TableBlock {
  const { year } = context.findingsOf(subjectOf(theme, context));
  const whole = baseline && baselineChange(theme, context, lead, undefined, baseline.period);
  const rowOf = (title: string, change: ChangeFinding, on: ChangeFinding | undefined, tone?: "total") => {
    const { cells } = changeRow(context, title, change, tone);
    return {
      cells: on ? [...cells, figureCell(context.keep(on.from)), figureCell(context.keep(on.percent))] : cells,
      ...(tone ? { tone } : {}),
    };
  };
  const all = [...parts.map((part) => part.year), year];
  return {
    kind: "table",
    id: `${context.section}-types`,
    number: context.numbering.table(),
    caption: `${lead.title} by type, ${context.toDateLabel}: the differences add up to that of the whole`,
    layout: "plain",
    columns: [
      ...changeColumns("Type"),
      ...(baseline
        ? [
            rightColumn("baseline", formatPeriod(baseline.period)),
            rightColumn("on-baseline", `Change on ${formatPeriod(baseline.period)}`),
          ]
        : []),
    ],
    rows: [
      ...parts.map((part, index) =>
        rowOf(partTitle(lead, part.breakdown, part.part), part.year, baseline?.changes[index]),
      ),
      rowOf(lead.shortTitle, year, whole, "total"),
    ],
    notes: context.tableNotes([...all, ...(baseline?.changes ?? []), ...(whole ? [whole] : [])]),
  };
}

/** Indicators of the theme that are parts of its lead, told from their counts: what each gave to the change. */
function partBlocks(theme: Theme, context: PresentContext): Block[] {
  const parts = sumOfParts(theme, context);
  if (parts.length === 0) return [];
  const named = (subject: Subject) => ({ words: context.words(subject), change: context.findingsOf(subject).year });
  return [{ kind: "paragraph", content: partsSentence(parts.map(named), named(subjectOf(theme, context))) }];
}

const withFlag = (theme: Theme, flag: string) => ({
  part: { indicator: theme.lead, dims: { flag } },
  whole: { indicator: theme.lead },
  name: `of-${theme.lead}`,
});

const weaponLines = (theme: Theme, context: PresentContext): Lines =>
  weapons.flatMap(({ flag, word }) => {
    const { before, now } = sharesIn(withFlag(theme, flag), context);
    const { value } = now.share;
    return isNumber(value) && value.number >= leastWeapon ? [weaponSentence(word, now, before)] : [];
  });

type Overlap = Theme["overlaps"][number];

/** The records that are both, and each of the two. */
function overlapNeeds([one, other]: Overlap, { paper }: PlanContext): CountRequest[] {
  const both = bothOf(one, other, paper.indicators)?.both;
  if (!both || !paper.indicators.has(both.id)) return [];
  return [both.id, one, other].map((indicator) => ({
    indicator,
    area: paper.settings.area.id,
    period: paper.toDate,
  }));
}

/** Only of two that are counted from the same sources: otherwise they have nothing to do with one another. */
function overlapLines(overlap: Overlap, context: PresentContext): Lines {
  const [inBoth, first, second] = overlapNeeds(overlap, context).map((request) => context.book.count(request));
  const [one, other] = overlap.map((id) => context.paper.indicators.get(id));
  if (!inBoth || !first || !second || !one || !other) return [];
  const sources = new Set([inBoth, first, second].map(({ pedigree }) => pedigree?.sources.toSorted().join(" ")));
  if (sources.size > 1) return [];
  const finding = overlapOf(inBoth, first, second);
  keepAll(context, finding);
  return overlapSentences(finding, one.noun, other.noun);
}
