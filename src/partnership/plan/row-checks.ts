import type { Problem } from "../../problems/problem.ts";
import type { PlacedCell } from "./cells.ts";
import { mangledRef, type ReadRef, readRef } from "./refs.ts";

/** In the partnership folder, kept in a spreadsheet. */
export const planActionsFile = "plan-actions.csv";

/** Longer ones are read as a slip, such as a whole document in one cell; they would fill pages of a narrow column. */
const longestCell = 4000;

export const cellProblem = (
  code: Problem["code"],
  severity: Problem["severity"],
  cell: PlacedCell,
  field: string,
  message: string,
  remedy: string,
  offset = 0,
): Problem => ({ code, severity, message, remedy, place: { file: planActionsFile, ...cell.at(offset), field } });

const asText = 'In Excel, format the column "Ref No" as "Text" before you type, and type it again';

/** What is wrong with a reference by itself. */
export function refProblem(cell: PlacedCell): Problem | undefined {
  const text = cell.text.trim();
  if (readRef(text)) return undefined;
  const wrong = (message: string, remedy: string) =>
    cellProblem("plan-action-invalid", "error", cell, "ref", message, remedy);
  if (text === "")
    return wrong(
      "This line has an activity and no reference.",
      "Give it a reference of its own, or put its words into the cell of the action that it belongs to.",
    );
  const mangled = mangledRef(text);
  if (mangled)
    return wrong(
      `The reference is "${text}": the spreadsheet has made it ${mangled.how}.${mangled.was ? ` Was it ${mangled.was}?` : ""}`,
      `${asText}.`,
    );
  return wrong(`"${text}" is not a reference.`, 'Write the number of the priority, a point, and a number: "1.10".');
}

/** A row's reference with its place among the others. */
export interface PlacedRef {
  readonly cell: PlacedCell;
  readonly ref: ReadRef;
}

const nameOf = ({ priority, number }: ReadRef): string => `${priority}.${number}`;

/**
 * References that stand twice, and those that lost a nought: a spreadsheet that takes 1.10 for a number keeps 1.1, so a 1.1 that stands
 * behind 1.9, or a second one where there is no 1.10, was 1.10.
 */
export function refsTwice(refs: readonly PlacedRef[]): Problem[] {
  const known = new Set(refs.map(({ ref }) => nameOf(ref)));
  const seen = new Map<string, PlacedRef>();
  let before: ReadRef | undefined;
  return refs.flatMap((one): Problem[] => {
    const { ref, cell } = one;
    const name = nameOf(ref);
    const earlier = seen.get(name);
    const longer = { ...ref, number: ref.number * 10 };
    const lostNought =
      ref.number < 10 &&
      !known.has(nameOf(longer)) &&
      before?.priority === ref.priority &&
      before.number >= longer.number - 1 &&
      before.number < longer.number + 10;
    before = lostNought ? longer : ref;
    if (!earlier && !lostNought) {
      seen.set(name, one);
      return [];
    }
    const where = earlier ? ` It stands on line ${earlier.cell.at().line} too.` : "";
    return lostNought
      ? [
          cellProblem(
            "plan-action-invalid",
            "error",
            cell,
            "ref",
            `The reference is "${name}".${where} The spreadsheet has dropped a nought: was it ${nameOf(longer)}?`,
            `${asText}.`,
          ),
        ]
      : [
          cellProblem(
            "plan-action-invalid",
            "error",
            cell,
            "ref",
            `The reference "${name}" stands on line ${earlier?.cell.at().line ?? 0} too.`,
            "Give each action a reference of its own.",
          ),
        ];
  });
}

export function tooLong(cell: PlacedCell, field: string): Problem[] {
  if (cell.text.length <= longestCell) return [];
  const length = cell.text.length.toLocaleString("en-GB");
  const message = `This cell has ${length} characters; an action table takes ${longestCell.toLocaleString("en-GB")}.`;
  return [
    cellProblem(
      "plan-action-invalid",
      "error",
      cell,
      field,
      message,
      "Split the action, or say it in the plan's words.",
    ),
  ];
}
