import { z } from "zod";
import { sinceScore } from "../../analysis/stands-out.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import {
  alreadySentence,
  beforeLead,
  eventLead,
  eventSentence,
  eventSubtitle,
  leapDaySentence,
  spanName,
  yearsOf,
} from "../../wording/event-spells.ts";
import { sinceHeadline } from "../../wording/event-window.ts";
import { label, sentences, strong, text } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import { spellNames } from "../../wording/spells.ts";
import type { SubjectWords } from "../../wording/subject.ts";
import { changeRow } from "../change-row.ts";
import { changeOf, eventWindows, noEventWords, windowRequests } from "../event.ts";
import type { Block, TableBlock } from "../model.ts";
import { eventId, indicatorFor } from "../parameters.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { leftColumn, rightColumn } from "../tables.ts";

const parameters = z.strictObject({
  event: eventId.optional(),
  indicators: z
    .array(indicatorFor("An indicator."))
    .min(1)
    .meta({ description: "What is compared, in the partnership's own area." }),
});

/** Before, during and after an event, each on the same dates a year before: what clearly changed in a sentence and a table for each window. */
export const eventWindowsKind: SectionKind<z.infer<typeof parameters>> = {
  id: "event-windows",
  shows:
    "Before, during and after an event, on the same dates a year before: what clearly changed in a sentence, a table for each window.",
  takesCommentary: true,
  parameters,
  needs({ event, indicators }, context) {
    const windows = eventWindows(context, event)?.windows ?? [];
    return windows.flatMap((window) => indicators.flatMap((indicator) => windowRequests(context, indicator, window)));
  },
  present({ event: id, indicators }, context) {
    const found = eventWindows(context, id);
    if (!found)
      return {
        title: "Before and after",
        blocks: [{ kind: "paragraph", tone: "note", content: [label(noEventWords)] }],
      };
    const { event, windows } = found;
    const area = context.paper.settings.area.id;
    const rows = indicators.map(
      (indicator): Row => ({
        words: context.words({ indicator, area }),
        changes: Object.fromEntries(windows.map((window) => [window.which, changeOf(context, indicator, window)])),
      }),
    );
    const held = rows.filter(({ changes }) => changes["during"]);
    const during = windows.find(({ which }) => which === "during");
    const absent = rows.filter((row) => !held.includes(row)).map(({ words }) => words.title);
    const blocks: Block[] = [
      ...(during
        ? [
            {
              kind: "paragraph" as const,
              tone: "lead" as const,
              content: [
                strong(
                  ...sentences(
                    eventLead(
                      held.flatMap(({ words, changes }) =>
                        changes["during"] ? [{ words, change: changes["during"] }] : [],
                      ),
                      during.current,
                    ),
                    beforeLead(
                      held.map(({ words, changes }) => ({
                        words,
                        before: changes["before"],
                        during: changes["during"],
                      })),
                    ),
                  ),
                ),
              ],
            },
          ]
        : []),
      // The tables have the counts; what they cannot say is why a series is not compared.
      ...apartBlocks(held.filter(({ changes }) => changes["during"]?.seriesBreak)),
      { kind: "paragraph", tone: "note", content: [text(cautions)] },
      ...(absent.length > 0
        ? [{ kind: "paragraph" as const, tone: "note" as const, content: [label(notHeldSentence(absent))] }]
        : []),
      ...context.commentary(),
      ...[...windows].reverse().map((window) => windowTable(context, window, held)),
    ];
    return {
      title: event.name,
      subtitle: eventSubtitle(event.name, windows),
      blocks,
      standsOut: headlinesOf(context, held),
    };
  },
};

/** An indicator's change in each window, where one is held. */
interface Row {
  readonly words: SubjectWords;
  readonly changes: Readonly<Record<string, ChangeFinding | undefined>>;
}

const apartBlocks = (rows: readonly Row[]): Block[] =>
  rows.map(({ words, changes }) => ({ kind: "paragraph", content: eventSentence(words, changes) }));

/** What clearly changed while the event lasts; a pair that parted says it of both its sides. */
function headlinesOf({ findings, pair }: PresentContext, rows: readonly Row[]) {
  const parted = new Set(
    findings.pairs.flatMap(({ pair: id, headline }) => {
      const subjects = headline.verdict === "opposite" ? pair(id)?.subjects : undefined;
      return subjects ? [subjects.left.indicator, subjects.right.indicator] : [];
    }),
  );
  return rows.flatMap(({ words, changes: { before, during } }) => {
    const score = during && !parted.has(words.indicator.id) ? sinceScore(during) : undefined;
    if (!during || score === undefined) return [];
    const { lead, rest } = sinceHeadline(during, words);
    return [{ score, lead, rest: sentences(rest, alreadySentence(during, before)) }];
  });
}

const cautions =
  "That something changed says nothing of why. Recorded numbers also follow how readily people report and what the police do.";

function windowTable(
  context: PresentContext,
  { which, current, previous }: NonNullable<ReturnType<typeof eventWindows>>["windows"][number],
  rows: readonly Row[],
): TableBlock {
  const changes = rows.flatMap(({ words, changes: all }) => {
    const change = all[which];
    return change ? [{ title: words.title, change }] : [];
  });
  const leapDay = leapDaySentence(previous, current);
  return {
    kind: "table",
    id: `${context.section}-${which}`,
    number: context.numbering.table(),
    caption: `${spellNames[which]} the event: ${spanName(current)}, and the same dates a year before`,
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      rightColumn("previous", "A year before"),
      rightColumn("current", yearsOf(current)),
      rightColumn("difference", "Difference"),
      rightColumn("change", "Change"),
      leftColumn("direction", "Direction"),
    ],
    rows: changes.map(({ title, change }) => changeRow(context, title, change)),
    notes: [...(leapDay ? [[label(leapDay)]] : []), ...context.tableNotes(changes.map(({ change }) => change))],
  };
}
