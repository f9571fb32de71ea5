import { z } from "zod";
import { shareNotKnown } from "../../analysis/people-known.ts";
import { ethnicities, sexes } from "../../extracts/data/person-labels.ts";
import { isServed } from "../../indicators/served.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { isNumber } from "../../values/value.ts";
import {
  attributeTitles,
  heldWords,
  noPeople,
  notCountable,
  notHeld,
  peopleIntroduction,
  roleTitles,
} from "../../wording/people-known.ts";
import { label } from "../../wording/runs.ts";
import { protectedCharacteristics } from "../data/protected-characteristics.ts";
import type { Block, TableBlock } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const parameters = z.strictObject({
  people: indicatorsFor("Indicators of offences whose victims and suspects are looked at."),
});
type Parameters = z.infer<typeof parameters>;

const roles = ["victims", "suspects"] as const;
type Role = (typeof roles)[number];
const attributes = ["age", "sex", "ethnicity"] as const;
type Attribute = (typeof attributes)[number];

/** Of whom what is known: the shares missing, and which of the protected characteristics can be spoken of at all. */
export const peopleKnown: SectionKind<Parameters> = {
  id: "people-known",
  shows:
    "How many victims and suspects were counted and of what share age, sex and ethnic group are not known; which protected characteristics the data hold.",
  takesCommentary: true,
  parameters,
  needs: ({ people }, context) =>
    people.flatMap((indicator) =>
      roles.flatMap((role) => {
        const requests = requestsOf(indicator, role, context);
        return requests ? [requests.all, ...requests.unknown.values()] : [];
      }),
    ),
  present({ people }, context) {
    const lines = people.flatMap((indicator) => roles.flatMap((role) => lineOf(indicator, role, context) ?? []));
    const told = new Set(lines.map(({ indicator }) => indicator));
    const without = people.filter((indicator) => !told.has(indicator)).map((indicator) => titleOf(indicator, context));
    const blocks: Block[] = [
      ...peopleIntroduction.map((one): Block => ({ kind: "paragraph", content: [label(one)] })),
      ...(lines.length > 0
        ? [knownTable(context, lines)]
        : [{ kind: "paragraph" as const, tone: "gap" as const, content: [label(noPeople)] }]),
      ...(without.length > 0 && lines.length > 0
        ? [{ kind: "paragraph" as const, tone: "gap" as const, content: notCountable(without) }]
        : []),
      characteristicsTable(context, lines),
      ...context.commentary(),
    ];
    return { title: "Equality and disproportionality", blocks };
  },
};

const titleOf = (indicator: string, { paper }: PresentContext): string =>
  paper.indicators.get(indicator)?.shortTitle ?? indicator;

/** Everybody, and those of whom one thing is not known; of what no source holds at all, nothing is asked. */
function requestsOf(
  indicator: string,
  role: Role,
  { paper }: PlanContext,
): { readonly all: CountRequest; readonly unknown: ReadonlyMap<Attribute, CountRequest> } | undefined {
  const found = paper.indicators.get(indicator);
  const isHeld = (dims: Readonly<Record<string, string>>): boolean =>
    found !== undefined && isServed(found, { whom: role, ...dims }, paper.settings.area, paper);
  if (!isHeld({})) return undefined;
  const at = (dims: Readonly<Record<string, string>>): CountRequest => ({
    indicator,
    area: paper.settings.area.id,
    period: paper.toDate,
    dims: { whom: role, ...dims },
  });
  const held = attributes.filter((one) => isHeld(anyOf(one, role)));
  return {
    all: at({}),
    unknown: new Map(held.map((one) => [one, { ...at(anyOf(one, role)), measure: "unknown" }])),
  };
}

/** Any value of an attribute: whoever has none has not been asked, or was not recorded. */
const anyOf = (attribute: Attribute, role: Role): Readonly<Record<string, string>> =>
  attribute === "age"
    ? { [role === "victims" ? "victim-age" : "suspect-age"]: "from-0" }
    : { [attribute]: Object.keys(attribute === "sex" ? sexes : ethnicities).join("+") };

interface Line {
  readonly indicator: string;
  readonly role: Role;
  readonly all: Figure;
  /** Not known, by what; what no source holds is not there. */
  readonly shares: ReadonlyMap<Attribute, Figure>;
}

function lineOf(indicator: string, role: Role, context: PresentContext): Line | undefined {
  const requests = requestsOf(indicator, role, context);
  const all = requests && context.book.count(requests.all);
  if (!requests || !all || !(isNumber(all.value) || all.value.state === "suppressed")) return undefined;
  const shares = [...requests.unknown].map(
    ([attribute, request]) => [attribute, shareNotKnown(context.book.count(request), all)] as const,
  );
  return { indicator, role, all, shares: new Map(shares) };
}

function knownTable(context: PresentContext, lines: readonly Line[]): TableBlock {
  return {
    kind: "table",
    id: "people-known-table",
    number: context.numbering.table(),
    caption: `Of how many it is not known who they were, ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      leftColumn("role", "Of whom"),
      rightColumn("all", "Counted"),
      ...attributes.map((one) => rightColumn(one, `${attributeTitles[one]} not known`)),
    ],
    rows: lines.map(({ indicator, role, all, shares }) =>
      row([
        textCell(titleOf(indicator, context)),
        textCell(roleTitles[role]),
        figureCell(context.keep(all)),
        ...attributes.map((one) => {
          const share = shares.get(one);
          return share ? figureCell(context.keep(share)) : textCell(notHeld);
        }),
      ]),
    ),
    notes: context.figureNotes(lines.flatMap(({ all, shares }) => [all, ...shares.values()])),
  };
}

function characteristicsTable(context: PresentContext, lines: readonly Line[]): TableBlock {
  const { paper } = context;
  return {
    kind: "table",
    id: "protected-characteristics",
    number: context.numbering.table(),
    caption: "The characteristics that the Equality Act 2010 protects, and what is held of each",
    layout: "definitions",
    columns: [leftColumn("characteristic", "Characteristic"), leftColumn("held", "What is held")],
    rows: protectedCharacteristics.map(({ title, held, motives }) =>
      row([
        textCell(title),
        runsCell(
          heldWords(
            held,
            held ? roles.filter((role) => lines.some((line) => line.role === role && line.shares.has(held))) : [],
            motives.flatMap((id) => (paper.used.includes(id) ? (paper.indicators.get(id)?.title ?? []) : [])),
          ),
        ),
      ]),
    ),
    notes: [],
  };
}
