import type { Inline, StatusMark, TableCell } from "../../../src/papers/model.ts";

/** The runs of text that the made-up paper is written in. */

export const text = (content: string): Inline => ({ kind: "text", text: content });
export const figure = (id: string, content: string): Inline => ({ kind: "figure", id, text: content });
export const note = (number: number): Inline => ({ kind: "note", number });
export const strong = (...content: Inline[]): Inline => ({ kind: "strong", content });
export const status = (mark: StatusMark, word: string): Inline => ({ kind: "status", status: mark, text: word });
export const cell = (...content: (Inline | string)[]): TableCell => ({
  content: content.map((item) => (typeof item === "string" ? text(item) : item)),
});
