import { z } from "zod";
import { shareOf } from "../../analysis/rates.ts";
import { sinceScore } from "../../analysis/stands-out.ts";
import { changeSentence } from "../../wording/change.ts";
import { sinceHeadline, windowName, windowSentence } from "../../wording/event-window.ts";
import { inBothSentence } from "../../wording/in-both.ts";
import { inNeitherSentence, lagSentence, withoutLateSentence } from "../../wording/reporting-lag.ts";
import { sentences, strong } from "../../wording/runs.ts";
import { periodOf } from "../../wording/subject.ts";
import { changeTable, type NamedChange } from "../change-table.ts";
import { trendBlocks } from "../chart-blocks.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import { indicatorFor, indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { changeSince, needsSince } from "../since.ts";

const parameters = z.strictObject({
  total: indicatorFor("The indicator of all that were recorded."),
  indicators: indicatorsFor("Its parts, shown beside it."),
  late: indicatorFor("Those of it that were recorded long after they were committed."),
  within: indicatorFor("Those of it that were recorded soon."),
});
type Parameters = z.infer<typeof parameters>;

/** A series by the date of recording, and what is left of its change without what was recorded long after. */
export const reportingLag: SectionKind<Parameters> = {
  id: "reporting-lag",
  shows:
    "A series by date recorded, how much of it was committed long before, and whether it still changes without that.",
  takesCommentary: true,
  parameters,
  nameOf: ({ total }) => total,
  needs: (asked, context) => subjectsOf(asked, context).flatMap((subject) => needsSince(context, subject)),
  present(asked, context) {
    const at = (indicator: string): Subject => ({ indicator, area: context.paper.settings.area.id });
    const [total, late, within] = [asked.total, asked.late, asked.within].map((id) => context.findingsOf(at(id)).year);
    if (!total || !late || !within) throw new Error("a series without its parts");
    const words = context.words(at(asked.total));
    const share = shareOf(late.to, total.to, `of-${asked.total}`);
    for (const figure of [share.share, share.lower, share.upper]) context.keep(figure);
    const subjects = subjectsOf(asked, context);
    const years = subjects.map((subject) =>
      nameChange(context, asked, { subject, change: context.findingsOf(subject).year }),
    );
    const since = subjects.flatMap((subject) => {
      const change = changeSince(context, subject);
      return change ? [nameChange(context, asked, { subject, change })] : [];
    });
    const ofTotal = changeSince(context, at(asked.total));
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences(
          [strong(...changeSentence(total, words))],
          lagSentence(share, words),
          withoutLateSentence(total, within),
          inNeitherSentence(within),
          ofTotal ? windowSentence(ofTotal, words) : [],
          ofTotal ? inBothSentence(periodOf(ofTotal.to), [context.paper.toDate]) : [],
        ),
      },
      changeTable(
        context,
        `${asked.total}-lag-year`,
        `${words.title} by date recorded, ${context.toDateLabel}`,
        "Recorded",
        years,
      ),
      ...(since[0]
        ? [
            changeTable(
              context,
              `${asked.total}-lag-since`,
              `${words.title} by date recorded, ${windowName(since[0].change)}`,
              "Recorded",
              since,
            ),
          ]
        : []),
      ...trendBlocks(context, context.findingsOf(at(asked.total)), words),
      ...context.commentary(),
    ];
    const score = ofTotal && sinceScore(ofTotal);
    const standsOut = ofTotal && score !== undefined ? [{ score, ...sinceHeadline(ofTotal, words) }] : [];
    return { title: words.title, blocks, standsOut };
  },
};

const subjectsOf = ({ total, indicators, late, within }: Parameters, { paper }: PlanContext): Subject[] =>
  [...indicators, total, late, within].map((indicator) => ({ indicator, area: paper.settings.area.id }));

/** The total under what it is made of, and below it what it is split into once more: by how late it was recorded. */
const nameChange = (
  context: PresentContext,
  { total, late, within }: Parameters,
  { subject, change }: { readonly subject: Subject; readonly change: NamedChange["change"] },
): NamedChange => ({
  title: context.words(subject).title,
  change,
  ...(subject.indicator === total ? { tone: "total" as const } : {}),
  ...([late, within].includes(subject.indicator) ? { tone: "part" as const } : {}),
});
