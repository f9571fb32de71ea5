import { describeForm } from "../extracts/preflight/form.ts";
import type { ReadResult } from "../extracts/reading.ts";

const shownFiles = 5;

/** In which form the files came, one line a form: the usual one for all, an odd one with the files that have it. */
export function formLines(result: ReadResult): string[] {
  const byForm = new Map<string, string[]>();
  for (const { path, form } of result.sources.flatMap(({ files }) => files)) {
    const description = describeForm(form);
    byForm.set(description, [...(byForm.get(description) ?? []), path]);
  }
  return [...byForm]
    .sort(([, first], [, second]) => second.length - first.length)
    .map(([description, paths]) => `${description}: ${shown(paths)}`);
}

function shown(paths: readonly string[]): string {
  const more = paths.length - shownFiles;
  return [...paths.slice(0, shownFiles), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
