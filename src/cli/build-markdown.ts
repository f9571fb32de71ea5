import { problemCodes } from "../problems/codes.ts";
import type { Problem } from "../problems/problem.ts";
import { parsePeriod } from "../values/period.ts";
import { formatPeriod } from "../wording/dates.ts";
import { buildTable, type FolderResult } from "./build-table.ts";

const ended: Readonly<Record<number, string>> = {
  0: "Done.",
  1: "Done, with data problems that fail it.",
  2: "Wrong usage or settings.",
  3: "An input could not be read.",
  4: "A document could not be made.",
};

/**
 * A build as a page of Markdown, for the page of a scheduled job. Such a page may be seen by others than may see the papers, so that it has
 * no headline, no figure, and of each problem only its code and its place.
 */
export function buildMarkdown(
  results: readonly FolderResult[],
  problems: readonly Problem[],
  exitCode: number,
): string {
  const { columns, rows } = buildTable(results);
  const [first] = results;
  const about = first ? `, ${periodWords(first.period)}, ${first.audience} edition` : "";
  const title = results.length === 1 && first ? `${first.partnership}${about}` : `Papers${about}`;
  return [
    `## ${cell(title)}`,
    "",
    `${ended[exitCode] ?? "Interrupted."} Exit code ${exitCode}.`,
    ...(rows.length > 0
      ? [
          "",
          ...table(
            columns.map((column) => column.title),
            rows,
          ),
        ]
      : []),
    ...(problems.length > 0
      ? ["", "### Messages", "", ...table(["Severity", "Code", "Means", "Where"], problemRows(problems))]
      : []),
    "",
  ].join("\n");
}

const periodWords = (id: string): string => {
  const parsed = parsePeriod(id);
  return parsed.ok ? formatPeriod(parsed.period) : id;
};

/** One line a code, gravest first; where it is, as far as one line holds it. */
function problemRows(problems: readonly Problem[]): string[][] {
  const graver = ["error", "warning", "note"] as const;
  const codes = [...new Set(problems.map(({ code }) => code))];
  const rows = codes.map((code) => {
    const of = problems.filter((problem) => problem.code === code);
    const severity = graver.find((one) => of.some((problem) => problem.severity === one)) ?? "note";
    const places = [...new Set(of.flatMap(({ place }) => (place?.file ? [placeWords(place)] : [])))];
    const more = places.length - mostPlaces;
    const shown = [...places.slice(0, mostPlaces), ...(more > 0 ? [`and ${more} more`] : [])];
    return { severity, line: [severity, `\`${code}\``, problemCodes[code], shown.join(", ")] };
  });
  return graver.flatMap((severity) => rows.filter((one) => one.severity === severity).map(({ line }) => line));
}

const mostPlaces = 3;
const placeWords = ({ file, line }: NonNullable<Problem["place"]>): string =>
  line === undefined ? (file ?? "") : `${file}:${line}`;

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`);

/** A name never ends a cell, begins a tag or makes a link. */
const cell = (text: string): string =>
  text.replace(/\p{Cc}+/gu, " ").replace(/[|<>[\]\\]/g, (mark) => `&#${mark.charCodeAt(0)};`);
