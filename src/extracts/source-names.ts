import { basename } from "node:path";
import { abbreviations } from "./data/abbreviations.ts";
import { londonBoroughs } from "./data/london-boroughs.ts";
import { sourceTitles } from "./data/source-titles.ts";
import { kebab } from "./ids.ts";

const months = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|may|june|july|august";
const lateMonths = "september|october|november|december";

/** The words of a file's name without what tells vintages of one stream apart: dates, numbers, what stands in brackets. */
function wordsOf(path: string): string[] {
  return basename(path)
    .replace(/\.(csv|txt|tab|tsv)(\.gz)?$/i, "")
    .replaceAll("_", " ")
    .replace(/\(.*?\)/g, " ")
    .replace(/\b[A-Z]\d+\b/g, " ")
    .replace(/\bq[1-4]\b/gi, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, "$1 $2")
    .replace(/\d+/g, " ")
    .replace(/\bcopy of\b/gi, " ")
    .replace(new RegExp(`\\b(${months}|${lateMonths})\\b`, "gi"), " ")
    .replace(/\b(to|part|copy|final|v)\b/gi, " ")
    .split(/[^\p{L}\p{N}'’&]+/u)
    .filter((word) => word !== "");
}

/** What the names of files of one stream have in common. */
export const familyOf = (path: string): string => kebab(wordsOf(path).join(" "));

/** Words that say of a file that it is one, and nothing of what is in it. */
const empty = new Set(
  "and as at csv data dataset download downloaded export exported extract extracted extracts file from list new of onwards output query report results sheet since table until untitled".split(
    " ",
  ),
);

/** An id and a title for a source, from the name of one of its files, or from its format where that says nothing. */
export function nameSource(
  path: string,
  format: string,
  preset: string | undefined,
): { readonly id: string; readonly name: string } {
  const words = telling(wordsOf(path));
  const id = idOf(kebab(words.join(" ")));
  if (id !== "") return { id, name: titleOf(words) };
  const own = preset !== undefined && Object.hasOwn(sourceTitles, preset) ? preset : format;
  return { id: own, name: sourceTitles[own] ?? titleOf(own.split("-")) };
}

/** Without words that say nothing at either end; none where there is nothing else, or single letters only. */
function telling(words: readonly string[]): string[] {
  const says = words.map((word) => !empty.has(word.toLowerCase()));
  const [first, last] = [says.indexOf(true), says.lastIndexOf(true)];
  const kept = first < 0 ? [] : words.slice(first, last + 1);
  return kept.some((word) => word.length > 1) ? kept : [];
}

/** Ids are ASCII and begin with a letter. */
const idOf = (family: string): string =>
  family
    .replace(/[^a-z0-9-]/g, "")
    .replace(/-+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");

/** "MPS borough level crime": abbreviations in capitals, boroughs as they are written, the rest as a sentence. */
function titleOf(words: readonly string[]): string {
  // Where all of it is in capitals, capitals tell nothing.
  const isShouted = words.every((word) => word === word.toUpperCase());
  const written = words.map((word) => {
    if (abbreviations.has(word.toLowerCase())) return word.toUpperCase();
    const isAbbreviation = !isShouted && /^\p{Lu}{2,}s?$/u.test(word);
    return isAbbreviation ? word : word.toLowerCase();
  });
  const text = written.join(" ");
  const named = londonBoroughs.reduce(
    (sofar, { name }) => sofar.replace(new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, "giu"), name),
    text,
  );
  return named.charAt(0).toUpperCase() + named.slice(1);
}
