import { ageMatrixOf } from "../../analysis/age-matrix.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { attributeOf } from "../../analysis/people.ts";
import { rateOf, shareOf } from "../../analysis/rates.ts";
import { readRange } from "../../indicators/filters.ts";
import type { AgeRange, Indicator } from "../../indicators/indicator.ts";
import { denominatorOf, populationYear } from "../../indicators/population.ts";
import { rateBasisOf } from "../../indicators/rate-basis.ts";
import type { RateFinding, ShareFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { AgeMatrixFinding, PeopleBy, PeopleFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { lowerTitle } from "../../wording/drivers.ts";
import {
  attributeNames,
  noSuspectsSentence,
  peopleSentences,
  suspectShareSentence,
  tooFewSentence,
  unknownSentence,
} from "../../wording/people.ts";
import { type Inline, label } from "../../wording/runs.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { canFilter, countedIndicator, countOf } from "./about.ts";
import { ageMatrixBlock } from "./age-matrix-block.ts";
import type { ThemePart } from "./part.ts";
import {
  matrixRequests,
  type PeopleRequests,
  peopleRequests,
  requestsIn,
  suspectKnown,
  type Whom,
} from "./people-asked.ts";
import { peopleTable } from "./people-table.ts";

/** Who is harmed, and who is held to have done it. */
export const who: ThemePart = {
  id: "who",
  heading: "Who?",
  needs: ({ who: indicator }, context) => whoNeeds({ indicator, area: context.paper.settings.area.id }, context),
  blocks: ({ who: indicator }, context) => whoBlocks({ indicator, area: context.paper.settings.area.id }, context),
  gaps: ({ who: indicator }, context) => whoGaps({ indicator, area: context.paper.settings.area.id }, context),
};

const people: readonly Whom[] = ["victims", "suspects"];
/** Of fewer there is no composition. */
const fewest = 10;
/** Of fewer pairs a grid of ages would be dots. */
const fewestPairs = 20;

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
    ...(canFilter(indicator, { suspect: "known" }, context) ? [suspectKnown(subject, context)] : []),
    ...(matrix
      ? [matrix.total, ...[...matrix.rows, ...matrix.columns, ...matrix.cells].map(({ request }) => request)]
      : []),
  ];
}

export function whoBlocks(subject: Subject, context: PresentContext): Block[] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  return [...victimBlocks(subject, indicator, context), ...suspectBlocks(subject, indicator, context)];
}

/** What of people is not known, and why there is no table of them. */
export function whoGaps(subject: Subject, context: PresentContext): Inline[][] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  const name = lowerTitle(indicator.title);
  return people.flatMap((whom): Inline[][] => {
    const found = peopleFound(subject, indicator, whom, context);
    if (!found || isAbsent(found.total))
      return [[label(`Who the ${whom} are of ${name}: no source that is held tells it.`)]];
    const lacking = found.lacking.map((by) => attributeNames[by]);
    return lacking.length === 0
      ? []
      : [[label(`Of the ${whom} of ${name}, no source tells the ${lacking.join(" or the ")}.`)]];
  });
}

const isAbsent = ({ value }: Figure): boolean => !isNumber(value) && value.state !== "suppressed";
const isFew = ({ value }: Figure): boolean => isNumber(value) && value.number < fewest;

function victimBlocks(subject: Subject, indicator: Indicator, context: PresentContext): Block[] {
  const found = peopleFound(subject, indicator, "victims", context);
  return found && !isAbsent(found.total) ? peopleBlocks(subject, found, context) : [];
}

/** First how much is known of suspects at all, and only then who they are. */
function suspectBlocks(subject: Subject, indicator: Indicator, context: PresentContext): Block[] {
  const share = knownShare(subject, indicator, context);
  if (!share || isAbsent(share.part)) return [];
  const none = noSuspectsSentence(share);
  if (none.length > 0) return [{ kind: "paragraph", content: none }];
  const found = peopleFound(subject, indicator, "suspects", context);
  const matrix = matrixFound(subject, indicator, context);
  return [
    { kind: "paragraph", content: suspectShareSentence(share) },
    ...(found && !isAbsent(found.total) ? peopleBlocks(subject, found, context) : []),
    ...(matrix ? [ageMatrixBlock(context, subject, matrix)] : []),
  ];
}

