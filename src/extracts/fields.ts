import { distance } from "fastest-levenshtein";
import type { HeadersByField } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";

/** A column that a format can read, under the name that `columns` in the settings uses. */
export interface FieldDefinition {
  /** Snake case. */
  readonly name: string;
  readonly required?: true;
  /** The known headers. Case, spaces, underscores and punctuation do not matter when headers are matched. */
  readonly headers: readonly string[];
  /** May come as numbered columns too: `Feature Code 1`, `Feature Code 2`. */
  readonly numbered?: true;
  /** For the documentation. */
  readonly holds: string;
}

/** Which column of a file holds which field: positions from 0, several for numbered columns. */
export type ColumnMap = ReadonlyMap<string, readonly number[]>;

export interface HeaderMatch {
  readonly columns: ColumnMap;
  /** Positions of columns that the format does not know. */
  readonly unknown: readonly number[];
  readonly problems: readonly Problem[];
}

/** Headers are the same when they agree but for case, spaces and punctuation: `LookUp_BoroughName`, `Lookup Borough Name`. */
export const plainHeader = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * Finds the columns of a format in a header. Missing required columns, and columns of the settings that are not there, are
 * errors that name the nearest headers; so is a field with two columns to choose from. An unknown column is worth a note,
 * and a warning when it looks like a misspelt one.
 *
 * @param mapped the settings' `columns`: the first of a field's headers that the file has is taken
 * @param ignored headers that a format knows in some other way, such as months
 * @param alternatives lists of fields of which a file needs at least one
 */
export function matchHeader(
  fields: readonly FieldDefinition[],
  header: readonly string[],
  mapped: HeadersByField,
  file: string,
  ignored: (header: string) => boolean = () => false,
  alternatives: readonly (readonly string[])[] = [],
): HeaderMatch {
  const plain = header.map(plainHeader);
  const columns = new Map<string, readonly number[]>();
  const problems: Problem[] = [];
  const taken = new Set<number>();
  for (const field of fields) {
    const own = ownHeaders(mapped, field.name);
    const positions = own ? firstNamed(own, plain) : positionsOf(field, plain);
    const [first] = positions;
    if (first === undefined) {
      if (own !== undefined || field.required) problems.push(missing(field, own, header, file));
    } else if (positions.length > 1 && !field.numbered) {
      problems.push(ambiguous(field, positions, header, file));
    } else columns.set(field.name, positions);
    for (const position of positions) taken.add(position);
  }
  for (const names of alternatives) {
    const field = fields.find(({ name }) => name === names[0]);
    const isNamed = names.some((name) => columns.has(name) || mapped[name] !== undefined);
    if (field && !isNamed) problems.push(missing(field, undefined, header, file));
  }
  const unknown = header.flatMap((name, position) =>
    taken.has(position) || plain[position] === "" || ignored(name) ? [] : [position],
  );
  const unmatched = fields.filter((field) => !columns.has(field.name) && mapped[field.name] === undefined);
  for (const position of unknown) problems.push(unknownColumn(header[position] as string, unmatched, file));
  return { columns, unknown, problems };
}

/** The first of the headers that the file has. */
function firstNamed(headers: readonly string[], plain: readonly string[]): readonly number[] {
  return headers.map((header) => positionsNamed(plain, plainHeader(header))).find(({ length }) => length > 0) ?? [];
}

/** Headers are tried in their order: the first that the file has wins, so that the most telling name comes first. */
function positionsOf(field: FieldDefinition, plain: readonly string[]): number[] {
  for (const header of field.headers) {
    const wanted = plainHeader(header);
    const positions = positionsNamed(plain, wanted);
    if (positions.length > 0) return positions;
    if (!field.numbered) continue;
    const numbered = plain.flatMap((name, position) =>
      name.startsWith(wanted) && /^\d+$/.test(name.slice(wanted.length)) ? [position] : [],
    );
    if (numbered.length > 0) return numbered;
  }
  return [];
}

const positionsNamed = (plain: readonly string[], wanted: string): number[] =>
  plain.flatMap((name, position) => (name === wanted ? [position] : []));

