import Table from "cli-table3";
import type { Output } from "./io.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

const borderless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** A table for a person, or lines with tabs between the cells for a pipe. Ends with a line end. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[], output: Output): string {
  const clean = [columns.map((column) => column.title), ...rows].map((cells) => cells.map(cleanCell));
  if (!output.isTerminal) return clean.map((cells) => `${cells.join("\t")}\n`).join("");
  const table = new Table({
    chars: borderless,
    colAligns: columns.map((column) => column.align ?? "left"),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
  });
  table.push(...clean);
  return `${table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")}\n`;
}

/** A cell never breaks a line or steers the terminal, whatever a file name or a label holds. */
const cleanCell = (text: string): string => text.replace(/\p{Cc}+/gu, " ");
