import type { FileLook } from "../extracts/look.ts";
import type { Recognition } from "../extracts/recognise.ts";
import type { Problem } from "../problems/problem.ts";
import { formatCount } from "../wording/numbers.ts";
import type { Column } from "./table.ts";

export const lookColumns: readonly Column[] = [
  { title: "File" },
  { title: "Looks like" },
  { title: "Certainty" },
  { title: "Why" },
];

/** What every file was taken for. Those that nothing is known of, or that cannot be read, are problems. */
export const lookRows = (looks: readonly FileLook[]): string[][] =>
  looks.flatMap((look) => {
    if (look.kind === "extract") {
      const { confidence, why } = look.recognition;
      return [[look.path, formatTitle(look.recognition), confidence, why]];
    }
    if (look.kind !== "reference") return [];
    const { title, setting } = look.reference;
    return [
      [
        look.path,
        `${title}, ${formatCount(look.count)} ${setting === "areas.boundaries" ? "areas" : "rows"}`,
        "sure",
        `no extract; belongs under ${setting}`,
      ],
    ];
  });

export const formatTitle = ({ format, preset }: { readonly format: string; readonly preset?: string }): string =>
  preset === undefined ? format : `${format} (${preset})`;

/** Files that were not read, since nobody knows what they are or since they are damaged, and doubts about those that were. */
export const lookProblems = (looks: readonly FileLook[]): Problem[] =>
  looks.flatMap((look) => {
    if (look.kind === "refused") return [look.problem];
    if (look.kind === "unknown") return [unrecognised(look.path, unknownWords(look))];
    if (look.kind !== "extract") return [];
    return look.recognition.confidence === "unsure"
      ? [unrecognised(look.path, unsureWords(look.recognition))]
      : doubts(look.path, look.recognition);
  });

const unrecognised = (file: string, message: string): Problem => ({
  code: "extract-unrecognised",
  severity: "warning",
  message,
  remedy:
    'Nothing was read from it. docs/formats.md lists the columns of every format; a source\'s "columns" maps others.',
  place: { file },
});

function unknownWords({ header, nearest }: Extract<FileLook, { kind: "unknown" }>): string {
  const lacks = nearest ? ` Nearest is ${nearest.format}, which needs also: ${nearest.missing.join(", ")}.` : "";
  return `No format fits this file. ${headerWords(header)}${lacks}`;
}

const unsureWords = (recognition: Recognition): string =>
  `It is not certain what this is: it looks like ${formatTitle(recognition)} (${recognition.why}).`;

/** What was read of a file that a person should look at, since a near header or a format alike left a doubt. */
function doubts(path: string, { confidence, columns, others, why, ...format }: Recognition): Problem[] {
  if (confidence !== "likely") return [];
  const near = Object.entries(columns).map(
    ([field, header]): Problem => ({
      code: "column-unknown",
      severity: "warning",
      message: `The column "${header}" is not known; it is read as ${field}, which it looks like.`,
      remedy: `If it is something else, name the file in a partnership's settings with its "columns".`,
      place: { file: path, line: 1, field: header },
    }),
  );
  return others.length === 0 ? near : [...near, unsure(path, `It was read as ${formatTitle(format)} (${why}).`)];
}

const unsure = (file: string, message: string): Problem => ({
  code: "extract-unrecognised",
  severity: "warning",
  message,
  remedy: "If it is another, name the file in a partnership's settings with its format.",
  place: { file },
});

const namesShown = 20;
const longestName = 40;

/** The names of the columns; not where the first line may be a row of data, or the file no table. */
function headerWords(header: readonly string[]): string {
  const names = header.filter((name) => name !== "");
  if (names.length < 2) return "It is not a table of several columns.";
  if (!names.every(isName)) return "Its first line does not look like a header.";
  const shown = names.slice(0, namesShown).map((name) => `"${name}"`);
  return `Its columns: ${shown.join(", ")}${names.length > namesShown ? `, and ${names.length - namesShown} more` : ""}.`;
}

/** Has a letter or is a year or a month; is no date, number of more digits, address or sentence. */
const isName = (name: string): boolean =>
  name.length <= longestName &&
  !/@|\d{1,2}[/.-]\d{1,2}[/.-]\d|\d{7,}/.test(name) &&
  (/\p{L}/u.test(name) || /^\d{4}(-?\d{2})?$/.test(name));

/** As `--json` has it. */
export const lookResult = (look: FileLook): object => {
  switch (look.kind) {
    case "extract": {
      const { fields: _, ...recognition } = look.recognition;
      return { path: look.path, kind: look.kind, ...recognition };
    }
    case "reference":
      return { path: look.path, kind: look.kind, ...look.reference, count: look.count };
    case "unknown":
      return { path: look.path, kind: look.kind, ...(look.nearest ? { nearest: look.nearest } : {}) };
    case "refused":
      return { path: look.path, kind: look.kind };
  }
};
