import type { FileLook } from "../extracts/look.ts";
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

/** Files that were not read, since nobody knows what they are or since they are damaged. */
export const lookProblems = (looks: readonly FileLook[]): Problem[] =>
  looks.flatMap((look) => {
    if (look.kind === "refused") return [look.problem];
    if (look.kind === "unknown") return [unrecognised(look.path, unknownWords(look))];
    if (look.kind !== "extract" || look.recognition.confidence !== "unsure") return [];
    return [unrecognised(look.path, unsureWords(look.recognition))];
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

function unsureWords(recognition: Extract<FileLook, { kind: "extract" }>["recognition"]): string {
  const others = recognition.others.length > 0 ? ` and no less like ${recognition.others.join(" or ")}` : "";
  return `It is not certain what this is: it looks like ${formatTitle(recognition)}${others} (${recognition.why}).`;
}

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
