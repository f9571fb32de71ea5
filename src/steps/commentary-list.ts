import { isStale, newestExtract } from "../papers/commentary/signed.ts";
import { sectionKinds } from "../papers/kinds/index.ts";
import type { EditionModel, SectionModel } from "../papers/model.ts";
import { folderName } from "../papers/present.ts";
import type { Period } from "../values/period.ts";
import { readCommentary } from "./read-commentary.ts";
import type { Reading } from "./read-partnership.ts";

/** `needed`: missing where the section needs words. `no-action`: words without the corrective action that they need. */
export type CommentaryState = "needed" | "no-action" | "stale" | "written" | "not-needed";

/** The commentary of one section of a paper, there or not. */
export interface CommentaryEntry {
  readonly paper: string;
  readonly section: string;
  readonly title: string;
  readonly state: CommentaryState;
  readonly owner?: string;
  readonly date?: string;
  /** Below the partnership folder. */
  readonly file: string;
}

/** Every section of a paper that can show a commentary, in its order. */
export async function commentaryList(
  folder: string,
  model: EditionModel,
  quarter: Period,
  reading: Reading,
): Promise<CommentaryEntry[]> {
  const { commentary } = await readCommentary(folder, quarter, model.paper);
  const extract = newestExtract(reading.result);
  const takes = new Set(sectionKinds.filter(({ takesCommentary }) => takesCommentary).map(({ id }) => id));
  return model.sections
    .filter(({ kind }) => takes.has(kind))
    .map((section) => {
      const written = commentary.get(section.id);
      return {
        paper: model.paper,
        section: section.id,
        title: section.title,
        state:
          gapOf(section) ??
          (!written || written.blank ? "not-needed" : isStale(written, extract) ? "stale" : "written"),
        ...(written?.owner ? { owner: written.owner } : {}),
        ...(written?.date ? { date: written.date } : {}),
        file: commentaryFile(model.paper, quarter, section.id),
      };
    });
}

const commentaryFile = (paper: string, quarter: Period, section: string): string =>
  `commentary/${folderName(quarter)}/${paper}/${section}.md`;

function gapOf({ blocks }: SectionModel): CommentaryState | undefined {
  const gap = blocks.find((block) => block.kind === "commentary-gap");
  if (gap?.kind !== "commentary-gap") return undefined;
  return gap.lacks ? "no-action" : "needed";
}
