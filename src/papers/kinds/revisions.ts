import { derive } from "../../analysis/derive.ts";
import type { Figure } from "../../values/figure.ts";
import { siblingId } from "../../values/figure-id.ts";
import type { IsoDate, Period } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { formatDate, formatPeriod } from "../../wording/dates.ts";
import { label, text } from "../../wording/runs.ts";
import type { ReportedPaper, Subject } from "../context.ts";
import type { Block, TableBlock } from "../model.ts";
import { asReported, lookedBackOn, periodsOf } from "../reported-figures.ts";
import { type FirstReported, firstReported, type SameStage, sameStage } from "../revision-windows.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/**
 * What later extracts have changed in figures that an earlier one had given, and this quarter beside the same quarter a year ago as it
 * stood at the same stage. Printed where extracts of different dates are held, and in the internal edition alone: a small difference
 * between two dates can tell more than either count.
 */
export const revisions: SectionKind<Record<string, never>> = {
  id: "revisions",
  shows: "What later extracts have changed in earlier figures, and what earlier papers reported.",
  needs(_parameters, context) {
    const { first, stage } = windowsOf(context);
    const subjects = boroughSubjects(context);
    return [
      ...lookedBackOn(context.paper).flatMap((earlier) =>
        periodsOf(earlier).flatMap((period) => subjects.map((subject) => ({ ...subject, period }))),
      ),
      ...(first
        ? subjects.flatMap((subject) =>
            [first.toDate, first.quarter].flatMap((period) => [
              { ...subject, period, asAt: first.asAt },
              { ...subject, period },
            ]),
          )
        : []),
      ...(stage
        ? subjects.flatMap((subject) => [
            { ...subject, period: stage.quarter, asAt: stage.asAt },
            { ...subject, period: stage.quarter },
            { ...subject, period: context.paper.quarter },
          ])
        : []),
    ];
  },
  present(_parameters, context) {
    const { first, stage } = windowsOf(context);
    const blocks: Block[] = [
      ...lookedBackOn(context.paper).flatMap((earlier) => reportedTables(context, earlier)),
      ...(first ? revisedTables(context, first) : []),
      ...(stage ? stageTable(context, stage) : []),
    ];
    if (blocks.length === 0 && context.paper.audience === "internal")
      blocks.push({ kind: "paragraph", content: [label(nothingToCompare)] });
    const page = { title: "Revisions", blocks, annex: true } as const;
    // One sentence needs no page of its own.
    return blocks.some(({ kind }) => kind === "table") ? { ...page, newPage: true } : page;
  },
};

function windowsOf({ paper }: PlanContext): { first?: FirstReported; stage?: SameStage } {
  if (paper.audience !== "internal") return {};
  const [first, stage] = [firstReported(paper.reading), sameStage(paper.reading, paper.quarter)];
  return { ...(first ? { first } : {}), ...(stage ? { stage } : {}) };
}

const boroughSubjects = ({ paper, subjects }: PlanContext): Subject[] =>
  subjects.filter(({ area }) => area === paper.settings.area.id);

const nothingToCompare =
  "No earlier extract is held of any figure in this paper, so nothing can be said about what has been revised. Keep earlier extracts beside the new ones.";

function difference(context: PresentContext, from: Figure, to: Figure): Figure {
  return context.keep(
    derive(
      { id: siblingId(from.id, "revision", asAtOf(from)), unit: to.unit, method: "difference", inputs: [from, to] },
      (before, after) => after - before,
    ),
  );
}

const asAtOf = (figure: Figure): string => figure.id.slice(figure.id.lastIndexOf(":") + 1);

/** A table for the year so far and one for the quarter: both side by side are wider than a phone. */
function revisedTables(context: PresentContext, { asAt, toDate, quarter }: FirstReported): TableBlock[] {
  const periods = toDate.id === quarter.id ? [toDate] : [toDate, quarter];
  const tables = periods.flatMap((period) => revisedTable(context, asAt, period));
  return tables.map((table, index) => (index < tables.length - 1 ? table : { ...table, notes: revisedNotes }));
}

