/** An action's reference: the number of its priority, a point, and its own number. */
const wellFormed = /^([1-9]\d?)\.([1-9]\d?)$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export interface ReadRef {
  readonly priority: number;
  readonly number: number;
}

export function readRef(cell: string): ReadRef | undefined {
  const [, priority, number] = wellFormed.exec(cell.trim()) ?? [];
  return priority && number ? { priority: Number(priority), number: Number(number) } : undefined;
}

/** What a spreadsheet made of a reference, and what it was: `01-Oct` was 1.10, `2.1299999999999999` was 2.13. */
export function mangledRef(cell: string): { readonly how: string; readonly was: string | undefined } | undefined {
  const text = cell.trim();
  const dayMonth = /^(\d{1,2})[-\s/]([a-z]{3})[a-z]*(?:[-\s/]\d{2,4})?$/i.exec(text);
  if (dayMonth) return date(Number(dayMonth[1]), months.indexOf((dayMonth[2] ?? "").toLowerCase()) + 1);
  const monthYear = /^([a-z]{3})[a-z]*[-\s](\d{1,4})$/i.exec(text);
  if (monthYear) return date(months.indexOf((monthYear[1] ?? "").toLowerCase()) + 1, Number(monthYear[2]) % 100);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}$/.exec(text);
  if (numbers) return date(Number(numbers[1]), Number(numbers[2]));
  const iso = /^\d{4}-(\d{2})-(\d{2})(?:[ T].*)?$/.exec(text);
  if (iso) return date(Number(iso[2]), Number(iso[1]));
  if (/^\d{5}$/.test(text)) return { how: "the number of a day", was: undefined };
  if (/^\d{1,2},\d{1,2}$/.test(text)) return { how: "a number with a comma", was: text.replace(",", ".") };
  const long = /^(\d{1,2})\.(\d{6,})$/.exec(text);
  if (long) return { how: "a number that is not exact", was: String(Math.round(Number(text) * 100) / 100) };
  return undefined;
}

const date = (first: number, second: number) =>
  first > 0 && second > 0 ? { how: "a date", was: `${first}.${second}` } : { how: "a date", was: undefined };

/** A reference to an action in words: "see also 1.9", "see action 1.2", "(see 3.6 and 3.7)". */
export interface Mention {
  readonly ref: string;
  /** Where its first digit stands in the text. */
  readonly offset: number;
}

const mention =
  /\b(?:see(?:\s+also)?(?:\s+(?:actions?|refs?\.?|references?|no\.?))?|actions?|refs?\.?)\s+(\d{1,2}\.\d{1,2}(?:(?:\s*,\s*|\s*&\s*|\s+(?:and|or|to)\s+)\d{1,2}\.\d{1,2})*)(?![\d.]*\d|\s*(?:%|per\s+cent|million|billion|km|miles))/gi;

export function mentionsIn(text: string): Mention[] {
  return [...text.matchAll(mention)].flatMap((match) => {
    const list = match[1] ?? "";
    const from = match.index + match[0].length - list.length;
    return [...list.matchAll(/\d{1,2}\.\d{1,2}/g)].map((one) => ({ ref: one[0], offset: from + one.index }));
  });
}