function peopleBlocks(subject: Subject, finding: PeopleFinding, context: PresentContext): Block[] {
  if (isFew(finding.total)) return [{ kind: "paragraph", tone: "note", content: tooFewSentence(finding.total) }];
  const said = peopleSentences(finding);
  const unknown = unknownSentence(finding);
  return [
    ...(said.length > 0 ? [{ kind: "list" as const, ordered: false, items: said }] : []),
    ...(unknown.length > 0 ? [{ kind: "paragraph" as const, content: unknown }] : []),
    peopleTable(context, subject, finding),
  ];
}

interface FoundPeople extends PeopleFinding {
  /** Attributes that no source tells. */
  readonly lacking: readonly PeopleBy[];
}

/** The finding, with the attributes that some source knows. */
function peopleFound(
  subject: Subject,
  indicator: Indicator,
  whom: Whom,
  context: PresentContext,
): FoundPeople | undefined {
  const asked = peopleRequests(subject, indicator, whom, context);
  if (!asked) return undefined;
  const { book } = context;
  const total = book.count(asked.total);
  const isKnown = ({ groups }: PeopleRequests["attributes"][number]): boolean =>
    groups.some(({ request }) => !isAbsent(book.count(request)));
  const finding: PeopleFinding = {
    kind: "people",
    of: whom,
    total,
    attributes: asked.attributes.filter(isKnown).map(({ by, groups, unknown }) =>
      attributeOf({
        by,
        total,
        groups: groups
          .filter(({ shown }) => shown)
          .map(({ group, request }) => {
            const count = book.count(request);
            const rate = rateOfGroup(subject, indicator, by, group, count, context);
            return { group, count, ...(rate ? { rate } : {}) };
          }),
        unknown: book.count(unknown),
        smallNumbers: context.paper.settings.smallNumbers,
      }),
    ),
  };
  keepAll(finding, context);
  return { ...finding, lacking: asked.attributes.filter((one) => !isKnown(one)).map(({ by }) => by) };
}

function rateOfGroup(
  subject: Subject,
  indicator: Indicator,
  by: PeopleBy,
  group: string,
  count: Figure,
  { paper }: PresentContext,
): RateFinding | undefined {
  const basis = rateBasisOf(indicator);
  const area = paper.areas.get(subject.area);
  if (!basis || !area) return undefined;
  const ages: AgeRange | undefined = by === "age" ? readRange(group) : basis.ages;
  const denominator = denominatorOf(paper.settings.population, area, populationYear(paper.toDate), {
    denominator: "residents",
    ...(ages ? { ages } : {}),
    ...(by === "age" ? {} : { [by]: group }),
  });
  return rateOf(count, denominator, basis.per);
}

function knownShare(subject: Subject, indicator: Indicator, context: PresentContext): ShareFinding | undefined {
  if (!canFilter(indicator, { suspect: "known" }, context)) return undefined;
  const { noPercentBelow } = context.paper.settings.smallNumbers;
  const [part, whole] = [suspectKnown(subject, context), countOf(context, subject)].map((one) =>
    context.book.count(one),
  );
  if (!part || !whole) return undefined;
  const share = shareOf(part, whole, "with-a-suspect", noPercentBelow);
  keepAll(share, context);
  return share;
}

/** Nothing where too few pairs have both ages, or where most cells are withheld. */
function matrixFound(subject: Subject, indicator: Indicator, context: PresentContext): AgeMatrixFinding | undefined {
  const asked = matrixRequests(subject, indicator, context);
  if (!asked) return undefined;
  const { book } = context;
  const shown = <Item extends { readonly shown: boolean; readonly request: CountRequest }>(items: readonly Item[]) =>
    items.filter((item) => item.shown);
  const finding = ageMatrixOf(
    {
      total: book.count(asked.total),
      rows: shown(asked.rows).map(({ age, request }) => ({ age, total: book.count(request) })),
      columns: shown(asked.columns).map(({ age, request }) => ({ age, total: book.count(request) })),
      cells: shown(asked.cells).map(({ victim, suspect, request }) => ({
        victim,
        suspect,
        count: book.count(request),
      })),
    },
    context.paper.settings.smallNumbers,
  );
  const numbers = finding.cells.flatMap(({ count }) => (isNumber(count.value) ? [count.value.number] : []));
  const withheld = finding.cells.length - numbers.length;
  if (numbers.reduce((sum, number) => sum + number, 0) < fewestPairs || withheld * 2 > finding.cells.length)
    return undefined;
  keepAll(finding, context);
  return finding;
}

const keepAll = (finding: unknown, context: PresentContext): void => {
  for (const figure of figuresIn(finding).values()) context.keep(figure);
};
