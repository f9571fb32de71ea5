import { contrast } from "../contrast.ts";
import { type Rule, settingProblem } from "./rule.ts";

/** What colours are seen on: paper, and the tint behind notices (`templates/styles/tokens.css`). */
const white = "#ffffff";
const tint = "#f2f6fa";

/** What each colour needs, by WCAG 2.2: 1.4.3 for text, 1.4.11 for parts that are no text. */
const needs = {
  colour: { grounds: [white, tint], least: 4.5, use: "text and links" },
  accent: { grounds: [white], least: 3, use: "lines" },
} as const;

/** A partnership's colours can be read where papers use them. */
export const coloursCanBeRead: Rule = (context) =>
  (["colour", "accent"] as const).flatMap((key) => {
    const colour = context.settings.appearance?.[key];
    if (colour === undefined) return [];
    const { grounds, least, use } = needs[key];
    const ratio = Math.min(...grounds.map((ground) => contrast(colour, ground)));
    if (ratio >= least) return [];
    // Cut, not rounded: 4.49 must not read as 4.5.
    const shown = Math.floor(ratio * 10) / 10;
    return [
      settingProblem(
        context,
        ["appearance", key],
        "colour-contrast",
        `appearance.${key} ${colour} stands out from the paper by only ${shown} to 1; ${use} need ${least} to 1.`,
        "Take a darker shade of it.",
      ),
    ];
  });
