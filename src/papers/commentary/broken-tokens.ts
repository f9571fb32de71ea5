import type { Token } from "markdown-it";
import { tokenPattern } from "./token-pattern.ts";

/** Braces that would be printed as they were typed: left over from a token, or around one that stands where no figure can. */
export interface BrokenToken {
  readonly text: string;
  readonly line: number;
  readonly where: "left-over" | "heading" | "code" | "top";
}

/** Two braces that belong to no token, or a figure's name in single ones. */
const leftOver = /\{\{|\}\}|\{\s*[a-z0-9-]+(?:\[[^\]{}]*\])?(?:\/[^{}/\s]+)+\s*\}/i;
const braces = /\{\{|\}\}/;
const wholeToken = /\{\{[^{}]*\}\}/g;

/** Every line with such braces, once: of the words, whose first line is `firstLine` of the file, and of the lines above them. */
export function brokenTokens(
  { front, body, firstLine }: { readonly front: string; readonly body: string; readonly firstLine: number },
  parsed: readonly Token[],
): BrokenToken[] {
  const atTop = front
    .split("\n")
    .flatMap((line, index): BrokenToken[] =>
      braces.test(line) ? [{ text: line.trim(), line: index + 1, where: "top" }] : [],
    );
  const inWords = body.split("\n").flatMap((line, index): BrokenToken[] => {
    const found = leftOver.exec(line.replace(tokenPattern, ""));
    return found ? [{ text: found[0], line: firstLine + index, where: "left-over" }] : [];
  });
  const told = new Set(inWords.map(({ line }) => line));
  const misplaced = parsed
    .flatMap((token, index): BrokenToken[] => printedAsTyped(token, parsed[index - 1], firstLine))
    .filter(({ line }) => !told.has(line));
  return [...atTop, ...inWords, ...misplaced].sort((one, other) => one.line - other.line);
}

/** Figure tokens that stand where Markdown prints what it holds as it was typed. */
function printedAsTyped(token: Token, before: Token | undefined, firstLine: number): BrokenToken[] {
  const line = firstLine + (token.map?.[0] ?? 0);
  if (token.type === "fence") return inLines(token.content, line + 1, "code");
  if (token.type === "code_block") return inLines(token.content, line, "code");
  if (token.type !== "inline") return [];
  return before?.type === "heading_open" ? inLines(token.content, line, "heading") : inCodeSpans(token, line);
}

const inLines = (content: string, firstLine: number, where: BrokenToken["where"]): BrokenToken[] =>
  content
    .split("\n")
    .flatMap((line, index) =>
      (line.match(wholeToken) ?? []).slice(0, 1).map((text) => ({ text, line: firstLine + index, where })),
    );

/** The parsed span does not tell its line, so it is looked for in the paragraph, of which a span has the line ends as spaces. */
function inCodeSpans({ content, children }: Token, firstLine: number): BrokenToken[] {
  const paragraph = content.replaceAll("\n", " ");
  const lineAt = (position: number): number => firstLine + content.slice(0, position).split("\n").length - 1;
  let from = 0;
  return (children ?? []).flatMap((child): BrokenToken[] => {
    if (child.type !== "code_inline") return [];
    // A space beside the backticks is no part of the span.
    const opened = ["", " "]
      .map((space) => paragraph.indexOf(`${child.markup}${space}${child.content}`, from))
      .filter((position) => position >= 0);
    const starts = paragraph.indexOf(child.content, Math.min(...opened));
    from = starts + child.content.length;
    return [...child.content.matchAll(wholeToken)].map(({ 0: text, index }) => ({
      text,
      line: lineAt(starts + index),
      where: "code",
    }));
  });
}
