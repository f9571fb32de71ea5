import type { Candidate } from "./candidates.ts";
import type { Sample } from "./sample.ts";

/** What the first rows of a file say about a format that its header fits. */
export interface Content {
  /** What they add to the evidence of the header. */
  readonly bonus: number;
  /** A column cannot be what its header says: the file is something else. */
  readonly isOdd: boolean;
  /** Its values are those that the format knows, as far as it knows any. */
  readonly fits: boolean;
  /** What a person should know; never a value. */
  readonly said: readonly string[];
}

/** Values that are the format's own weigh as much as this many columns of its own. */
const ownValues = 2;
const enough = 0.5;
const some = 0.3;

/** Year, month and day in any order that people write, or a month; with a time or without. */
const dateShape =
  /^(\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?|\d{6}|\d{8}|\d{1,2}[- ][a-z]{3,9}[- ]\d{2,4}|[a-z]{3,9}[- ]\d{2,4})([ T].*)?$/i;
const isDateField = (name: string): boolean => name === "period" || name === "month" || /(^|_)date$/.test(name);

/** Compares the first rows with what a format takes its columns for. */
export function contentOf(candidate: Candidate, sample: Sample): Content {
  const { format, preset, positions } = candidate;
  const required = format.fields(preset).filter((field) => field.required && isDateField(field.name));
  const odd = required.filter(({ name }) => shareOf(valuesAt(sample, positions.get(name)), isDate) < enough);
  const telling = format.tellsBy?.(preset);
  const values = telling ? valuesAt(sample, positions.get(telling.field)) : [];
  const share = telling ? shareOf(values, telling.knows) : 1;
  return {
    bonus: values.length > 0 ? share * ownValues : 0,
    isOdd: odd.length > 0,
    fits: share >= some,
    said: [
      ...odd.map(({ name }) => `the column for ${name} holds no dates`),
      ...(share < some ? [`most values of ${telling?.field ?? ""} are not known`] : []),
    ],
  };
}

const isDate = (value: string): boolean => dateShape.test(value);

const valuesAt = ({ rows }: Sample, positions: readonly number[] | undefined): string[] =>
  (positions ?? []).flatMap((at) => rows.flatMap((row) => row[at] || []));

/** The share of values for which something holds; all of them when there is none. */
function shareOf(values: readonly string[], holds: (value: string) => boolean): number {
  return values.length === 0 ? 1 : values.filter(holds).length / values.length;
}
