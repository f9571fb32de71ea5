import type { ColumnMap } from "./fields.ts";

/** SQL for values of extracts: always text first, then the declared type. Nothing is guessed. */

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const literals = (texts: Iterable<string>): string => [...texts].map(literal).join(", ");

/**
 * The type of a column that holds one of a few words: a number to the store, a word to whoever asks. Takes a fraction of what it takes to
 * keep the words themselves. In order of the alphabet, so that it does not matter to the greater of two.
 */
export const oneOfWords = (words: Iterable<string>): string => {
  const all = [...new Set(words)].sort();
  return all.length === 0 ? "VARCHAR" : `ENUM(${literals(all)})`;
};

/** One of a few words, as SQL of such a type. */
export const wordOf = (words: Iterable<string>): ((word: string) => string) => {
  const type = oneOfWords(words);
  return (word) => `${literal(word)}::${type}`;
};

const hardSpace = "\u00a0";
const blanks = ` \t\r\n${hardSpace}`;

/**
 * Without blanks at either end, NULL when nothing is left. Trimming is slow, and few cells need it.
 *
 * @param unusual whether blanks other than spaces are to be looked for
 */
function trimmed(text: string, unusual: boolean): string {
  const atEnd = unusual ? [" ", "\t", "\r", "\n", hardSpace] : [" "];
  const edges = [
    `${text} < '!'`,
    ...atEnd.map((blank) => `suffix(${text}, ${literal(blank)})`),
    ...(unusual ? [`prefix(${text}, ${literal(hardSpace)})`] : []),
  ];
  return `CASE WHEN ${edges.join(" OR ")} THEN nullif(trim(${text}, ${literal(blanks)}), '') ELSE ${text} END`;
}

/** A field as trimmed text, NULL when blank or when the file has no such column. Numbered columns become one list cell. */
export function fieldText(columns: ColumnMap, field: string, unusualBlanks: boolean): string {
  const positions = columns.get(field) ?? [];
  const [first] = positions;
  if (first === undefined) return "NULL::VARCHAR";
  if (positions.length === 1) return trimmed(`c${first}`, unusualBlanks);
  return `nullif(concat_ws(';', ${positions.map((at) => trimmed(`c${at}`, unusualBlanks)).join(", ")}), '')`;
}

// Days first, or ISO: 01/04/2025 is 1 April. A date with AM or PM, a month's name or two digits for the year is none.
const timeFormats = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f"];
const momentFormats = [
  ...["%d/%m/%Y", "%Y-%m-%d"].flatMap((day) => [day, ...timeFormats.map((time) => `${day} ${time}`)]),
  ...timeFormats.map((time) => `%Y-%m-%dT${time}`),
];
/** The most usual form of a text of so many bytes. */
const usualFormats = { 10: "%d/%m/%Y", 16: "%d/%m/%Y %H:%M", 19: "%d/%m/%Y %H:%M:%S" } as const;

/**
 * A moment of local wall-clock time, NULL when the text is none. No text has more than one of the forms, but trying one after another
 * is slow: the length of a text says which to try first. A year in two digits parses as one of the first century: see {@link plausible}.
 */
export function timestamp(text: string): string {
  const parse = (formats: readonly string[]): string => `try_strptime(${text}, [${literals(formats)}])`;
  const usual = Object.entries(usualFormats).map(
    ([bytes, format]) => `WHEN ${bytes} THEN ${parse([format, ...momentFormats])}`,
  );
  return `CASE strlen(${text}) ${usual.join(" ")} ELSE ${parse(momentFormats)} END`;
}

/** NULL unless the moment lies in the years 1900 to 2100. */
export const plausible = (column: string): string =>
  `CASE WHEN ${column} BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2100-12-31 23:59:59' THEN ${column} END`;

/** A time of day, as a timestamp of 1900-01-01; NULL when the text is none. */
export const timeOfDay = (text: string): string => `try_strptime(${text}, [${literals(timeFormats)}])`;

const monthFirstFormats = [
  "%m/%d/%Y",
  "%m/%d/%Y %H:%M",
  "%m/%d/%Y %H:%M:%S",
  "%m/%d/%Y %I:%M:%S %p",
  "%m/%d/%Y %I:%M %p",
];

/** True when the text would be a date with the month first, as Americans write it. */
export const isMonthFirst = (text: string): string =>
  `coalesce(try_strptime(${text}, [${literals(monthFirstFormats)}]) BETWEEN TIMESTAMP '1900-01-01' AND TIMESTAMP '2100-12-31', false)`;

/**
 * What the words of lists stand for, as SQL: the value beside the list that holds the text; NULL when none does. One comparison
 * after the other, since the first settles most rows. (For a long list after IN, DuckDB makes a join of it, and all that
 * stands in the other branches of a CASE is then worked out for every row.)
 */
