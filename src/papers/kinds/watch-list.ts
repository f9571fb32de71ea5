import { z } from "zod";
import { rivalsCount } from "../../analysis/unknown-share.ts";
import { leftOutBeside } from "../../wording/left-out.ts";
import { lowerFirst } from "../../wording/letters.ts";
import { label, sentences, strong } from "../../wording/runs.ts";
import { watchedSentence } from "../../wording/watch-list.ts";
import { areasOf } from "../area-groups.ts";
import type { Subject } from "../context.ts";
import { leftOutOf } from "../left-out-of.ts";
import type { Block } from "../model.ts";
import { indicatorFor } from "../parameters.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { isHeld, seriesBlocks } from "./by-quarter.ts";

const parameters = z.strictObject({
  indicator: indicatorFor("What is counted in each watched zone."),
});

/** Zones that are watched for a night-time economy that grows: one table of all, and which of them clearly changed. */
export const watchList: SectionKind<z.infer<typeof parameters>> = {
  id: "watch-list",
  shows:
    "The zones that the settings mark `watch: true`: one table by quarter and year, and which of them clearly changed.",
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ indicator }, context) {
    const zones = areasOf(context.paper.settings, "watched");
    const subjects = zones.map(({ id }) => ({ indicator, area: id }));
    const changes = subjects
      .filter((subject) => isHeld(context, subject))
      .map((subject) => ({
        name: context.paper.areas.get(subject.area)?.name ?? subject.area,
        change: context.findingsOf(subject).year,
      }));
    const title = "Zones on the watch list";
    if (zones.length === 0)
      return {
        title,
        blocks: [
          {
            kind: "paragraph",
            tone: "note",
            content: [
              label(
                "The settings name no zone that is only watched: to watch one, add it to the zones with “watch: true”.",
              ),
            ],
          },
        ],
      };
    return {
      title,
      blocks: [
        {
          kind: "paragraph",
          tone: "lead",
          content: sentences(
            [strong(...watchedSentence(changes))],
            [
              label(
                `What is counted is ${lowerFirst(context.paper.indicators.get(indicator)?.title ?? indicator)}, as in the sections before.`,
              ),
            ],
          ),
        },
        ...leftOutBlock(context, subjects),
        ...seriesBlocks(context, subjects, { told: "not" }),
        ...context.commentary(),
      ],
    };
  },
};

/** Where as many could not be told, or nearly as many, as are counted. */
function leftOutBlock(context: PresentContext, subjects: readonly Subject[]): Block[] {
  const items = subjects.flatMap((subject) => {
    const { to: count, unknown } = isHeld(context, subject) ? context.findingsOf(subject).year : {};
    if (!count || !unknown || !rivalsCount({ count, unknown: unknown.to })) return [];
    return [{ name: context.paper.areas.get(subject.area)?.name ?? subject.area, unknown: unknown.to, count }];
  });
  const [first] = subjects;
  if (!first || items.length === 0) return [];
  return [{ kind: "paragraph", tone: "note", content: leftOutBeside(items, leftOutOf(context.paper, first)) }];
}
