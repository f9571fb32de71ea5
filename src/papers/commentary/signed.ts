import type { ReadResult } from "../../extracts/reading.ts";
import type { CommentarySettings } from "../../partnership/settings/commentary.ts";
import type { Problem } from "../../problems/problem.ts";
import type { IsoDate } from "../../values/period.ts";
import { formatDate } from "../../wording/dates.ts";
import type { Commentary } from "./parse.ts";

const keyWords = { owner: "who holds it", date: "when it was written", ask: "what the group is asked" } as const;

/** Commentary without what the partnership's policy wants at its top. */
export function unsignedCommentary(written: readonly Commentary[], { frontMatter }: CommentarySettings): Problem[] {
  return written
    .filter(({ blank }) => !blank)
    .flatMap((commentary) => {
      const lacking = frontMatter.filter((key) => commentary[key] === undefined);
      if (lacking.length === 0) return [];
      return [
        {
          code: "commentary-unsigned",
          severity: "warning",
          message: `The commentary does not say ${lacking.map((key) => keyWords[key]).join(", nor ")}.`,
          remedy: `Add ${lacking.map((key) => `${key}:`).join(" and ")} between the two --- at its top.`,
          place: { file: commentary.file, line: 1 },
        },
      ];
    });
}

/** The day of the newest extract, where any says its day. */
export const newestExtract = ({ sources }: ReadResult): IsoDate | undefined =>
  sources
    .flatMap(({ files }) => files.flatMap(({ extractDate }) => extractDate ?? []))
    .sort()
    .at(-1);

/** Written before the newest extract was made: its figures are those of now, its reasons may not be. */
export const isStale = ({ date, blank }: Commentary, extract: IsoDate | undefined): boolean =>
  !blank && date !== undefined && extract !== undefined && date < extract;

export function staleCommentary(written: readonly Commentary[], extract: IsoDate | undefined): Problem[] {
  return written.flatMap((commentary) =>
    isStale(commentary, extract) && commentary.date && extract
      ? [
          {
            code: "commentary-stale",
            severity: "warning",
            message: `The commentary was written on ${formatDate(commentary.date)}, before the extract of ${formatDate(extract)}.`,
            remedy: "Read it again beside the new figures, and give it the date on which you did.",
            place: { file: commentary.file, line: 1 },
          },
        ]
      : [],
  );
}
