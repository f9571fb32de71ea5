import { z } from "zod";
import { sinceScore } from "../../analysis/stands-out.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import { numberOf } from "../../wording/change.ts";
import { alreadySentence, spanName, yearsOf } from "../../wording/event-spells.ts";
import { sinceHeadline, windowSentence } from "../../wording/event-window.ts";
import { lowerFirst } from "../../wording/letters.ts";
import { type Inline, label, runs, sentences, strong } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import type { SubjectWords } from "../../wording/subject.ts";
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

interface ObjectChange {
  readonly name: string;
  readonly change: ChangeFinding;
}

/** Of all searches with the object that gave most of it, or of one object where it alone clearly changed. */
function headlineOf(
  words: SubjectWords,
  { all, before }: { readonly all: ChangeFinding; readonly before: ChangeFinding | undefined },
  rows: readonly ObjectChange[],
) {
  const clear = rows
    .filter(({ change }) => sinceScore(change) !== undefined)
    .toSorted((a, b) => sizeOfChange(b.change) - sizeOfChange(a.change));
  const score = sinceScore(all);
  if (score !== undefined) {
    const headline = sinceHeadline(all, words);
    const object = clear.find(({ change }) => change.direction === all.direction);
    return [
      {
        score,
        ...headline,
        rest: sentences(headline.rest, object ? ofThese(object) : [], alreadySentence(all, before)),
      },
    ];
  }
  return clear.slice(0, 1).map(({ name, change }) => ({
    score: sinceScore(change) ?? 0,
    ...sinceHeadline(change, words, `Searches for ${lowerFirst(name)}`),
  }));
}

const ofThese = ({ name, change }: ObjectChange): Inline[] =>
  runs`Of these, ${change.to} were for ${lowerFirst(name)}, against ${change.from}.`;

const sizeOfChange = ({ difference }: ChangeFinding): number => Math.abs(numberOf(difference) ?? 0);

/** Stops and searches by object since an event, on the same dates a year before. */
export const searchObjects: SectionKind<z.infer<typeof parameters>> = {
  id: "search-objects",
  shows: "Stops and searches by their object, since an event and on the same dates a year before.",
  takesCommentary: true,
  parameters,
  needs({ event, indicator }, context) {
    const windows = eventWindows(context, event)?.windows ?? [];
    const [window, before] = [windowNamed(windows, "during"), windowNamed(windows, "before")];
    return [
      ...(before ? windowRequests(context, indicator, before) : []),
      ...(window
        ? [undefined, ...objects].flatMap((object) =>
            windowRequests(context, indicator, window, object && { category: object.categories }),
          )
        : []),
    ];
  },
  present({ event, indicator }, context) {
    const title = "Stop and search by object";
    const windows = eventWindows(context, event)?.windows ?? [];
    const [window, windowBefore] = [windowNamed(windows, "during"), windowNamed(windows, "before")];
    const words = context.words({ indicator, area: context.paper.settings.area.id });
    const all = window && changeOf(context, indicator, window);
    if (!window || !all) {
      const why = window ? notHeldSentence([words.title]) : noEventWords;
      return { title, blocks: [{ kind: "paragraph", tone: "note", content: [label(why)] }] };
    }
    const rows = objects.flatMap(({ title: name, categories }): ObjectChange[] => {
      const change = changeOf(context, indicator, window, { category: categories });
      return change ? [{ name, change }] : [];
    });
    const before = windowBefore && changeOf(context, indicator, windowBefore);
    const standsOut = headlineOf(words, { all, before }, rows);
    return {
      title,
      standsOut,
      blocks: [
        {
          kind: "paragraph",
          tone: "lead",
          content: sentences([strong(...windowSentence(all, words))], alreadySentence(all, before)),
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
