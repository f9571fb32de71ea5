import { distance } from "fastest-levenshtein";
import { financialYear, type Period, parsePeriod } from "../../values/period.ts";

/** A financial year as people write it, or what it was most likely meant to be. */
export type YearLabel =
  | { readonly ok: true; readonly year: Period }
  | { readonly ok: false; readonly suggestion: string | undefined };

/** `2015/16`, `2015-16`, `2015/2016`, each with or without FY before it. */
const written = /^(?:FY\s*)?(\d{4})\s*[/–-]\s*(?:20)?(\d{2})$/i;
/** What may have been meant as a financial year: `20112/12`, `2016/07`, `15/16`. */
const likeAYear = /^(?:FY\s*)?\d{2,6}\s*[/–-]\s*\d{1,4}$/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export const yearName = (year: Period): string => `${year.start.slice(0, 4)}/${year.end.slice(2, 4)}`;

/** A financial year's header; undefined where the words are no attempt at one. `near` are the years that the plan has. */
export function readYearLabel(header: string, near: readonly Period[]): YearLabel | undefined {
  const label = header.trim();
  const [, first, second] = written.exec(label) ?? [];
  const parsed = first && second ? parsePeriod(`${first}/${second}`) : undefined;
  if (parsed?.ok) return { ok: true, year: parsed.period };
  const dated = yearOfDate(label);
  if (dated !== undefined) return { ok: false, suggestion: yearName(financialYear(dated)) };
  if (!likeAYear.test(label)) return undefined;
  return { ok: false, suggestion: closest(label.replace(/^FY\s*/i, "").replace(/[–-]/, "/"), near) };
}

/** Spreadsheets take 2009/10 for October 2009 and save it as Oct-09 or 01/10/2009. */
function yearOfDate(label: string): number | undefined {
  const named = /^([a-z]{3})[a-z]*[-\s](\d{2}|\d{4})$/i.exec(label);
  const numbered = /^(?:\d{1,2}\/)?(\d{1,2})\/(\d{4})$/.exec(label) ?? /^(?<year>\d{4})-(\d{2})-\d{2}$/.exec(label);
  const month = named
    ? months.indexOf((named[1] ?? "").toLowerCase()) + 1
    : Number(numbered?.groups ? numbered[2] : numbered?.[1]);
  const year = named ? 2000 + (Number(named[2]) % 100) : Number(numbered?.groups?.["year"] ?? numbered?.[2]);
  return month > 0 && year % 100 === month - 1 ? year : undefined;
}

/** One sign away from a year of the plan, else from any year whose first part stands there. */
function closest(label: string, near: readonly Period[]): string | undefined {
  const own = near.map(yearName);
  const [first = ""] = label.split("/");
  const parsed = parsePeriod(label);
  const others = Array.from({ length: 60 }, (_, index) => yearName(financialYear(1995 + index)));
  const stated = !parsed.ok && parsed.suggestion ? [parsed.suggestion] : [];
  const ranked = [...own, ...stated, ...(first.length === 4 ? [] : others)];
  const found = ranked
    .map((candidate, index) => ({ candidate, away: distance(label, candidate) + index / 1000 }))
    .sort((one, other) => one.away - other.away)[0];
  return found && found.away < 3 ? found.candidate : undefined;
}

/** Financial years that are misspelt in running text, each with where it stands and what was meant. */
export function misspeltYears(
  text: string,
  near: readonly Period[],
): { readonly label: string; readonly offset: number; readonly suggestion: string | undefined }[] {
  return [...text.matchAll(/(?<![\d/.-])(?:FY\s*)?(\d{4,5}\/\d{2})(?![\d/-])/g)].flatMap((match) => {
    const label = match[1] ?? "";
    const read = readYearLabel(label, near);
    if (!read || read.ok || !/^(?:19|20)/.test(label)) return [];
    return [{ label, offset: match.index + match[0].length - label.length, suggestion: read.suggestion }];
  });
}
