import { styleText } from "node:util";
import type { Place, Problem, Severity } from "./problem.ts";

/** `file:line:column`, as much of it as is known; empty when nothing is. */
function formatPlace(place: Place | undefined): string {
  if (!place?.file) return "";
  const parts = [place.file, place.line, place.line === undefined ? undefined : place.column];
  return oneLine(parts.filter((part) => part !== undefined).join(":"));
}

/** One line for a pipe, a log or a scheduler: `path:line:column: severity: message [code]`. */
export function formatProblemLine(problem: Problem): string {
  const place = formatPlace(problem.place);
  const remedy = problem.remedy ? ` ${problem.remedy}` : "";
  return oneLine(`${place ? `${place}: ` : ""}${problem.severity}: ${problem.message}${remedy} [${problem.code}]`);
}

const colours = { error: "red", warning: "yellow", note: "cyan" } as const satisfies Record<Severity, string>;

/**
 * Several lines for a person at a terminal: severity and code, the place, what is wrong, what to do. Problems of one
 * place follow each other as they were found; the caller decides the order.
 */
export function formatProblemReadable(problem: Problem, options: { readonly colour: boolean }): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    options.colour ? styleText(style, text, { validateStream: false }) : text;
  const place = formatPlace(problem.place);
  const heading = `${paint([colours[problem.severity], "bold"], problem.severity)} ${paint("dim", `[${problem.code}]`)}`;
  const lines = [place ? `${heading} ${paint("underline", place)}` : heading, `  ${oneLine(problem.message)}`];
  if (problem.remedy) lines.push(`  ${paint("green", "→")} ${oneLine(problem.remedy)}`);
  return lines.join("\n");
}

/** A message never breaks the line format and never steers the terminal, whatever a file name or a header holds. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
}
