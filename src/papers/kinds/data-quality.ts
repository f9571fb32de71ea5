import { unplacedWords } from "../../extracts/places/place-problems.ts";
import { unplacedReasons } from "../../extracts/places/places.ts";
import type { SourceReading } from "../../extracts/reading.ts";
import { leftOutGrounds } from "../../values/left-out.ts";
import { signKinds } from "../../values/sign.ts";
import { isNumber } from "../../values/value.ts";
import { leftOutCaption, notKnownWords } from "../../wording/left-out.ts";
import { capital } from "../../wording/letters.ts";
import { type Inline, label, listWords, runs, series, text } from "../../wording/runs.ts";
import { leftOutOf } from "../left-out-of.ts";
import type { Block } from "../model.ts";
import { coverageBlock } from "../quality/coverage-block.ts";
import { concerns, sourcesRestedOn } from "../quality/rested-on.ts";
import { accountSentence, apartBlocks, type QualityContext, rejectBlocks, rowTable } from "../quality/row-blocks.ts";
import { signBlocks } from "../quality/sign-blocks.ts";
import { sourceCount } from "../row-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

/** Which months are held, what was read, what was not counted and why, what is odd, and what could not be decided. */
export const dataQuality: SectionKind<Record<string, never>> = {
  id: "data-quality",
  shows: "Which months are held, what became of the rows that were read, and what looks odd in them.",
  needs: (_parameters, context) =>
    context.subjects.flatMap((subject) =>
      [context.paper.toDate, context.previous].map((period) => ({ ...subject, period, measure: "unknown" as const })),
    ),
  present(_parameters, context) {
    const inside = context.paper.audience === "internal";
    const sources = sourcesRestedOn(context);
    const quality: QualityContext = {
      sources,
      of: context.paper.reading.sources.length,
      area: context.paper.settings.area.id,
      numbering: context.numbering,
      inside,
      events: context.paper.settings.events.filter((event) => event.for.length === 0),
      endEarly: new Set(
        context.paper.sourceEnds.flatMap(({ source, lacking }) => (lacking.length > 0 ? [source] : [])),
      ),
      keep: context.keep,
    };
    const blocks: Block[] = [
      { kind: "paragraph", content: accountSentence(quality) },
      ...(sources.length > 0 ? [coverageBlock(quality), rowTable(quality)] : []),
      // Small counts, and messages with counts in them: in no edition that leaves the house.
      ...(inside ? [...rejectBlocks(quality), ...apartBlocks(quality)] : []),
      ...unknownBlocks(context),
      ...signBlocks(quality),
      ...(inside ? noteBlocks(context, sources) : []),
    ];
    return { title: "Data quality", blocks };
  },
};

function unknownBlocks(context: PresentContext): Block[] {
  const rows = context.subjects.flatMap((subject) => {
    const [now, before] = [context.paper.toDate, context.previous].map((period) =>
      context.book.count({ ...subject, period, measure: "unknown" }),
    );
    if (!now || !before) return [];
    const some = [now, before].some((figure) => isNumber(figure.value) && figure.value.number > 0);
    if (!some) return [];
    const counted = context.book.count({ ...subject, period: context.paper.toDate });
    const bound =
      isNumber(now.value) && isNumber(counted.value)
        ? runs`at most ${context.keep({
            ...counted,
            id: `${counted.id.replace(/\/count$/, "/upper-bound")}`,
            method: "sum",
            value: { state: "value", number: now.value.number + counted.value.number },
            inputs: [counted.id, now.id],
          })}`
        : runs`not known`;
    return [{ title: context.words(subject).title, missing: leftOutOf(context.paper, subject), before, now, bound }];
  });
  if (rows.length === 0) return [];
  const all = leftOutGrounds.filter((ground) => rows.some(({ missing }) => missing.includes(ground)));
  // Where it is the same for all, the caption says it.
  const isMixed = rows.some(({ missing }) => missing.length < all.length);
  return [
    {
      kind: "table",
      id: "undecided",
      number: context.numbering.table(),
      caption: leftOutCaption(all),
      layout: "plain",
      columns: [
        leftColumn("indicator", "Indicator"),
        ...(isMixed ? [leftColumn("missing", "Not known")] : []),
        rightColumn("before", context.previousLabel),
        rightColumn("now", context.toDateLabel),
        rightColumn("bound", `${context.toDateLabel} if all counted`),
      ],
      rows: rows.map(({ title, missing, before, now, bound }) =>
        row([
          textCell(title),
          ...(isMixed ? [textCell(capital(notKnownWords(missing)))] : []),
          figureCell(before),
          figureCell(now),
          runsCell(bound),
        ]),
      ),
      notes: [
        [
          text(
            "The figures of both years leave them out. The last column shows the figure if every one of them belonged in it.",
          ),
        ],
      ],
    },
  ];
}

