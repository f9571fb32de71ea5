import { breaksOf } from "../../analysis/breaks.ts";
import { measuredChange } from "../../analysis/measured-change.ts";
import { levelOf } from "../../analysis/measured-level.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { ConsultationSetting } from "../../partnership/settings/community.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { MeasuredChange, MeasuredLevel } from "../../values/measured-findings.ts";
import { type Period, yearsEarlier } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import {
  consultationCaution,
  consultationSentence,
  noViews,
  quoteLine,
  quotesCaution,
  surveyCaution,
  surveySentence,
  viewNotHeld,
} from "../../wording/community.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { label } from "../../wording/runs.ts";
import { shareOfAnswers } from "../answers.ts";
import { keepAll } from "../keep-all.ts";
import { intervalCell, levelCell } from "../measured-blocks.ts";
import type { Block, TableBlock } from "../model.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** How many years of a survey are shown. */
const yearsShown = 5;

/** What people who live and work in the area say: surveys with their intervals, consultations as counts, quotes as they were said. */
export const communityViews: SectionKind<Record<string, never>> = {
  id: "community-views",
  shows:
    "Surveys by year with their intervals, consultations as counts, and quotes, as the settings name them under `community`.",
  takesCommentary: true,
  needs: (_parameters, context) => [
    ...surveysOf(context).flatMap((survey) =>
      yearsOf(context).flatMap((year) => surveyRequests(context, survey, year)),
    ),
    ...context.paper.settings.community.consultations.flatMap((one) => [
      answeredRequest(context, one),
      ...typesOf(context, one).map(({ id }) => typeRequest(context, one, id)),
    ]),
  ],
  present(_parameters, context) {
    const { community } = context.paper.settings;
    const surveys = surveyBlocks(context);
    const asked = community.consultations.flatMap((one) => consultationBlocks(context, one));
    const quotes: Block[] =
      community.quotes.length > 0
        ? [
            { kind: "heading", level: 3, text: "In their words" },
            { kind: "list", ordered: false, items: community.quotes.map(quoteLine) },
            { kind: "paragraph", tone: "note", content: quotesCaution() },
          ]
        : [];
    const blocks = [...surveys, ...asked, ...quotes];
    const gap: Block[] = blocks.length === 0 ? [{ kind: "paragraph", tone: "gap", content: noViews() }] : [];
    return { title: "What the community says", blocks: [...gap, ...blocks, ...context.commentary()] };
  },
};

const surveysOf = ({ paper }: Pick<PlanContext, "paper">): Indicator[] =>
  paper.settings.community.surveys.flatMap((id) => {
    const indicator = paper.indicators.get(id);
    return indicator?.aggregation.kind === "survey" ? [indicator] : [];
  });

const yearsOf = ({ paper }: Pick<PlanContext, "paper">): Period[] =>
  Array.from({ length: yearsShown }, (_unused, back) => yearsEarlier(paper.toDate, yearsShown - 1 - back));

const surveyRequests = ({ paper }: Pick<PlanContext, "paper">, { id }: Indicator, period: Period): CountRequest[] =>
  (["share", "base"] as const).map((measure) => ({ indicator: id, area: paper.settings.area.id, period, measure }));

interface SurveyFound {
  readonly indicator: Indicator;
  readonly levels: readonly MeasuredLevel[];
  readonly change?: MeasuredChange;
}

/** The years of a survey that are held, and the newest on the one before. */
function surveyFound(context: PresentContext, indicator: Indicator): SurveyFound | undefined {
  const { smallNumbers, breaks } = context.paper.settings;
  const levels = yearsOf(context).flatMap((period): MeasuredLevel[] => {
    const [request] = surveyRequests(context, indicator, period);
    return request ? [levelOf(context.book, "survey", request, smallNumbers)] : [];
  });
  const held = levels.filter(({ figure }) => figure.value.state !== "missing");
  const [before, now] = levels.slice(-2);
  if (held.length === 0 || !before || !now) return undefined;
  const rules = {
    measured: "survey" as const,
    polarity: indicator.polarity,
    breaks: breaksOf(indicator, breaks),
    smallNumbers,
    byNow: false,
  };
  const change = measuredChange({ level: before, unknown: [] }, { level: now, unknown: [] }, rules);
  return keepAll(context, { indicator, levels: held, change });
}

