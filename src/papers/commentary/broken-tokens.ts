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
  const misplaced = parsed.flatMap((token, index): BrokenToken[] => {
    const line = firstLine + (token.map?.[0] ?? 0);
    const where = whereOf(token, parsed[index - 1]);
    const text = /\{\{[^{}]*\}\}/.exec(token.content)?.[0];
    return where && text && !told.has(line) ? [{ text, line, where }] : [];
  });
  return [...atTop, ...inWords, ...misplaced].sort((one, other) => one.line - other.line);
}

/** Where a token of Markdown prints what it holds as it was typed. */
function whereOf(token: Token, before: Token | undefined): "heading" | "code" | undefined {
  if (token.type === "fence" || token.type === "code_block") return "code";
  if (token.type !== "inline") return undefined;
  if (before?.type === "heading_open") return "heading";
  return token.children?.some(({ type, content }) => type === "code_inline" && braces.test(content))
    ? "code"
    : undefined;
}
