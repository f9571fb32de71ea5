import type { Place, Problem } from "../../problems/problem.ts";
import type { SettingPath, SettingsDocument } from "../document.ts";
import type { ActionRow, ActionTable } from "./action-table.ts";
import { otherHorizons } from "./horizons.ts";
import { planActionsFile } from "./row-checks.ts";
import type { WrittenPlan } from "./schema.ts";
import { textProblems } from "./texts.ts";

/** Where words of a long text stand: the first of them from where the text begins. */
function placeOfWords(begin: Place, words: string, yaml: string): Place {
  const lines = yaml.split(/\r\n?|\n/);
  const from = begin.line ?? 1;
  for (let line = from; line <= lines.length; line += 1) {
    const column = (lines[line - 1] ?? "").indexOf(words, line === from ? (begin.column ?? 1) - 1 : 0) + 1;
    if (column > 0) return { ...begin, line, column };
  }
  return begin;
}

/** What is wrong in the words of both files. */
export function wordProblems(
  written: WrittenPlan,
  { rows }: ActionTable,
  document: SettingsDocument,
  yaml: string,
): Problem[] {
  const refs = new Set(rows.flatMap(({ ref }) => (ref ? [`${ref.priority}.${ref.number}`] : [])));
  const { years, title, introduction } = written;
  const texts = textsIn(written, []).filter(({ path }) => path[0] !== "years");
  const ofDocument = texts.flatMap(({ text, path }) =>
    textProblems({ text, at: (_, words) => placeOfWords(document.placeOf(path), words, yaml) }, refs, years),
  );
  const ofTable = rows.flatMap((row) =>
    cellsOf(row).flatMap((cell) =>
      textProblems({ text: cell.text, at: (offset) => ({ file: planActionsFile, ...cell.at(offset) }) }, refs, years),
    ),
  );
  const horizons = otherHorizons(
    [
      ...(title ? [{ text: title, place: document.placeOf(["title"]), isTitle: true as const }] : []),
      { text: introduction, place: document.placeOf(["introduction"]) },
    ],
    years,
  );
  return [...ofDocument, ...ofTable, ...horizons];
}

const cellsOf = ({ cells, yearCells }: ActionRow) => [
  cells.activity,
  cells.outcome,
  cells.improvements,
  ...yearCells.map(({ cell }) => cell),
];

function textsIn(node: unknown, path: SettingPath): { readonly text: string; readonly path: SettingPath }[] {
  if (typeof node === "string") return [{ text: node, path }];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) =>
    textsIn(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
}
