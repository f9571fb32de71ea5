import type { ChangeFinding } from "../values/change-findings.ts";
import type { EventExcludedFinding } from "../values/driver-findings.ts";
import type { IndicatorFindings, PartFinding } from "../values/indicator-findings.ts";
import { numberOf } from "../wording/change.ts";
import {
  alsoExcludedSentence,
  eventExcludedSentence,
  isMaterial,
  operationSentence,
  partTitle,
} from "../wording/drivers.ts";
import { capital, lowerFirst } from "../wording/letters.ts";
import { onsetPhrase } from "../wording/record.ts";
import { type Inline, label, runs, sentences, series } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import { operationName } from "./kinds/indicator.ts";
import type { PresentContext } from "./section-kind.ts";

/** The name of a type of what is counted. */
export const titleOf = (words: SubjectWords, part: PartFinding): string =>
  partTitle(words.indicator, part.breakdown, part.part);

/** What of each type clearly changed, since when, and without which operation and event. */
export function partsParagraph(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  inDetail: boolean,
): Inline[] {
  const compared = findings.parts.filter(
    (part) => numberOf(part.year.to) !== undefined && numberOf(part.year.from) !== undefined,
  );
  const clear = compared.filter((part) => part.year.evidence.startsWith("clear"));
  const level = compared.filter((part) => part.year.evidence === "not-clear");
  const phrase = (part: PartFinding): Inline[] =>
    runs`${lowerFirst(titleOf(words, part))} (${part.year.to} against ${part.year.from})`;
  const moved = (direction: "more" | "fewer", verb: string): Inline[] => {
    const parts = clear.filter((part) => part.year.direction === direction);
    return parts.length > 0 ? capitalised(runs`${series(parts.map(phrase))} clearly ${verb}.`) : [];
  };
  const quarter = findings.quarters.length;
  return sentences(
    moved("more", "rose"),
    moved("fewer", "fell"),
    level.length > 0 ? runs`There was no clear change in ${series(level.map(phrase))}.` : [],
    ...clear
      .filter((part) => part.onset && part.onset.quarter > 1 && part.year.direction === "more")
      .map((part) => (part.onset ? [label(`${titleOf(words, part)} ${onsetPhrase(part.onset, quarter)}.`)] : [])),
    ...compared.flatMap((part) =>
      part.operations
        .filter(isMaterial)
        .map((operation) =>
          operationSentence(operation, operationName(context, operation.operation), lowerFirst(titleOf(words, part))),
        ),
    ),
    ...eventSentences(context, findings, inDetail),
  );
}

/**
 * The comparison without the days of the event whose table follows. That of another event gets numbers of its own only where it says
 * something else: events that lie in each other leave out nearly the same days.
 */
function eventSentences(context: PresentContext, findings: IndicatorFindings, ofNights: boolean): Inline[][] {
  const shown = eventShown(context, findings, ofNights);
  if (!shown) return [];
  const others = findings.events.filter((event) => event !== shown);
  const isSame = ({ change }: EventExcludedFinding): boolean =>
    change.direction === shown.change.direction && verdictOf(change) === verdictOf(shown.change);
  return [
    eventExcludedSentence(shown, eventName(context, shown.event)),
    ...(shown.change.direction === "not-compared" ? [] : others.filter(isSame)).map((event) =>
      alsoExcludedSentence(event, eventName(context, event.event)),
    ),
    ...others
      .filter((event) => shown.change.direction === "not-compared" || !isSame(event))
      .map((event) => eventExcludedSentence(event, eventName(context, event.event))),
  ];
}

/** Clear is clear, at whatever level: the words are the same. */
const verdictOf = ({ evidence }: ChangeFinding): string => (evidence.startsWith("clear") ? "clear" : evidence);

/** The event that concerns everything or, of nights, the one that is of nights alone; else the first. */
export function eventShown({ paper }: PresentContext, findings: IndicatorFindings, ofNights: boolean) {
  const { events } = paper.settings;
  const wanted = findings.events.find(
    ({ event }) => (events.find(({ id }) => id === event)?.for.length === 0) !== ofNights,
  );
  return wanted ?? findings.events[0];
}

export const eventName = (context: PresentContext, id: string): string =>
  context.paper.settings.events.find((candidate) => candidate.id === id)?.name ?? id;

/** The first letter of a sentence that begins with a name from the middle of one. */
function capitalised([first, ...rest]: readonly Inline[]): Inline[] {
  if (first?.kind !== "text") return first ? [first, ...rest] : [];
  return [{ ...first, text: capital(first.text) }, ...rest];
}
