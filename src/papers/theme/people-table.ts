import type { RateFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import type { AttributeFinding, PeopleBy, PeopleFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { capital } from "../../wording/letters.ts";
import { groupRow, peopleAttributes, peopleCaption, peopleNote, perWords, unknownRow } from "../../wording/people.ts";
import { text } from "../../wording/runs.ts";
import type { Subject } from "../context.ts";
import type { TableBlock, TableCell, TableRow } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const nothing = textCell("–");

/**
 * Groups down, attribute by attribute, each with those of whom it is not known: number, share and, where residents are held, rate.
 * Victims and suspects stand beside each other, since a reader compares them.
 */
export function peopleTable(context: PresentContext, subject: Subject, findings: readonly PeopleFinding[]): TableBlock {
  const indicator = context.words(subject).indicator;
  const found = findings.map((finding) => ({ finding, per: perOf(finding) }));
  const rated = found.some(({ per }) => per !== undefined);
  return {
    kind: "table",
    id: `${context.section}-${findings.length === 1 ? (findings[0]?.of ?? "") : "people"}`,
    number: context.numbering.table(),
    caption: peopleCaption(
      findings.map(({ of }) => of),
      indicator,
      context.toDateLabel,
    ),
    layout: "plain",
    columns: [
      leftColumn("group", "Group"),
      ...(rated ? [rightColumn("residents", "Residents")] : []),
      ...found.flatMap(({ finding: { of }, per }) => [
        rightColumn(of, capital(of)),
        rightColumn(`${of}-share`, findings.length > 1 ? `Share of ${of}` : "Share of those known"),
        ...(per === undefined ? [] : [rightColumn(`${of}-rate`, rateTitle(of, per))]),
      ]),
    ],
    rows: [
      ...peopleAttributes.flatMap((by) => [
        ...groupsOf(findings, by).map((group) =>
          row([
            textCell(groupRow(by, group)),
            ...(rated ? [residentsCell(findings, by, group)] : []),
            ...found.flatMap(({ finding, per }) => groupCells(groupOf(finding, by, group), per !== undefined)),
          ]),
        ),
        ...(findings.some((finding) => attributeOf(finding, by))
          ? [lastRow(unknownRow[by], found, rated, (finding) => attributeOf(finding, by)?.unknown, "part")]
          : []),
      ]),
      lastRow("All", found, rated, ({ total }) => total, "total"),
    ],
    notes: [
      peopleNote(
        findings.map(({ of }) => of),
        rated,
      ),
      ...context.figureNotes(
        findings.flatMap(({ total, attributes }) => [
          total,
          ...attributes.flatMap(({ groups, unknown }) => [
            unknown,
            ...groups.flatMap(({ count, share, rate }) => [
              count,
              share.share,
              ...(rate && count.value.state === "suppressed" ? [rate.rate] : []),
            ]),
          ]),
        ]),
      ),
    ],
  };
}

const rateTitle = (of: PeopleFinding["of"], per: number): string =>
  `${capital(of)} per ${perWords(per)} (95% interval)`;

type Group = AttributeFinding["groups"][number];
type Found = { readonly finding: PeopleFinding; readonly per: number | undefined };

const attributeOf = ({ attributes }: PeopleFinding, by: PeopleBy): AttributeFinding | undefined =>
  attributes.find((attribute) => attribute.by === by);
const groupOf = (finding: PeopleFinding, by: PeopleBy, group: string): Group | undefined =>
  attributeOf(finding, by)?.groups.find((one) => one.group === group);
/** The groups of an attribute in their order, of whomever they are held. */
const groupsOf = (findings: readonly PeopleFinding[], by: PeopleBy): string[] => [
  ...new Set(findings.flatMap((finding) => attributeOf(finding, by)?.groups.map(({ group }) => group) ?? [])),
];

/** Of how many residents the rates are; undefined where there are none. */
const perOf = ({ attributes }: PeopleFinding): number | undefined =>
  attributes.flatMap(({ groups }) =>
    groups.flatMap(({ rate }) => (rate && isNumber(rate.rate.value) ? [rate.per] : [])),
  )[0];

function residentsCell(findings: readonly PeopleFinding[], by: PeopleBy, group: string): TableCell {
  const [rate] = findings.flatMap((finding) => groupOf(finding, by, group)?.rate ?? []);
  return rate && isNumber(rate.denominator.value) ? figureCell(rate.denominator) : nothing;
}

function groupCells(found: Group | undefined, rated: boolean): TableCell[] {
  if (!found) return Array.from({ length: rated ? 3 : 2 }, () => nothing);
  const { count, share, rate } = found;
  return [
    figureCell(count),
    figureCell(share.share),
    ...(rated ? [rate && isNumber(rate.denominator.value) ? rateCell(rate) : nothing] : []),
  ];
}

/** "4.7 (4.1 to 6.0)"; one word where there is none. */
export function rateCell({ rate, lower, upper }: RateFinding): TableCell {
  if (!isNumber(lower.value)) return figureCell(rate);
  return runsCell([...figureCell(rate).content, text(" ("), ...interval(lower, upper).content, text(")")]);
}

/** A row of counts alone. */
function lastRow(
  name: string,
  found: readonly Found[],
  rated: boolean,
  figureOf: (finding: PeopleFinding) => Figure | undefined,
  tone: "part" | "total",
): TableRow {
  const cells = found.flatMap(({ finding, per }) => {
    const figure = figureOf(finding);
    return [figure ? figureCell(figure) : nothing, ...(per === undefined ? [nothing] : [nothing, nothing])];
  });
  return row([textCell(name), ...(rated ? [nothing] : []), ...cells], tone);
}

/** "4.1 to 6.0"; one word where there is none. */
export function interval(lower: Figure, upper: Figure): TableCell {
  if (!isNumber(lower.value)) return figureCell(lower);
  return runsCell([...figureCell(lower).content, text(" to "), ...figureCell(upper).content]);
}
