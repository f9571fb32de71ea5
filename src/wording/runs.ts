import type { Figure } from "../values/figure.ts";
import { formatValue } from "./values.ts";

export type Inline =
  /** `label`: a date, a name, a definition or a word of the settings, whose digits name something and were not counted. */
  | { readonly kind: "text"; readonly text: string; readonly label?: true }
  /** `quoted`: put by somebody into a sentence of their own. */
  | { readonly kind: "figure"; readonly id: string; readonly text: string; readonly quoted?: true }
  | { readonly kind: "strong"; readonly content: readonly Inline[] }
  | { readonly kind: "emphasis"; readonly content: readonly Inline[] }
  | { readonly kind: "note"; readonly number: number }
  | { readonly kind: "link"; readonly href: string; readonly content: readonly Inline[] }
  | { readonly kind: "status"; readonly status: StatusMark; readonly text: string }
  /** To a section, table or figure of the same paper by its id; `text` is "Table 4" once the paper is put together. */
  | { readonly kind: "reference"; readonly target: string; readonly text: string }
  | { readonly kind: "code"; readonly text: string };

/** Marks that carry a shape and a colour beside their word. */
export type StatusMark =
  | "met"
  | "near-miss"
  | "missed"
  | "on-course"
  | "not-on-course"
  | "too-close"
  | "not-set"
  | "not-available"
  | "more"
  | "fewer"
  | "no-clear-change"
  | "not-compared";

/**
 * Small builders for computed text. A number of the data's only ever enters text through {@link figureRun}; digits that were not counted
 * come as a {@link label}, and a test finds any other.
 */

export const text = (words: string): Inline => ({ kind: "text", text: words });
/** A date, a name, a definition, a threshold of the settings: what may hold digits without being a figure. */
export const label = (words: string): Inline => ({ kind: "text", text: words, label: true });
export const strong = (...content: readonly Inline[]): Inline => ({ kind: "strong", content });
export const emphasis = (...content: readonly Inline[]): Inline => ({ kind: "emphasis", content });
export const status = (mark: StatusMark, words: string): Inline => ({ kind: "status", status: mark, text: words });
export const reference = (target: string): Inline => ({ kind: "reference", target, text: "" });
export const code = (words: string): Inline => ({ kind: "code", text: words });

/** A figure as it prints, with its id. `as` overrides the words, for example to drop a sign: "fell 4.3%". */
export function figureRun(figure: Figure, as?: string): Inline {
  return { kind: "figure", id: figure.id, text: as ?? formatValue(figure.value, figure) };
}

/** Template literal for runs: what stands in it is text, strings that are put into it are labels, figures become figure runs. */
export function runs(
  strings: TemplateStringsArray,
  ...parts: readonly (string | Figure | Inline | readonly Inline[])[]
): Inline[] {
  const out: Inline[] = [];
  strings.forEach((words, index) => {
    if (words) out.push(text(words));
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === "string") out.push(...(part ? [/\d/.test(part) ? label(part) : text(part)] : []));
    else if (Array.isArray(part)) out.push(...(part as readonly Inline[]));
    else if ("kind" in part) out.push(part as Inline);
    else out.push(figureRun(part as Figure));
  });
  return mergeText(out);
}

/** Neighbouring text runs joined, so that the model is the same however a sentence was put together. */
function mergeText(content: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const run of content) {
    const last = merged.at(-1);
    if (run.kind === "text" && last?.kind === "text" && run.label === last.label)
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

/** Sentences with a space between them; empty ones are left out. */
export function sentences(...parts: readonly (readonly Inline[] | undefined)[]): Inline[] {
  const out: Inline[] = [];
  for (const part of parts) {
    if (!part || part.length === 0) continue;
    if (out.length > 0) out.push(text(" "));
    out.push(...part);
  }
  return mergeText(out);
}

/** "a, b and c" of runs. */
export function series(items: readonly (readonly Inline[])[], last = " and ", between = ", "): Inline[] {
  return mergeText(
    items.flatMap((item, index) => {
      if (index === 0) return [...item];
      return [text(index === items.length - 1 ? last : between), ...item];
    }),
  );
}

/** "a, b and c" of words. */
export const listWords = (words: readonly string[]): string => plain(series(words.map((word) => [text(word)])));

/** The plain text of runs, for alt texts, terminals and the title of a PDF bookmark. */
export function plain(content: readonly Inline[]): string {
  return content
    .map((run) => {
      switch (run.kind) {
        case "strong":
        case "emphasis":
        case "link":
          return plain(run.content);
        case "note":
          return "";
        default:
          return run.text;
      }
    })
    .join("");
}
