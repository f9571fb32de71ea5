import { ageMatrixOf } from "../../analysis/age-matrix.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { attributeOf } from "../../analysis/people.ts";
import { rateOf, shareOf } from "../../analysis/rates.ts";
import { readRange } from "../../indicators/filters.ts";
import type { AgeRange, Indicator } from "../../indicators/indicator.ts";
import { denominatorOf, populationYear } from "../../indicators/population.ts";
import { rateBasisOf } from "../../indicators/rate-basis.ts";
import type { Audience } from "../../partnership/settings/editions.ts";
import type { RateFinding, ShareFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { type AgeMatrixFinding, type PeopleBy, type PeopleFinding, peopleBy } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import type { Subject } from "../context.ts";
import type { PresentContext } from "../section-kind.ts";
import { countOf, isHeldOf } from "./about.ts";
import {
  isOfTheYoung,
  matrixRequests,
  type PeopleRequests,
  peopleRequests,
  suspectKnown,
  type Whom,
} from "./people-asked.ts";

/** Neither a number nor withheld: nobody counted it. */
export const isAbsent = ({ value }: Figure): boolean => !isNumber(value) && value.state !== "suppressed";

/** The smallest number of people of whom something is not known that an edition tells, as of those of whom it is known. */
const smallestShown: Readonly<Record<Audience, number>> = { internal: 0, partnership: 5, public: 10 };

/** Of fewer pairs a grid of ages would be dots. */
const fewestPairs = 20;

interface FoundPeople extends PeopleFinding {
  /** Attributes that no source tells. */
  readonly lacking: readonly PeopleBy[];
}

/** Who they are, the attributes that some source knows. */
export function peopleFound(
  subject: Subject,
  indicator: Indicator,
  whom: Whom,
  context: PresentContext,
): FoundPeople | undefined {
  const asked = peopleRequests(subject, indicator, whom, context);
  if (!asked) return undefined;
  const { book } = context;
  const ofTheYoung = isOfTheYoung(indicator, context.paper.indicators);
  const total = book.count(asked.total);
  const isKnown = ({ groups }: PeopleRequests["attributes"][number]): boolean =>
    groups.some(({ request }) => !isAbsent(book.count(request)));
  const finding: PeopleFinding = {
    kind: "people",
    of: whom === "victims" && total.unit !== "victims" ? "people" : whom,
    total,
    attributes: asked.attributes.filter(isKnown).map(({ by, groups, unknown }) =>
      attributeOf({
        by,
        total,
        groups: groups
          .filter(({ shown }) => shown)
          .map(({ group, request }) => {
            const count = book.count(request);
            const rate = rateOfGroup(subject, indicator, whom, by, group, count, context);
            return { group, count, ...(rate ? { rate } : {}) };
          }),
        ...(ofTheYoung ? {} : { unknown: book.count(unknown) }),
        smallest: smallestShown[context.paper.audience],
        smallNumbers: context.paper.settings.smallNumbers,
      }),
    ),
  };
  keepAll(finding, context);
  const unknown = asked.attributes.filter((one) => !isKnown(one)).map(({ by }) => by);
  return { ...finding, lacking: peopleBy.filter((by) => unknown.includes(by) || asked.notHeld.includes(by)) };
}

function rateOfGroup(
  subject: Subject,
  indicator: Indicator,
  whom: Whom,
  by: PeopleBy,
  group: string,
  count: Figure,
  { paper }: PresentContext,
): RateFinding | undefined {
  const basis = rateBasisOf(indicator);
  const area = paper.areas.get(subject.area);
  if (!basis || !area) return undefined;
  // Of what counts the young alone, residents of all ages are not those who could have been counted; nor are all of the youngest band.
  if (whom === "victims" && isOfTheYoung(indicator, paper.indicators)) return undefined;
  const ages: AgeRange | undefined = by === "age" ? readRange(group) : basis.ages;
  const denominator = denominatorOf(paper.settings.population, area, populationYear(paper.toDate), {
    denominator: "residents",
    ...(ages ? { ages } : {}),
    ...(by === "age" ? {} : { [by]: group }),
  });
  return rateOf(count, denominator, basis.per);
}

/** How many have a known suspect at all. */
export function knownShare(subject: Subject, indicator: Indicator, context: PresentContext): ShareFinding | undefined {
  if (!isHeldOf(indicator, subject.area, { suspect: "known" }, context)) return undefined;
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
export function matrixFound(
  subject: Subject,
  indicator: Indicator,
  context: PresentContext,
): AgeMatrixFinding | undefined {
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
