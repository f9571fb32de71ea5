import type { AgeMatrixFinding } from "../../values/profile-findings.ts";
import { capital } from "../../wording/letters.ts";
import { ageWords, matrixNote, matrixTitle } from "../../wording/people.ts";
import { plain } from "../../wording/runs.ts";
import type { Subject } from "../context.ts";
import type { ChartBlock } from "../model.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** Victims' ages by suspects' ages, shaded, with the same numbers as a table. */
export function ageMatrixBlock(context: PresentContext, subject: Subject, finding: AgeMatrixFinding): ChartBlock {
  const { rows, columns, cells, total } = finding;
  const words = context.words(subject);
  const title = matrixTitle(finding, words.indicator);
  const id = `${context.section}-ages`;
  const cellsOf = (victim: string) => cells.filter((cell) => cell.victim === victim);
  const subtitle = `${words.inPlace}: pairs of a victim and a suspect by the age of each, ${context.toDateLabel}`;
  return {
    kind: "chart",
    id,
    number: context.numbering.chart(),
    title,
    subtitle,
    alt: `${plain(title)}. A grid of the victim’s age by the suspect’s age; the table below has every count.`,
    chart: {
      kind: "age-matrix",
      rows: rows.map(({ age, total: of }) => ({ id: age, label: capital(ageWords(age)), total: pointOf(of) })),
      columns: columns.map(({ age, total: of }) => ({
        id: age,
        label: capital(ageWords(age)),
        total: pointOf(of),
      })),
      cells: cells.map(({ victim, suspect, count }) => ({ ...pointOf(count), row: victim, column: suspect })),
      rowTitle: "Age of the victim, down",
      columnTitle: "Age of the suspect, across",
      totalTitle: "All",
    },
    data: {
      kind: "table",
      id: `${id}-data`,
      number: 0,
      caption: subtitle,
      layout: "plain",
      columns: [
        leftColumn("victim", "Victim’s age"),
        ...columns.map(({ age }) => rightColumn(`s${age}`, capital(ageWords(age)))),
        rightColumn("all", "All, also of unknown age"),
      ],
      rows: [
        ...rows.map(({ age, total: of }) =>
          row([
            textCell(capital(ageWords(age))),
            ...cellsOf(age).map(({ count }) => figureCell(count)),
            figureCell(of),
          ]),
        ),
        row(
          [textCell("All, also of unknown age"), ...columns.map(({ total: of }) => figureCell(of)), figureCell(total)],
          "total",
        ),
      ],
      notes: [],
    },
    notes: [matrixNote(finding), ...context.figureNotes(cells.map(({ count }) => count))],
    drawsItsNumbers: true,
  };
}
