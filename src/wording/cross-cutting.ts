import { type Inline, label } from "./runs.ts";

/** Names keep their capitals inside a sentence, words do not. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

export const nothingHeld = (topic: string): Inline[] => [
  label(
    `No source of the partnership tells of ${inSentence(topic)}, so that this assessment can give no figures on it.`,
  ),
];

/** "To tell more, the partnership would need referrals to mental health services." */
export const crossCuttingNeeds = (needed: string, held: boolean): Inline[] => [
  label(`To tell ${held ? "more" : "of it"}, the partnership would need ${needed.replace(/\.$/, "")}.`),
];