const revisedNotes: TableBlock["notes"] = [
  [
    text(
      "Offences are recorded late, reclassified, cancelled and moved between boroughs after a quarter has ended. The newest figures of this paper will change as well: the year before has had twelve months more for late records to come in.",
    ),
  ],
  [text("Left out: what has no earlier extract of the same period.")],
];

/** Subjects of which the earlier extract had a number: the others have no extracts of different dates. */
function revisedTable(context: PresentContext, asAt: IsoDate, period: Period): TableBlock[] {
  const day = formatDate(asAt);
  return thenAndNow(context, period, (subject) => context.book.count({ ...subject, period, asAt }), {
    id: `revisions-${period.id}`,
    caption: `What has been revised in ${formatPeriod(period)} since the extract of ${day}`,
    thenTitle: `As at ${day}`,
  });
}

/** What a final paper reported, beside what is counted now. */
function reportedTables(context: PresentContext, earlier: ReportedPaper): TableBlock[] {
  return periodsOf(earlier).flatMap((period) =>
    thenAndNow(context, period, (subject) => asReported(earlier, { ...subject, period }), {
      id: `as-reported-${earlier.period.id}-${period.id}`,
      caption: `${formatPeriod(period)}: as the paper of ${formatPeriod(earlier.period)} reported it, and as it is counted now`,
      thenTitle: "As reported",
    }),
  );
}

/** Each subject's count of a period as it once was and as it is; those that had no number then are left out. */
function thenAndNow(
  context: PresentContext,
  period: Period,
  thenOf: (subject: Subject) => Figure | undefined,
  words: { readonly id: string; readonly caption: string; readonly thenTitle: string },
): TableBlock[] {
  const rows = boroughSubjects(context).flatMap((subject) => {
    const [from, to] = [thenOf(subject), context.book.count({ ...subject, period })];
    if (!from || !isNumber(from.value)) return [];
    return [
      row([
        textCell(context.words(subject).title),
        figureCell(context.keep(from)),
        figureCell(context.keep(to)),
        figureCell(difference(context, from, to)),
      ]),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: words.id,
      number: context.numbering.table(),
      caption: words.caption,
      layout: "plain",
      columns: [
        leftColumn("indicator", "Indicator"),
        rightColumn("then", words.thenTitle),
        rightColumn("now", "Now"),
        rightColumn("revision", "Revised by"),
      ],
      rows,
      notes: [],
    },
  ];
}

function stageTable(context: PresentContext, { asAt, days, quarter }: SameStage): TableBlock[] {
  const { paper } = context;
  const rows = boroughSubjects(context).flatMap((subject) => {
    const then = context.book.count({ ...subject, period: quarter, asAt });
    if (!isNumber(then.value)) return [];
    const [now, settled] = [paper.quarter, quarter].map((period) => context.book.count({ ...subject, period }));
    if (!now || !settled) return [];
    const change = context.keep(
      derive(
        {
          id: siblingId(now.id, "difference", asAtOf(then)),
          unit: now.unit,
          method: "difference",
          inputs: [then, now],
        },
        (before, after) => after - before,
      ),
    );
    return [
      row([
        textCell(context.words(subject).title),
        ...[then, now, change, settled].map((figure) => figureCell(context.keep(figure))),
      ]),
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: "same-stage-table",
      number: context.numbering.table(),
      caption: "This quarter beside the same quarter last year at the same stage",
      layout: "plain",
      columns: [
        leftColumn("indicator", "Indicator"),
        rightColumn("then", `${formatPeriod(quarter)}, as at ${formatDate(asAt)}`),
        rightColumn("now", `${formatPeriod(paper.quarter)}, now`),
        rightColumn("difference", "Difference"),
        rightColumn("settled", `${formatPeriod(quarter)}, now`),
      ],
      rows,
      notes: [
        [
          label(
            `Both quarters are counted about ${days} days after their end, so that late records have had the same time to come in.`,
          ),
        ],
      ],
    },
  ];
}