function surveyBlocks(context: PresentContext): Block[] {
  const surveys = surveysOf(context);
  const found = surveys.flatMap((survey) => surveyFound(context, survey) ?? []);
  const absent = surveys.filter((survey) => !found.some(({ indicator }) => indicator === survey));
  return [
    ...(found.length > 0
      ? [
          { kind: "heading", level: 3, text: "Surveys" } as const,
          {
            kind: "list",
            ordered: false,
            items: found.flatMap(({ change, indicator }) =>
              change ? [surveySentence(change, indicator.shortTitle)] : [],
            ),
          } as const,
          ...found.map((one) => surveyTable(context, one)),
          { kind: "paragraph", tone: "note", content: surveyCaution() } as const,
        ]
      : []),
    ...absent.map((survey): Block => ({ kind: "paragraph", tone: "gap", content: viewNotHeld(survey.title) })),
  ];
}

function surveyTable(context: PresentContext, { indicator, levels }: SurveyFound): TableBlock {
  return {
    kind: "table",
    id: `community-${indicator.id}`,
    number: context.numbering.table(),
    caption: indicator.title,
    layout: "plain",
    columns: [
      leftColumn("year", "Year"),
      rightColumn("level", "Per cent"),
      rightColumn("interval", "95% interval"),
      rightColumn("base", "Asked"),
    ],
    rows: levels.map((level) =>
      row([
        textCell(formatPeriod(level.period)),
        levelCell(context, level.figure),
        intervalCell(context, level),
        level.base ? figureCell(level.base) : textCell("–"),
      ]),
    ),
    notes: context.figureNotes(levels.flatMap(({ figure, base }) => [figure, ...(base ? [base] : [])])),
  };
}

const typesOf = ({ paper }: Pick<PlanContext, "paper">, { indicator }: ConsultationSetting) =>
  paper.indicators.get(indicator)?.breakdowns.find(({ id }) => id === "type")?.values ?? [];

const answeredRequest = (
  { paper }: Pick<PlanContext, "paper">,
  { answered, held }: ConsultationSetting,
): CountRequest => ({
  indicator: answered,
  area: paper.settings.area.id,
  period: held,
});

const typeRequest = (
  { paper }: Pick<PlanContext, "paper">,
  { indicator, held }: ConsultationSetting,
  type: string,
): CountRequest => ({ indicator, area: paper.settings.area.id, period: held, dims: { type } });

/** How many named each matter, most first, in percent of those who took part. A percentage of too few is left out. */
function consultationBlocks(context: PresentContext, asked: ConsultationSetting): Block[] {
  const answered = context.book.count(answeredRequest(context, asked));
  const named = typesOf(context, asked)
    .map(({ id, title }) => ({ title, count: context.book.count(typeRequest(context, asked, id)) }))
    .filter(({ count }) => count.value.state !== "missing")
    .toSorted((one, other) => sizeOf(other.count) - sizeOf(one.count));
  const title = context.paper.indicators.get(asked.indicator)?.title ?? asked.indicator;
  if (!isNumber(answered.value) || named.length === 0)
    return [{ kind: "paragraph", tone: "gap", content: viewNotHeld(title) }];
  const rows = named.map(({ title: matter, count }) => ({
    matter,
    count,
    share: shareOfAnswers(context, count, answered),
  }));
  return [
    { kind: "heading", level: 3, text: "Consultation" },
    { kind: "paragraph", content: consultationSentence(answered, asked.held, named) },
    {
      kind: "table",
      id: `community-${asked.indicator}`,
      number: context.numbering.table(),
      caption: `${title}, ${formatPeriod(asked.held)}`,
      layout: "plain",
      columns: [
        leftColumn("matter", "Matter"),
        rightColumn("named", "Named it"),
        rightColumn("share", "Of those who took part"),
      ],
      rows: rows.map(({ matter, count, share }) => row([textCell(matter), figureCell(count), figureCell(share)])),
      notes: [
        [label("Each could name several, so that the percentages add up to more than 100%.")],
        ...context.figureNotes(rows.flatMap(({ count, share }) => [count, share])),
      ],
    },
    { kind: "paragraph", tone: "note", content: consultationCaution(asked.how) },
  ];
}

const sizeOf = ({ value }: Figure): number => (isNumber(value) ? value.number : -1);
