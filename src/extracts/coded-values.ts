import { nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import { notKnownWords } from "./data/person-labels.ts";
import { labelMap, plainLabel } from "./labels.ts";
import { type LookupValue, makeLookup, textOf } from "./lookup.ts";

/** How labels of one or several fields become one of a list of values. */
export interface CodeList {
  /** Labels by the value that they mean. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Finds a code in front of a label, such as `IC3` in `IC3 - Black`, by which the label is known where it is not itself. */
  readonly code?: RegExp;
  /** Labels that say nothing, beside those that mean not known in any column. */
  readonly silent?: readonly string[];
  /** What a label that no list knows counts as; not known when left out. */
  readonly otherwise?: string;
}

/** What the texts of a coded value's fields amount to. */
export interface Decision {
  readonly value: string | null;
  /** The label that no list knows, when none of the fields has one that is known. */
  readonly unknown?: string;
}

/**
 * A judge of labels: the first field whose label is known decides. The settings' own labels count where what they are mapped to is
 * a value of this list.
 *
 * @returns what texts, in the order of their fields, amount to
 */
export function codeJudge(
  list: CodeList,
  own: ReadonlyMap<string, string> = new Map(),
): (texts: readonly (string | null)[]) => Decision {
  const ours = new Map([...own].filter(([, meaning]) => Object.hasOwn(list.labels, meaning)));
  const known = labelMap(list.labels, ours);
  const silent = new Set([...notKnownWords, ...(list.silent ?? [])].map(plainLabel));
  const meaningOf = (text: string): string | undefined => {
    const code = list.code?.exec(text)?.[1];
    return known.find(text) ?? (code === undefined ? undefined : known.find(code.replaceAll(" ", "")));
  };
  const isSilent = (text: string): boolean => {
    const code = list.code?.exec(text)?.[1];
    return silent.has(plainLabel(text)) || (code !== undefined && silent.has(plainLabel(code.replaceAll(" ", ""))));
  };
  return (texts) => {
    const given = texts.filter((text) => text !== null);
    for (const text of given) {
      const value = meaningOf(text);
      if (value !== undefined) return { value };
    }
    // Punctuation alone is a blank in disguise.
    const unknown = given.find((text) => plainLabel(text) !== "" && !isSilent(text));
    return unknown === undefined ? { value: null } : { value: list.otherwise ?? null, unknown };
  };
}

/**
 * Decides every combination of texts that occurs, once, as the table `into` with the columns `k0`, `k1` and so on, `value` and
 * `unknown` (the label, where no list knows it).
 *
 * @param columns columns of `from` with the texts, in the order of their fields
 */
export async function makeCodes(
  store: RecordStore,
  into: string,
  from: string,
  columns: readonly string[],
  judge: ReturnType<typeof codeJudge>,
): Promise<void> {
  const keys = columns.map((_, index) => `k${index}`);
  const rows = await store.query(
    `SELECT DISTINCT ${columns.map((column, index) => `${column} AS k${index}`).join(", ")} FROM ${from}`,
  );
  await makeLookup(
    store,
    into,
    { ...Object.fromEntries(keys.map((key) => [key, "VARCHAR"])), value: "VARCHAR", unknown: "VARCHAR" },
    rows.map((row): LookupValue[] => {
      const texts = keys.map((key) => textOf(row, key));
      const { value, unknown } = judge(texts);
      return [...texts, value, unknown ?? null];
    }),
  );
}

/** The join of a table to what {@link makeCodes} decided. */
export const joinCodes = (codes: string, alias: string, columns: readonly string[]): string =>
  `JOIN ${codes} ${alias} ON ${columns.map((column, index) => `${alias}.k${index} IS NOT DISTINCT FROM ${column}`).join(" AND ")}`;

const shownLabels = 5;
/** A column with more unknown values than this, or hardly one twice, is none of labels: what is in it may be anybody's. */
const mostLabels = 40;
const fewLabels = 3;
const longestLabel = 60;

/**
 * One warning for the labels of a coded column that no list knows, with the nearest known label of each. They are named only where
 * the column looks like one of labels: one mapped by mistake can hold anything.
 *
 * @param counts labels with their number of records
 */
export function unknownLabels(input: {
  readonly name: string;
  readonly file: string;
  readonly field: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly list: CodeList;
  /** What is counted, one and several: records unless told. */
  readonly things?: readonly [one: string, several: string];
}): Problem[] {
  const labels = Object.entries(input.counts).sort(([, first], [, second]) => second - first);
  if (labels.length === 0) return [];
  const total = labels.reduce((sum, [, count]) => sum + count, 0);
  const [one, several] = input.things ?? ["record", "records"];
  const subject = `${total} ${total === 1 ? `${one} has` : `${several} have`}`;
  const then = input.list.otherwise === undefined ? "count as not known" : `count as ${input.list.otherwise}`;
  const shown = looksCoded(labels)
    ? `: ${labelsWithNearest(labels, input.list)}`
    : ` (${labels.length} different ones)`;
  return [
    {
      code: "value-unknown",
      severity: "warning",
      message: `${input.name}: ${subject} a label in ${input.field} that no list knows${shown}. They ${then}.`,
      remedy: 'Map them in a CSV with the columns from and to, named by the source\'s "categories".',
      place: { file: input.file, field: input.field },
    },
  ];
}

const looksCoded = (labels: readonly (readonly [string, number])[]): boolean =>
  labels.length <= mostLabels &&
  labels.every(([label]) => label.length <= longestLabel) &&
  (labels.length <= fewLabels || labels.reduce((sum, [, count]) => sum + count, 0) >= 2 * labels.length);

function labelsWithNearest(labels: readonly (readonly [string, number])[], list: CodeList): string {
  const all = Object.values(list.labels).flat();
  const named = labels.slice(0, shownLabels).map(([label, count]) => {
    const near = nearest(label, all);
    return `"${label.replaceAll(/\s+/g, " ")}" (${count}${near === undefined ? "" : `; nearest known: "${near}"`})`;
  });
  return `${named.join(", ")}${labels.length > shownLabels ? `, and ${labels.length - shownLabels} more` : ""}`;
}
