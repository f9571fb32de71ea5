import MarkdownIt, { type Token } from "markdown-it";
import type { Problem } from "../../problems/problem.ts";
import type { Block, Inline } from "../model.ts";
import { type BrokenToken, brokenTokens } from "./broken-tokens.ts";
import { type FrontMatter, readFrontMatter } from "./front-matter.ts";
import { namingDigits, tokenPattern } from "./token-pattern.ts";

/**
 * The analyst's words for one section. `owner` and `ask` come from the front matter and go beside the section's
 * headline on page 1: who holds it and what the group is asked to decide.
 */
export interface Commentary extends FrontMatter {
  readonly file: string;
  readonly section: string;
  /** Nothing stands below the front matter but comments: a skeleton that nobody has written into. */
  readonly blank: boolean;
  /** Says what will be done: words that begin with "Corrective action". */
  readonly namesAction: boolean;
  readonly tokens: readonly CommentaryToken[];
  /** Lines that hold a digit outside a token: not allowed in a public edition. */
  readonly literalDigits: readonly number[];
  /** Those of them that hold more than years, dates, references and times of day: such a number may count something. */
  readonly typedNumbers: readonly number[];
  /** Braces that would be printed as they were typed. */
  readonly broken: readonly BrokenToken[];
  readonly blocks: (resolve: (token: string) => Inline) => Block[];
}

/** One `{{...}}` in the analyst's text, with the line and the column it stands at. */
export interface CommentaryToken {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Of any script, and written small or as a fraction too. */
const digit = /\p{N}/u;
// CommonMark with HTML off: tags in the text are printed as text.
const markdown = new MarkdownIt("commonmark", { html: false, linkify: false });

/** Parses a commentary file. Problems carry the file and the line. */
export function parseCommentary(
  file: string,
  section: string,
  source: string,
): { commentary: Commentary; problems: Problem[] } {
  const text = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const front = /^---\n([\s\S]*?\n|)---(?:\n|$)/.exec(text);
  const body = withoutComments(front ? text.slice(front[0].length) : text);
  const firstLine = front ? front[0].split("\n").length : 1;
  const { meta, problems } = readFrontMatter(front?.[1] ?? "", file);

  const tokens: CommentaryToken[] = [];
  const digits = [
    // Who holds it and what is asked is printed like the rest; its date is no figure.
    ...(front?.[0].split("\n") ?? []).flatMap((line, index) =>
      /^\s*date\s*:/.test(line) ? [] : [{ line: index + 1, words: line }],
    ),
    ...body.split("\n").map((line, index) => ({
      line: firstLine + index,
      words: line.replace(tokenPattern, "").replace(/^\s*\d+[.)]\s/, ""),
    })),
  ].filter(({ words }) => digit.test(words));
  body.split("\n").forEach((line, index) => {
    for (const match of line.matchAll(tokenPattern))
      tokens.push({ text: match[1] as string, line: firstLine + index, column: match.index + 1 });
  });

  const parsed = markdown.parse(body, {});
  return {
    problems,
    commentary: {
      file,
      section,
      ...meta,
      blank: body.trim() === "",
      namesAction: parsed.some(({ type, content }) => type === "inline" && beginsWithAction.test(content)),
      tokens,
      literalDigits: digits.map(({ line }) => line),
      typedNumbers: digits.flatMap(({ line, words }) => (digit.test(words.replace(namingDigits, "")) ? [line] : [])),
      broken: brokenTokens({ front: front?.[0] ?? "", body, firstLine }, parsed),
      blocks: (resolve) => toBlocks(parsed, resolve),
    },
  };
}

/** A heading, a paragraph or an entry of a list. */
const beginsWithAction = /^[*_\s]*corrective actions?\b/i;

/** What stands between comment marks is for the writer and never printed; lines keep their numbers. */
const withoutComments = (body: string): string =>
  body.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ""));

function toBlocks(tokens: readonly Token[], resolve: (token: string) => Inline): Block[] {
  const blocks: Block[] = [];
  let list: { ordered: boolean; items: (readonly Inline[])[]; depth: number } | undefined;
  let heading: 3 | 4 | undefined;
  for (const token of tokens) {
    switch (token.type) {
      case "bullet_list_open":
      case "ordered_list_open":
        // A nested list joins the one around it: papers have one level.
        if (list) list.depth += 1;
        else list = { ordered: token.type === "ordered_list_open", items: [], depth: 1 };
        break;
      case "bullet_list_close":
      case "ordered_list_close":
        if (list) {
          list.depth -= 1;
          if (list.depth === 0) {
            blocks.push({ kind: "list", ordered: list.ordered, items: list.items });
            list = undefined;
          }
        }
        break;
      case "heading_open":
        heading = 4;
        break;
      case "heading_close":
        heading = undefined;
        break;
      case "inline": {
        const content = toInlines(token.children ?? [], resolve);
        if (heading) blocks.push({ kind: "heading", level: heading, text: token.content });
        else if (list) list.items.push(content);
        else blocks.push({ kind: "paragraph", content });
        break;
      }
      case "fence":
      case "code_block":
        blocks.push({ kind: "paragraph", content: [{ kind: "code", text: token.content.trim() }] });
        break;
      default:
        break;
    }
  }
  return blocks;
}

function toInlines(tokens: readonly Token[], resolve: (token: string) => Inline): Inline[] {
  interface Frame {
    readonly close: string;
    readonly content: Inline[];
    readonly wrap: (content: Inline[]) => Inline;
  }
  const root: Inline[] = [];
  const stack: Frame[] = [];
  const current = (): Inline[] => stack.at(-1)?.content ?? root;
  for (const token of tokens) {
    switch (token.type) {
      case "text":
        current().push(...splitTokens(token.content, resolve));
        break;
      case "softbreak":
      case "hardbreak":
        current().push({ kind: "text", text: " " });
        break;
      case "code_inline":
        current().push({ kind: "code", text: token.content });
        break;
      case "strong_open":
        stack.push({ close: "strong_close", content: [], wrap: (content) => ({ kind: "strong", content }) });
        break;
      case "em_open":
        stack.push({ close: "em_close", content: [], wrap: (content) => ({ kind: "emphasis", content }) });
        break;
      case "link_open": {
        const href = String(token.attrGet("href") ?? "");
        stack.push({ close: "link_close", content: [], wrap: (content) => ({ kind: "link", href, content }) });
        break;
      }
      case "image":
        current().push({ kind: "text", text: token.content });
        break;
      default: {
        const frame = stack.at(-1);
        if (frame && token.type === frame.close) {
          stack.pop();
          current().push(frame.wrap(frame.content));
        }
      }
    }
  }
  return root;
}

function splitTokens(text: string, resolve: (token: string) => Inline): Inline[] {
  const runs: Inline[] = [];
  let last = 0;
  for (const match of text.matchAll(tokenPattern)) {
    if (match.index > last) runs.push({ kind: "text", text: text.slice(last, match.index) });
    runs.push(resolve(match[1] as string));
    last = match.index + match[0].length;
  }
  if (last < text.length) runs.push({ kind: "text", text: text.slice(last) });
  return runs;
}
