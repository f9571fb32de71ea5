import { runsOfCell } from "../../src/papers/cell-text.ts";
import type { Block, EditionModel, TableBlock } from "../../src/papers/model.ts";
import { plain } from "../../src/wording/runs.ts";

/** An edition model as plain text, in the order in which it is read: what a golden file holds, and what a diff shows. */
export function asText(model: EditionModel): string {
  const head = [
    model.title,
    model.subtitle,
    `${model.partnership}; ${model.audience}; ${model.marking}; ${model.status}`,
  ];
  const sections = model.sections.flatMap((section) => [
    "",
    `## ${section.title} [${section.kind} ${section.id}]`,
    ...section.blocks.flatMap(blockText),
  ]);
  return `${[...head, ...sections].join("\n")}\n`;
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return [plain(block.content)];
    case "list":
      return block.items.map((item) => `- ${plain(item)}`);
    case "heading":
      return [`${"#".repeat(block.level)} ${block.text}`];
    case "callout":
      return [`> ${block.title}`, ...block.blocks.flatMap(blockText)];
    case "facts":
      return block.items.map(({ term, content }) => `${term}: ${plain(content)}`);
    case "headlines":
      return block.items.map(({ lead, rest, ask }, index) =>
        [`${index + 1}.`, plain(lead), plain(rest), ask ? `(${plain(ask)})` : ""].filter(Boolean).join(" "),
      );
    case "table":
      return tableText(block);
    case "chart":
      return [
        `Figure ${block.number}. ${plain(block.title)}`,
        block.subtitle,
        `alt: ${block.alt}`,
        ...tableText(block.data),
        ...block.notes.map(plain),
      ];
    case "commentary":
      return [`> ${block.title}`, ...block.blocks.flatMap(blockText)];
    case "commentary-gap":
      return [`> ${block.title}: ${block.text}`];
  }
}

function tableText(table: TableBlock): string[] {
  const caption = table.number > 0 ? `Table ${table.number}. ${table.caption}` : table.caption;
  const rows = table.rows.map(({ cells }) =>
    cells
      .map((cell) =>
        [plain(runsOfCell(cell, " / ", "- ")), cell.detail, cell.sparkline?.alt].filter(Boolean).join(" / "),
      )
      .join(" | "),
  );
  return [caption, table.columns.map(({ title }) => title).join(" | "), ...rows, ...table.notes.map(plain)];
}
