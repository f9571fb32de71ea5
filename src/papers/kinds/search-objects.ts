import { z } from "zod";
import type { ChangeFinding } from "../../values/finding.ts";
import { spanName, yearsOf } from "../../wording/event-spells.ts";
import { windowSentence } from "../../wording/event-window.ts";
import { label, strong } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import { changeRow } from "../change-row.ts";
import { changeOf, eventWindows, noEventWords, windowNamed, windowRequests } from "../event.ts";
import { eventId, indicatorFor } from "../parameters.ts";
import type { SectionKind } from "../section-kind.ts";
import { leftColumn, rightColumn } from "../tables.ts";

const parameters = z.strictObject({
  event: eventId.optional(),
  indicator: indicatorFor("All stops and searches."),
});

/** What officers searched for, by the groups that papers tell apart. */
const objects = [
  { title: "Drugs", categories: "drugs+psychoactive-substances" },
  { title: "Weapons and firearms", categories: "firearms+offensive-weapons+threat-or-harm" },
  { title: "Stolen goods", categories: "stolen-goods" },
  { title: "Articles for use in theft", categories: "articles-for-theft" },
] as const;

/** Stops and searches by object since an event, on the same dates a year before. */
export const searchObjects: SectionKind<z.infer<typeof parameters>> = {
  id: "search-objects",
  shows: "Stops and searches by their object, since an event and on the same dates a year before.",
  takesCommentary: true,
  parameters,
  needs({ event, indicator }, context) {
    const window = windowNamed(eventWindows(context, event)?.windows ?? [], "during");
    return window
      ? [undefined, ...objects].flatMap((object) =>
          windowRequests(context, indicator, window, object && { category: object.categories }),
        )
      : [];
  },
  present({ event, indicator }, context) {
    const title = "Stop and search by object";
    const window = windowNamed(eventWindows(context, event)?.windows ?? [], "during");
    const words = context.words({ indicator, area: context.paper.settings.area.id });
    const all = window && changeOf(context, indicator, window);
    if (!window || !all) {
      const why = window ? notHeldSentence([words.title]) : noEventWords;
      return { title, blocks: [{ kind: "paragraph", tone: "note", content: [label(why)] }] };
    }
    const rows = objects.flatMap(({ title: name, categories }): { name: string; change: ChangeFinding }[] => {
      const change = changeOf(context, indicator, window, { category: categories });
      return change ? [{ name, change }] : [];
    });
    return {
      title,
      blocks: [
        {
          kind: "paragraph",
          tone: "lead",
          content: [strong(...windowSentence(all, words))],
        },
        {
          kind: "table",
          id: `${context.section}-objects`,
          number: context.numbering.table(),
          caption: `Stops and searches by object, ${spanName(window.current)}, and the same dates a year before`,
          layout: "plain",
          columns: [
            leftColumn("object", "Object of the search"),
            rightColumn("previous", "A year before"),
            rightColumn("current", yearsOf(window.current)),
            rightColumn("difference", "Difference"),
            rightColumn("change", "Change"),
            leftColumn("direction", "Direction"),
          ],
          rows: [
            ...rows.map(({ name, change }) => changeRow(context, name, change)),
            changeRow(context, "All searches, of these and other objects", all, "total"),
          ],
          notes: context.tableNotes([...rows.map(({ change }) => change), all]),
        },
        ...words.indicator.notes.map((note) => ({
          kind: "paragraph" as const,
          tone: "note" as const,
          content: [label(note)],
        })),
        ...context.commentary(),
      ],
    };
  },
};
