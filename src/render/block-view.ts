import type { Block, ChartBlock, SectionModel } from "../papers/model.ts";
import { wordsIn } from "../papers/words-in.ts";
import { isBesideItsNumbers, isBesideMap } from "./beside.ts";
import type { DocumentContext } from "./document-context.ts";
import { phoneId, wideId } from "./drawing-ids.ts";
import { goesOnDirectly, inlineViews } from "./inline-view.ts";
import { tableView } from "./table-view.ts";

/** A block as its template wants it: the template's name, and plain data. */
export type BlockView = Readonly<Record<string, unknown>> & { readonly template: string };

export function blockViews(blocks: readonly Block[], section: SectionModel, context: DocumentContext): BlockView[] {
  const views = blocks.map((block, index) => blockView(block, `${section.id}-${index + 1}`, section, context));
  return views.flatMap((view, index): BlockView[] => {
    if (isBesideMap(blocks, index)) return [];
    const next = views[index + 1];
    return next && isBesideMap(blocks, index + 1)
      ? [{ template: "layout/blocks/beside", map: view, table: { ...next, notes: [] }, notes: next["notes"] }]
      : [view];
  });
}

/** `place` is unique in the document, for ids of blocks that have none of their own. */
function blockView(block: Block, place: string, section: SectionModel, context: DocumentContext): BlockView {
  const template = `layout/blocks/${block.kind}`;
  const inner = (blocks: readonly Block[]): BlockView[] =>
    blocks.map((child, index) => blockView(child, `${place}-${index + 1}`, section, context));
  switch (block.kind) {
    case "paragraph":
      return { template, tone: block.tone, content: inlineViews(block.content, context) };
    case "list":
      return { template, ordered: block.ordered, items: block.items.map((item) => inlineViews(item, context)) };
    case "heading":
      return { template, text: block.text, fourth: block.level === 4, beginsPage: context.beginsPage(place) };
    case "facts":
      return {
        template,
        items: block.items.map(({ term, content }) => ({ term, content: inlineViews(content, context) })),
      };
    case "headlines":
      return { template, items: block.items.map((item) => headlineView(item, context)) };
    case "callout":
      return { template, title: block.title, titleId: `${place}-title`, tone: block.tone, blocks: inner(block.blocks) };
    case "commentary":
      return {
        template,
        title: block.title,
        titleId: `${place}-title`,
        blocks: inner(block.blocks),
        short: [...wordsIn(block.blocks)].join("").length <= shortCommentary,
      };
    case "commentary-gap":
      return { template, title: block.title, titleId: `${place}-title`, text: block.text };
    case "table":
      return { ...tableView(block, context, section.landscape) };
    case "chart":
      return chartView(block, template, context);
  }
}

/** Characters of a commentary that is kept on one page: seven lines or so, of which no two would stand on the next by themselves. */
const shortCommentary = 700;

type Headline = Extract<Block, { kind: "headlines" }>["items"][number];

function headlineView(item: Headline, context: DocumentContext) {
  const title = item.see === undefined ? undefined : context.sectionTitles.get(item.see);
  const page = item.see === undefined ? undefined : context.pageOf(item.see, "left");
  return {
    lead: inlineViews(item.lead, context),
    apart: !goesOnDirectly(item.rest),
    rest: inlineViews(item.rest, context),
    ask: item.ask && inlineViews(item.ask, context),
    see: title && { href: `#${item.see}`, title, page },
    words: context.words,
  };
}

function chartView(block: ChartBlock, template: string, context: DocumentContext): BlockView {
  return {
    template,
    id: block.id,
    classes: [context.beginsPage(block.id) ? "begins-page" : "", isBesideItsNumbers(block) ? "data-beside" : ""]
      .join(" ")
      .trim(),
    titleId: `${block.id}-title`,
    label: `${context.words.figure} ${block.number}`,
    title: inlineViews(block.title, context),
    subtitle: block.subtitle,
    wide: context.svgs.get(wideId(block.id)),
    phone: context.svgs.get(phoneId(block.id)),
    notes: block.notes.map((note) => inlineViews(note, context)),
    dataLabel: `${context.words.dataBehind} ${block.number}`,
    screenOnly: block.drawsItsNumbers === true,
    ...(context.isPaper && block.drawsItsNumbers
      ? {}
      : { data: { ...tableView(block.data, context), label: `${context.words.dataBehind} ${block.number}` } }),
    dataColumns: block.data.columns.slice(1).some(({ align }) => align === "left")
      ? 1
      : printColumns(block.data.rows.length, block.data.columns.length),
  };
}

/** Tables of numbers behind figures are set in columns on paper, so that a long one does not take a page; words need the width. */
function printColumns(rows: number, columns: number): number {
  if (columns <= 3 && rows > 14) return rows > 45 ? 4 : 3;
  if (columns <= 5) return rows > 8 ? 2 : 1;
  return columns <= 8 && rows > 14 ? 2 : 1;
}
