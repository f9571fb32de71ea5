import type { Indicator } from "../../indicators/indicator.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { PeopleFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { lowerFirst } from "../../wording/letters.ts";
import {
  lackingGap,
  noPeopleGap,
  noSuspectsSentence,
  peopleNotHeldGap,
  peopleSentences,
  suspectShareSentence,
  tooFewSentence,
  unknownSentence,
} from "../../wording/people.ts";
import { type Inline, label } from "../../wording/runs.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { canFilter, countedIndicator, countOf, isHeldOf } from "./about.ts";
import { ageMatrixBlock } from "./age-matrix-block.ts";
import { answered, askedOf } from "./opened-by.ts";
import type { ThemePart } from "./part.ts";
import { matrixRequests, peopleRequests, requestsIn, suspectKnown, type Whom } from "./people-asked.ts";
import { isAbsent, knownShare, matrixFound, peopleFound } from "./people-found.ts";
import { peopleTable } from "./people-table.ts";

/** Who is harmed, and who is held to have done it. */
export const who: ThemePart = {
  id: "who",
  heading: "Who?",
  needs: (theme, context) => whoNeeds(askedOf(theme, "who", context), context),
  blocks: answered("who", (subject, _, context) => whoBlocks(subject, context)),
  gaps: (theme, context) => whoGaps(askedOf(theme, "who", context), context),
};

const people: readonly Whom[] = ["victims", "suspects"];
/** Of fewer there is no composition. */
const fewest = 10;

export function whoNeeds(subject: Subject, context: PlanContext): CountRequest[] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  const matrix = matrixRequests(subject, indicator, context);
  return [
    countOf(context, subject),
    ...people.flatMap((whom) => {
      const asked = peopleRequests(subject, indicator, whom, context);
      return asked ? requestsIn(asked) : [];
    }),
    ...(isHeldOf(indicator, subject.area, { suspect: "known" }, context) ? [suspectKnown(subject, context)] : []),
    ...(matrix
      ? [matrix.total, ...[...matrix.rows, ...matrix.columns, ...matrix.cells].map(({ request }) => request)]
      : []),
  ];
}

export function whoBlocks(subject: Subject, context: PresentContext): Block[] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  const victims = victimsFound(subject, indicator, context);
  const suspects = suspectsFound(subject, indicator, context);
  const inTable = [victims, suspects].flatMap((found) => (found && isTold(found) ? [found] : []));
  const table = inTable.length > 0 ? [peopleTable(context, subject, inTable)] : [];
  // What counts victims has no suspects of its own, but their ages: the table of victims then stands before a word of suspects.
  const matrix = areSuspectsKnown(subject, indicator, context) ? matrixFound(subject, indicator, context) : undefined;
  const ofSuspects = [
    ...(suspects ? [...peopleBlocks(suspects), ...table] : []),
    ...(matrix ? [ageMatrixBlock(context, subject, matrix)] : []),
  ];
  return [
    ...(victims ? peopleBlocks(victims) : []),
    ...(suspects ? [] : table),
    ...suspectShareBlocks(subject, indicator, context, ofSuspects.length > 0),
    ...ofSuspects,
  ];
}

/** What of people is not known, and why there is no table of them. */
export function whoGaps(subject: Subject, context: PresentContext): Inline[][] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  const name = lowerFirst(indicator.title);
  if (!canFilter(indicator, { whom: "victims" }, context)) return [[label(noPeopleGap(name))]];
  return people.flatMap((whom): Inline[][] => {
    // What counts victims or referrals has no suspects of its own.
    if (!canFilter(indicator, { whom }, context)) return [];
    const found = peopleFound(subject, indicator, whom, context);
    if (!found || isAbsent(found.total)) return [[label(peopleNotHeldGap(whom, name))]];
    return found.lacking.length === 0 ? [] : [[label(lackingGap(found.of, found.lacking, name))]];
  });
}

const isFew = ({ value }: Figure): boolean => isNumber(value) && value.number < fewest;

const isTold = ({ attributes, total }: PeopleFinding): boolean => attributes.length > 0 && !isFew(total);

function victimsFound(subject: Subject, indicator: Indicator, context: PresentContext): PeopleFinding | undefined {
  const found = peopleFound(subject, indicator, "victims", context);
  return found && !isAbsent(found.total) ? found : undefined;
}

/** First how much is known of suspects at all, and only then who they are, where anything is said of that. */
function suspectShareBlocks(
  subject: Subject,
  indicator: Indicator,
  context: PresentContext,
  followed: boolean,
): Block[] {
  const share = knownShare(subject, indicator, context);
  if (!share || isAbsent(share.part)) return [];
  const none = noSuspectsSentence(share);
  return [{ kind: "paragraph", content: none.length > 0 ? none : suspectShareSentence(share, followed) }];
}

function areSuspectsKnown(subject: Subject, indicator: Indicator, context: PresentContext): boolean {
  const share = knownShare(subject, indicator, context);
  return share !== undefined && !isAbsent(share.part) && noSuspectsSentence(share).length === 0;
}

/** Nobody where it is not said how many are known, or none is. */
function suspectsFound(subject: Subject, indicator: Indicator, context: PresentContext): PeopleFinding | undefined {
  if (!areSuspectsKnown(subject, indicator, context)) return undefined;
  const found = peopleFound(subject, indicator, "suspects", context);
  return found && !isAbsent(found.total) ? found : undefined;
}

function peopleBlocks(finding: PeopleFinding): Block[] {
  if (finding.attributes.length === 0) return [];
  if (isFew(finding.total)) return [{ kind: "paragraph", tone: "note", content: tooFewSentence(finding.total) }];
  const said = peopleSentences(finding);
  const unknown = unknownSentence(finding);
  return [
    ...(said.length > 0 ? [{ kind: "list" as const, ordered: false, items: said }] : []),
    ...(unknown.length > 0 ? [{ kind: "paragraph" as const, content: unknown }] : []),
  ];
}
