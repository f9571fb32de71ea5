import { isStale, newestExtract } from "../papers/commentary/signed.ts";
import { gapIn } from "../papers/commentary/skeleton.ts";
import { commentaryNames } from "../papers/commentary/slots.ts";
import { sectionKinds } from "../papers/kinds/index.ts";
import type { EditionModel, SectionModel } from "../papers/model.ts";
import { folderName } from "../papers/paper-period.ts";
import type { Period } from "../values/period.ts";
import { readCommentary } from "./read-commentary.ts";
import type { Reading } from "./read-partnership.ts";

/** `needed`: missing where the section needs words. `no-action`, `no-evidence`: words without the corrective action or the grade that they need. */
export type CommentaryState = "needed" | "no-action" | "no-evidence" | "stale" | "written" | "not-needed";

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
  const kinds = new Map(sectionKinds.map((kind) => [kind.id, kind]));
  return model.sections.flatMap((section) => {
    const kind = kinds.get(section.kind);
    return (kind ? commentaryNames(section.id, kind) : []).map((name): CommentaryEntry => {
      const written = commentary.get(name);
      return {
        paper: model.paper,
        section: name,
        title: section.title,
        state:
          gapOf(section, name) ??
          (!written || written.blank ? "not-needed" : isStale(written, extract) ? "stale" : "written"),
        ...(written?.owner ? { owner: written.owner } : {}),
        ...(written?.date ? { date: written.date } : {}),
        file: commentaryFile(model.paper, quarter, name),
      };
    });
  });
}

const commentaryFile = (paper: string, quarter: Period, section: string): string =>
  `commentary/${folderName(quarter)}/${paper}/${section}.md`;

function gapOf(section: SectionModel, name: string): CommentaryState | undefined {
  const gap = gapIn(section, name);
  if (!gap) return undefined;
  if (!gap.lacks) return "needed";
  return gap.lacks === "evidence" ? "no-evidence" : "no-action";
}
