import { type Inline, label } from "./runs.ts";

export const nothingHeld = (): Inline[] => [
  label("No source of the partnership tells of this, so that the assessment can give no figures on it."),
];

/** "To tell more, the partnership would need referrals to mental health services." */
export const crossCuttingNeeds = (needed: string, held: boolean): Inline[] => [
  label(`To tell ${held ? "more" : "of it"}, the partnership would need ${needed.replace(/\.$/, "")}.`),
];
