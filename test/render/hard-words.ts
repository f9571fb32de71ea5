import type { EditionModel, Inline, TableBlock } from "../../src/papers/model.ts";
import { fixture } from "./fixture.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });

/** Names and texts that are hard to set, each of which has to come out whole. */
export const hardWords = {
  endless: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(4),
  arabic: "مركز شارع كينغزلاند",
  bengali: "ব্রিক লেন যোগাযোগ কেন্দ্র",
  emoji: "Night bus 👩🏽‍🚒 stop",
  ward: `Ward of ${"St Mary and the Angels by the Water ".repeat(9)}`.slice(0, 300).trim(),
  markup: `<script>alert(1)</script><img src=x onerror=alert(1)> & "quotes"`,
  lines: Array.from({ length: 40 }, (_, line) => `line ${line + 1} of forty that stand in one cell`).join(" "),
} as const;

/** The fixture's paper with a section of such words in headings, tables, commentary and sentences. */
export function hardPaper(): EditionModel {
  const model = fixture();
  const names = Object.values(hardWords);
  const table: TableBlock = {
    kind: "table",
    id: "hard-table",
    number: 900,
    caption: hardWords.ward,
    layout: "plain",
    columns: ["Ward", "2018/19", "2019/20", "Remark", hardWords.arabic].map((title, index) => ({
      id: `c${index}`,
      title,
      align: index === 1 || index === 2 ? "right" : "left",
    })),
    rows: names.map((name) => ({
      cells: [name, "1,204", "1,310", name, name].map((words, index) => ({
        content: [text(words)],
        ...(index === 0 ? { detail: name } : {}),
      })),
    })),
    notes: names.map((name) => [text(`Without ${name}, 5 more.`)]),
  };
  return {
    ...model,
    sections: [
      ...model.sections,
      ...names.map((name, index) => ({
        id: `hard-${index}`,
        kind: "indicator",
        title: name,
        blocks: [
          { kind: "heading" as const, level: 3 as const, text: name },
          { kind: "paragraph" as const, content: [text(`There were 12 in ${name}, 5 more than in ${name} (7).`)] },
          {
            kind: "commentary" as const,
            title: "Analyst’s commentary",
            blocks: [{ kind: "list" as const, ordered: false, items: [[text(name)], [text("shorter")]] }],
          },
          {
            kind: "callout" as const,
            title: name,
            tone: "warning" as const,
            blocks: [{ kind: "facts" as const, items: [{ term: name, content: [text(name)] }] }],
          },
        ],
      })),
      {
        id: "hard",
        kind: "scorecard",
        title: "All of them",
        blocks: [table, { ...table, id: "hard-card", layout: "scorecard" }],
      },
    ],
  };
}
