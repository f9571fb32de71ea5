import { formatDate } from "../../wording/dates.ts";
import type { Block, Inline } from "../model.ts";
import type { CommentaryNeed } from "./need.ts";
import type { Commentary } from "./parse.ts";

/** The analyst's words with who wrote them and when; what is needed and lacks stands as a gap that names the file. */
export function commentaryBlocks(
  commentary: Commentary | undefined,
  need: CommentaryNeed | undefined,
  file: string,
  resolve: (token: string) => Inline,
): Block[] {
  if (!commentary || commentary.blank) return need ? [wordsGap(need, file)] : [];
  const words: Block = { kind: "commentary", title: titleOf(commentary), blocks: commentary.blocks(resolve) };
  return need === "corrective-action" && !commentary.namesAction ? [words, actionGap(file)] : [words];
}

function titleOf({ owner, date }: Commentary): string {
  const signed = [owner, date && formatDate(date)].filter(Boolean).join("; ");
  return signed ? `Analyst’s commentary (${signed})` : "Analyst’s commentary";
}

const wordsGap = (need: CommentaryNeed, file: string): Block => ({
  kind: "commentary-gap",
  title: "Commentary to be written",
  text:
    need === "words"
      ? `This section needs the analyst’s words. Write them in ${file}.`
      : `The target is missed: this section needs the analyst’s words and a corrective action, with its owner and its date. Write them in ${file}.`,
});

const actionGap = (file: string): Block => ({
  kind: "commentary-gap",
  lacks: "corrective-action",
  title: "Corrective action to be written",
  text: `The target is missed, and the commentary names no corrective action. Add a paragraph that begins with “Corrective action” to ${file}: what will be done, by whom and by when.`,
});
