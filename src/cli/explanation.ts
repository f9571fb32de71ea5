import { periodOf } from "../analysis/derive.ts";
import { type Explanation, explain } from "../analysis/explain.ts";
import { harmWeightIndicator } from "../analysis/harm.ts";
import { planActionsIndicator } from "../analysis/plan-progress.ts";
import type { ReadResult } from "../extracts/reading.ts";
import type { Figure, Pedigree } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { arithmeticWords } from "../wording/arithmetic.ts";
import { formatPeriod } from "../wording/dates.ts";
import { capital, lowerFirst } from "../wording/letters.ts";
import { methodWords, roleWords } from "../wording/methods.ts";
import { formatCount } from "../wording/numbers.ts";
import { formatValue } from "../wording/values.ts";
import { sentencesOf } from "./absences.ts";

/** Inputs of one figure that are shown; the figures of a paper hold the others. */
const breadth = 12;
/** Files of an input that are named. */
const namedFiles = 2;

/** Where a figure comes from, as a tree down to what was counted. */
export const explanationOf = (figure: Figure, find: (id: string) => Figure | undefined, depth: number): Explanation =>
  explain(figure, find, { depth, breadth });

/** The explanation as lines: value, method, arithmetic with its numbers, files and records, then each input further in. */
export function explanationLines(explanation: Explanation, reading: ReadResult): string[] {
  const { figure, expression } = explanation;
  const method = methodWords[figure.method];
  return [
    ...valueLines(figure),
    `${capital(method.name)}: ${startLow(method.sentence)} See docs/methods.md#${method.anchor}`,
    ...(expression ? [arithmeticWords(expression, figure)] : []),
    ...givenLines(figure),
    ...pedigreeLines(figure, reading),
    ...inputLines(explanation, reading, "  "),
  ];
}

function inputLines({ inputs, more }: Explanation, reading: ReadResult, indent: string): string[] {
  return [
    ...inputs.flatMap((input) => [
      `${indent}${input.role ? `${roleWords[input.role]}: ` : ""}${shortValue(input.figure)} (${input.figure.id})`,
      ...(input.expression ? [`${indent}  ${arithmeticWords(input.expression, input.figure)}`] : []),
      ...(input.figure.inputs.length === 0
        ? shortPedigree(input.figure, reading).map((line) => `${indent}  ${line}`)
        : []),
      ...inputLines(input, reading, `${indent}  `),
    ]),
    ...(more > 0 ? [`${indent}and ${formatCount(more)} more, which figures.json of a paper names`] : []),
  ];
}

function valueLines(figure: Figure): string[] {
  const period = periodWords(figure);
  const { value } = figure;
  if (!isNumber(value)) return [[`${period}: ${formatValue(value, figure)}.`, ...sentencesOf([figure])].join(" ")];
  return [`${period}: ${withUnit(figure)}${value.provisional ? ", provisional" : ""}`];
}

const shortValue = (figure: Figure): string => `${withUnit(figure)}, ${periodWords(figure)}`;

function withUnit(figure: Figure): string {
  const words = formatValue(figure.value, figure);
  // A target's percentage is written without its sign, which is what matters here.
  const isUnsigned = isNumber(figure.value) && figure.value.number < 0 && !words.startsWith("−");
  const number = isUnsigned ? `−${words}` : words;
  const bare = !isNumber(figure.value) || figure.unit === "percent" || figure.unit === "ratio";
  return bare ? number : `${number} ${figure.unit.replaceAll("-", " ")}`;
}

/** Rows of files belong to no period. */
const periodWords = (figure: Figure): string => {
  if (figure.id.includes("/all/")) return "all that was read";
  const year = /^population.*\/(\d{4})\//.exec(figure.id)?.[1];
  return year === undefined ? formatPeriod(periodOf(figure)) : `middle of ${year}`;
};

/** Neither counted nor worked out. */
function givenLines({ inputs, constants, pedigree, value, method }: Figure): string[] {
  if (!isNumber(value) || inputs.length > 0 || constants || pedigree) return [];
  if (method === "target") return ["As agreed in the settings."];
  return [
    method === "overdispersion" ? "The catalogue’s, since the series is short." : "As given; nothing is behind it.",
  ];
}

function pedigreeLines({ pedigree }: Figure, reading: ReadResult): string[] {
  if (!pedigree) return [];
  if (isOfTable(pedigree)) return [tableLine(pedigree)];
  const files = filesOf(reading);
  return [
    `From ${formatCount(pedigree.records)} records of ${pedigree.sources.join(", ") || "no source"}:`,
    ...pedigree.files.map((use) => {
      const file = files.get(use.sha256);
      const rows = file ? `, of ${formatCount(file.rows.accepted)} accepted rows` : "";
      return `  ${file?.path ?? "a file"}: ${formatCount(use.records)} records${rows} (SHA-256 ${use.sha256.slice(0, 12)})`;
    }),
  ];
}

function shortPedigree(figure: Figure, reading: ReadResult): string[] {
  const { pedigree } = figure;
  if (!pedigree) return givenLines(figure);
  if (isOfTable(pedigree)) return [tableLine(pedigree)];
  const files = filesOf(reading);
  const names = pedigree.files.map(({ sha256 }) => files.get(sha256)?.path ?? "a file");
  const where = names.length > namedFiles ? `${names.length} files` : names.join(" and ");
  return [`From ${formatCount(pedigree.records)} records of ${pedigree.sources.join(", ") || "no source"} in ${where}`];
}

/** What comes from a table of the settings and not from records. */
const tables: Readonly<Record<string, string>> = {
  population: "the table of populations",
  [harmWeightIndicator]: "the table of weights of harm",
  [planActionsIndicator]: "the action table of the plan",
};

const isOfTable = ({ indicator }: Pedigree): boolean => Object.hasOwn(tables, indicator);

const tableLine = ({ indicator, records, files }: Pedigree): string =>
  `From ${records === 1 ? "a row" : `${formatCount(records)} rows`} of ${tables[indicator] ?? "a table"} (SHA-256 ${files[0]?.sha256.slice(0, 12) ?? ""})`;

const filesOf = (reading: ReadResult) =>
  new Map(reading.sources.flatMap((source) => source.files.map((file) => [file.sha256, file] as const)));

/** Inside a sentence; names and initials stay as they are. */
const startLow = (words: string): string => (words.startsWith("Pearson") ? words : lowerFirst(words));

/** Records that lack what the definition asks for, so that they could be either. */
export function undecidedLines(undecided: Figure | undefined): string[] {
  if (!undecided || !isNumber(undecided.value) || undecided.value.number === 0) return [];
  return [
    `Not decided, because a field is unknown: ${formatValue(undecided.value, undecided)}; left out of the count.`,
  ];
}

/** The same for machines. */
export function explanationData(explanation: Explanation): object {
  const { figure, role, expression, inputs, more } = explanation;
  return {
    figure: figure.id,
    ...(role ? { role } : {}),
    ...(expression ? { arithmetic: arithmeticWords(expression, figure) } : {}),
    inputs: inputs.map(explanationData),
    ...(more > 0 ? { more } : {}),
  };
}