/** Rejected rows, months without all their days and what looks odd have places of their own. */
const saidInTables: readonly string[] = [
  ...signKinds,
  "row-rejected",
  "coverage-partial",
  "ward-unknown",
  "place-contradicted",
];

/** Records in no ward, and those whose places disagree: their numbers are figures like any other. */
function placeItems({ paper, keep }: PresentContext, sources: readonly SourceReading[]): Inline[][] {
  return sources.flatMap((source): Inline[][] => {
    const { places } = source;
    if (!places) return [];
    const number = (measure: string, count: number) =>
      keep(sourceCount(source, paper.settings.area.id, measure, count));
    const unplaced = Object.values(places.unplaced).reduce((sum, count) => sum + count, 0);
    const reasons = unplacedReasons.flatMap((reason): Inline[][] => {
      const count = places.unplaced[reason] ?? 0;
      return count > 0 ? [runs`${number(`unplaced-${reason}`, count)} ${unplacedWords[reason]}`] : [];
    });
    return [
      ...(unplaced > 0
        ? [
            unplaced === places.unplaced["no-place"]
              ? runs`${source.name}: ${number("unplaced", unplaced)} of ${number("to-place", places.records)} records give no place, and count in the whole area only.`
              : runs`${source.name}: ${number("unplaced", unplaced)} of ${number("to-place", places.records)} records could not be placed in a ward, and count in the whole area only: ${series(reasons)}.`,
          ]
        : []),
      ...(places.contradicted > 0
        ? [
            runs`${source.name}: ${number("place-contradicted", places.contradicted)} records name a ward although their LSOA or coordinates lie in another; the ward that is named was taken.`,
          ]
        : []),
    ];
  });
}

function noteBlocks(context: PresentContext, sources: readonly SourceReading[]): Block[] {
  const notes = context.paper.problems.filter(
    (problem) =>
      problem.severity !== "error" &&
      !saidInTables.includes(problem.code) &&
      concerns(problem, sources, context.paper.reading.sources),
  );
  const placed = placeItems(context, sources);
  if (placed.length + notes.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: "Notes on the data" },
    {
      kind: "list",
      ordered: false,
      // As the check words them.
      items: [...placed, ...saidTogether(notes.map(({ message }) => message)).map((said) => [label(said)])],
    },
  ];
}

/** What cannot be counted for one and the same reason is told in one sentence, where the first of them stands. */
function saidTogether(messages: readonly string[]): string[] {
  const names = new Map<string, string[]>();
  for (const message of messages) {
    const [, name, said] = /^"([^"]+)" (cannot be counted .+)$/.exec(message) ?? [];
    const key = said ?? message;
    names.set(key, [...(names.get(key) ?? []), ...(name ? [`“${name}”`] : [])]);
  }
  return [...names].map(([said, named]) =>
    `${named.length > 0 ? `${listWords(named)} ` : ""}${said}`.replace(/"([^"]*)"/g, "“$1”"),
  );
}
