import { formatDate } from "../../wording/dates.ts";
import { evidenceSentence } from "../../wording/evidence.ts";
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
  const words: Block = {
    kind: "commentary",
    title: titleOf(commentary),
    blocks: [...commentary.blocks(resolve), ...gradeOf(commentary)],
  };
  if (need === "corrective-action" && !commentary.namesAction) return [words, actionGap(file)];
  return need === "evidence" && !commentary.evidence ? [words, evidenceGap(file)] : [words];
}

/** How sure the words are of what they say. */
const gradeOf = ({ evidence }: Commentary): Block[] =>
  evidence ? [{ kind: "paragraph", tone: "note", content: evidenceSentence(evidence) }] : [];

function titleOf({ owner, date }: Commentary): string {
  const signed = [owner, date && formatDate(date)].filter(Boolean).join("; ");
  return signed ? `Analyst’s commentary (${signed})` : "Analyst’s commentary";
}

const wordsGap = (need: CommentaryNeed, file: string): Block => ({
  kind: "commentary-gap",
  title: "Commentary to be written",
  text:
    need === "evidence"
      ? `Why it changed has not been said. Write in ${file} what is known of the reasons, and at its top how sure that is: evidence: tested, supported or view.`
      : need === "words"
        ? `This section needs the analyst’s words. Write them in ${file}.`
        : `The target is missed: this section needs the analyst’s words and a corrective action, with its owner and its date. Write them in ${file}.`,
});

const evidenceGap = (file: string): Block => ({
  kind: "commentary-gap",
  lacks: "evidence",
  title: "Evidence to be graded",
  text: `The commentary says why, and not how sure that is. Add a line to the top of ${file}: evidence: tested, supported or view.`,
});

const actionGap = (file: string): Block => ({
  kind: "commentary-gap",
  lacks: "corrective-action",
  title: "Corrective action to be written",
  text: `The target is missed, and the commentary names no corrective action. Add a paragraph that begins with “Corrective action” to ${file}: what will be done, by whom and by when.`,
});
