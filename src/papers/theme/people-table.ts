import type { Figure } from "../../values/figure.ts";
import type { AttributeFinding, PeopleFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { groupRow, peopleCaption, peopleNote, perWords, unknownRow } from "../../wording/people.ts";
import { text } from "../../wording/runs.ts";
import type { Subject } from "../context.ts";
import type { TableBlock, TableCell, TableRow } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const nothing = textCell("–");

/** Groups down, attribute by attribute, each with those of whom it is not known: number, share and, where residents are held, rate. */
export function peopleTable(context: PresentContext, subject: Subject, finding: PeopleFinding): TableBlock {
  const indicator = context.words(subject).indicator;
  const rates = finding.attributes.flatMap(({ groups }) => groups.flatMap(({ rate }) => rate ?? []));
  const rated = rates.find(({ rate }) => isNumber(rate.value));
  const unit = finding.of.charAt(0).toUpperCase() + finding.of.slice(1);
  return {
    kind: "table",
    id: `${context.section}-${finding.of}`,
    number: context.numbering.table(),
    caption: peopleCaption(finding.of, indicator, context.toDateLabel),
    layout: "plain",
    columns: [
      leftColumn("group", "Group"),
      rightColumn("count", unit),
      rightColumn("share", "Share of those known"),
      ...(rated
        ? [
            rightColumn("residents", "Residents"),
            rightColumn("rate", `Rate per ${perWords(rated.per)}`),
            rightColumn("interval", "95% interval"),
          ]
        : []),
    ],
    rows: [
      ...finding.attributes.flatMap((attribute) => rowsOf(attribute, rated !== undefined)),
      row(padded([textCell(`All ${finding.of}`), figureCell(finding.total)], rated !== undefined), "total"),
    ],
    notes: [
      peopleNote(finding.of),
      ...context.figureNotes([
        finding.total,
        ...finding.attributes.flatMap(({ groups, unknown }) => [
          unknown,
          ...groups.flatMap(({ count, share }) => [count, share.share]),
        ]),
        ...rates.filter(({ count }) => count.value.state === "suppressed").map(({ rate }) => rate),
      ]),
    ],
  };
}

const padded = (cells: readonly TableCell[], rated: boolean): TableCell[] => [
  ...cells,
  ...Array.from({ length: (rated ? 6 : 3) - cells.length }, () => nothing),
];

function rowsOf({ by, groups, unknown }: AttributeFinding, rated: boolean): TableRow[] {
  return [
    ...groups.map(({ group, count, share, rate }) =>
      row(
        padded(
          [
            textCell(groupRow(by, group)),
            figureCell(count),
            figureCell(share.share),
            ...(rated && rate && isNumber(rate.denominator.value)
              ? [figureCell(rate.denominator), figureCell(rate.rate), interval(rate.lower, rate.upper)]
              : []),
          ],
          rated,
        ),
      ),
    ),
    row(padded([textCell(unknownRow[by]), figureCell(unknown)], rated), "part"),
  ];
}

/** "4.1 to 6.0"; one word where there is none. */
export function interval(lower: Figure, upper: Figure): TableCell {
  if (!isNumber(lower.value)) return figureCell(lower);
  return runsCell([...figureCell(lower).content, text(" to "), ...figureCell(upper).content]);
}
