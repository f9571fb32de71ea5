import type { Problem } from "../../problems/problem.ts";
import type { PaperContext } from "../context.ts";
import type { BrokenToken } from "./broken-tokens.ts";
import type { Commentary } from "./parse.ts";
import { readToken, referenceTarget } from "./tokens.ts";

/**
 * Every token of a commentary that cannot be read, and braces that would be printed as they were typed, with their lines. In a public edition also every
 * literal digit, and in that for partners every number that may count something.
 */
export function tokenProblems(commentary: Commentary, paper: PaperContext): Problem[] {
  const { file } = commentary;
  const unreadable = commentary.tokens.flatMap(({ text, line, column }): Problem[] => {
    if (referenceTarget(text) !== undefined) return [];
    const read = readToken(text, commentary.section, paper);
    if (read.ok) return [];
    const { reason, remedy } = read;
    return [{ code: "commentary-token", severity: "error", message: reason, remedy, place: { file, line, column } }];
  });
  const broken = commentary.broken.map(
    ({ text, line, where }): Problem => ({
      code: "commentary-token",
      severity: "error",
      ...brokenWords(where, text),
      place: { file, line },
    }),
  );
  return [...unreadable, ...broken, ...literalProblems(commentary, paper)];
}

function brokenWords(where: BrokenToken["where"], text: string): Pick<Problem, "message" | "remedy"> {
  const asTyped = "it would be printed as it was typed";
  switch (where) {
    case "left-over":
      return {
        message: `"${text}" is no whole figure token: ${asTyped}.`,
        remedy:
          "Write a figure as {{indicator/count}}, two braces on either side and all on one line, or take the braces out.",
      };
    case "heading":
      return {
        message: `${text} stands in a heading, where there can be no figure: ${asTyped}.`,
        remedy: "Move it into a sentence below the heading.",
      };
    case "code":
      return {
        message: `${text} stands between backticks or on an indented line, where there can be no figure: ${asTyped}.`,
        remedy: "Take the backticks away, or the spaces that the line begins with.",
      };
    case "top":
      return {
        message: `The line "${text}" at the top has braces, where there can be no figure: ${asTyped}.`,
        remedy: "Write the figure into the words below the two ---.",
      };
  }
}

function literalProblems({ file, literalDigits, typedNumbers }: Commentary, { audience }: PaperContext): Problem[] {
  if (audience === "internal") return [];
  const isPublic = audience === "public";
  return (isPublic ? literalDigits : typedNumbers).map(
    (line): Problem => ({
      code: "commentary-literal",
      severity: isPublic ? "error" : "warning",
      message: isPublic
        ? "A public edition quotes figures only as tokens, so that what is withheld stays withheld."
        : "A number is typed into the words: nothing withholds it, though this edition withholds small counts.",
      remedy: isPublic
        ? "Put the figure's id in double braces, or write the number out of the sentence."
        : "Put the figure's id in double braces, or write the number out of the sentence. Years, dates, times of day and references may stand.",
      place: { file, line },
    }),
  );
}