export const wordsTo = (text: string, lists: readonly (readonly [words: readonly string[], value: string])[]): string =>
  `CASE ${text} ${lists.flatMap(([words, value]) => words.map((word) => `WHEN ${literal(word)} THEN ${value}`)).join(" ")} END`;

/**
 * The same whatever the case of the text. The first word of each list is looked for as it is mostly written before any text is put
 * into lower case, which costs more than the comparison, and would be done once for each of them.
 */
export function wordsInAnyCase(
  text: string,
  lists: readonly (readonly [words: readonly string[], value: string])[],
): string {
  const usual = lists.flatMap(([[first = ""], value]) =>
    [...new Set([inTitleCase(first), first.toUpperCase()])].map((word) => [[word], value] as const),
  );
  return `CASE ${text} ${usual.map(([[word = ""], value]) => `WHEN ${literal(word)} THEN ${value}`).join(" ")}
    ELSE ${wordsTo(`lower(${text})`, lists)} END`;
}

const inTitleCase = (words: string): string => words.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());

/** True, false, or NULL when the text is neither a yes nor a no. */
export const yesNo = (text: string, yes: readonly string[], no: readonly string[]): string =>
  wordsInAnyCase(text, [
    [yes, "true"],
    [no, "false"],
  ]);

/** The key of the list that holds the text, in lower case; NULL when none does. */
export const oneOf = (text: string, lists: Readonly<Record<string, readonly string[]>>): string =>
  wordsInAnyCase(
    text,
    Object.entries(lists).map(([key, words]) => [words, literal(key)]),
  );

/** A whole number of 0 or more, `1,234` and `12.0` among the forms; NULL when the text is none. */
export const wholeNumber = (text: string): string =>
  `CASE WHEN regexp_full_match(${text}, '\\d{1,9}') THEN ${text}::BIGINT
    WHEN regexp_full_match(${text}, '(\\d{1,15}|\\d{1,3}(,\\d{3})+)(\\.0+)?')
    THEN try_cast(regexp_replace(replace(${text}, ',', ''), '\\.0+$', '') AS BIGINT) END`;

/** A reference as it is compared: references that differ in case only, or in blanks at their ends, are the same. */
export const referenceKey = (text: string): string => `upper(${text})`;

/** A key that tells persons or premises apart and says nothing about them; compared like a reference. */
export const keyHash = (text: string): string => `CASE WHEN ${text} IS NOT NULL THEN hash(upper(${text})) END`;

/** A number that a spreadsheet has shortened, such as 1.23457E+12: which one it was is lost. */
export const isShortenedNumber = (text: string): string =>
  `coalesce(contains(${text}, 'E+') AND regexp_full_match(${text}, '\\d(\\.\\d+)?E\\+\\d{1,3}'), false)`;

/** `10-17`, `under-10`, `over-34` or `65+`, as a band of ages may be written; NULL when the text is no band. Most texts are numbers, and need no closer look. */
export function ageBand(text: string, isNumber: string): string {
  const plain = `regexp_replace(lower(${text}), '^(aged?|ages) |( years?| yrs?)( old)?$', '', 'g')`;
  const forms = [
    ["(\\d{1,3}) ?(-|–|to) ?(\\d{1,3})", "\\1-\\3"],
    ["(under|over) ?(\\d{1,3})", "\\1-\\2"],
    ["(\\d{1,3}) ?(\\+|and over|or over|plus)()", "\\1+"],
  ] as const;
  const cases = forms.map(
    ([form, band]) => `WHEN regexp_full_match(${plain}, '${form}') THEN regexp_replace(${plain}, '${form}', '${band}')`,
  );
  return `CASE WHEN ${text} IS NULL OR ${isNumber} THEN NULL ${cases.join(" ")} END`;
}

// Two digits first: a year in four digits is none of two, but one in two would be one of the first century.
const namedMonthFormats = ["%d-%b-%y", "%d %b %y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y"];

/** A date with the month's name, day first, from a provider who writes dates so; NULL when the text is none. */
export const namedMonthDate = (text: string): string => `try_strptime(${text}, [${literals(namedMonthFormats)}])`;

/** Whether an area's cell is one of our spellings of it; NULL when it is blank. The quick comparison settles most cells. */
export const isOneOfAreas = (text: string, spellings: readonly string[]): string => `CASE WHEN ${text} IS NOT NULL THEN
  coalesce(${wordsInAnyCase(text, [[spellings, "true"]])}, ${wordsTo(areaName(text), [[spellings, "true"]])}, false) END`;

/** An area's name as it is compared: lower case, "and" for `&`, single spaces. */
export const areaName = (text: string): string =>
  `trim(regexp_replace(replace(lower(${text}), '&', ' and '), '\\s+', ' ', 'g'))`;