/** The headers of a field that the settings name. */
function ownHeaders(mapped: HeadersByField, field: string): readonly string[] | undefined {
  const own = mapped[field];
  return typeof own === "string" ? [own] : own;
}

function missing(
  field: FieldDefinition,
  own: readonly string[] | undefined,
  header: readonly string[],
  file: string,
): Problem {
  const wanted = own ?? field.headers;
  const near = nearestHeaders(wanted, header);
  const present = near.length > 0 ? ` Nearest in the file: ${near.map((name) => `"${name}"`).join(", ")}.` : "";
  const named = own
    ? `${own.map((name) => `"${name}"`).join(" or ")}, which the settings name for ${field.name}`
    : `"${field.headers[0]}" (${field.name})`;
  return {
    code: "column-missing",
    severity: "error",
    message: `There is no column ${named}.${present}`,
    remedy: own
      ? `Correct it under the source's "columns". Where files of the source differ, list the headers of all of them: "${field.name}: [${[...own, near[0] ?? "<header>"].join(", ")}]".`
      : `Add "${field.name}: <header>" under the source's "columns", or export the extract with that column.`,
    place: { file, line: 1, field: wanted[0] ?? field.name },
  };
}

function ambiguous(
  field: FieldDefinition,
  positions: readonly number[],
  header: readonly string[],
  file: string,
): Problem {
  const name = header[positions[0] as number] as string;
  const numbers = positions.map((position) => position + 1).join(" and ");
  return {
    code: "column-ambiguous",
    severity: "error",
    message: `The column "${name}" is there more than once (columns ${numbers}), so which one holds ${field.name} is unknown.`,
    remedy: "Rename or remove all but one of them.",
    place: { file, line: 1, field: name },
  };
}

function unknownColumn(name: string, unmatched: readonly FieldDefinition[], file: string): Problem {
  const near = unmatched.find((field) =>
    field.headers.some((header) => isNear(plainHeader(header), plainHeader(name))),
  );
  return near
    ? {
        code: "column-unknown",
        severity: "warning",
        message: `The column "${name}" is not known. It looks like "${near.headers[0]}", which is not there.`,
        remedy: `If it is the same, add "${near.name}: ${name}" under the source's "columns"; until then nothing is read from it.`,
        place: { file, line: 1, field: name },
      }
    : {
        code: "column-unknown",
        severity: "note",
        message: `The format does not know the column "${name}"; nothing is read from it.`,
        place: { file, line: 1, field: name },
      };
}

/** Up to three headers, those first that are spelt most like one of the wanted names. */
function nearestHeaders(wanted: readonly string[], header: readonly string[]): string[] {
  const away = (name: string): number =>
    Math.min(...wanted.map((want) => distance(plainHeader(want), plainHeader(name))));
  return header
    .filter((name) => name !== "")
    .map((name) => ({ name, away: away(name) }))
    .sort((first, second) => first.away - second.away)
    .slice(0, 3)
    .map(({ name }) => name);
}

const isNear = (wanted: string, found: string): boolean =>
  distance(wanted, found) <= Math.max(1, Math.floor(wanted.length / 4));

/** Letters, or words, that have changed places are one slip. */
const lettersOf = (header: string): string => [...plainHeader(header)].sort().join("");

/**
 * Fields that a file seems to have under a header near one of theirs: misspelt, or its words in another order. Only where
 * one header is near one field: a guess between two would be none.
 *
 * @returns field name to header, as the settings' `columns`
 */
export function nearMapping(fields: readonly FieldDefinition[], headers: readonly string[]): Record<string, string> {
  const isNearField = (field: FieldDefinition, found: string): boolean =>
    field.headers.some(
      (header) => isNear(plainHeader(header), plainHeader(found)) || lettersOf(header) === lettersOf(found),
    );
  const pairs = fields.flatMap((field) =>
    headers.filter((header) => header !== "" && isNearField(field, header)).map((header) => ({ field, header })),
  );
  const alone = pairs.filter(
    ({ field, header }) => pairs.filter((pair) => pair.field === field || pair.header === header).length === 1,
  );
  return Object.fromEntries(alone.map(({ field, header }) => [field.name, header]));
}
