import { frameWords } from "../papers/frame-words.ts";
import type { Inline } from "../papers/model.ts";
import type { NumberedPlace } from "../values/page-number.ts";
import { statusMark } from "./marks.ts";
import type { PageNumberView } from "./page-numbering.ts";

/** A run of text as its template wants it. */
export interface InlineView {
  readonly template: string;
  readonly text?: string;
  /** Where the text may be broken though it has no spaces. */
  readonly pieces?: readonly string[];
  readonly content?: readonly InlineView[];
  readonly href?: string;
  readonly figure?: string;
  readonly id?: string;
  readonly number?: number;
  readonly tone?: string;
  readonly shape?: string;
  /** Of a place referred to, in print: ", page " and the number. */
  readonly before?: string;
  readonly page?: PageNumberView;
}

/** What runs need to know of the whole document. */
export interface InlineContext {
  /** Where numbers lead, by figure; none in print, where there is nothing to click. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Notes already referred to: the first reference is where the note links back to. */
  readonly notesSeen: Set<number>;
  /** Paper has nothing to click, to open or to restack. */
  readonly isPaper: boolean;
  /** Where a place begins on paper. Undefined on the screen. */
  readonly pageOf: (id: string, keeps: NumberedPlace["keeps"]) => PageNumberView | undefined;
  /** Numbers of the notes that exist; a reference to any other is printed without a link. */
  readonly notes: ReadonlySet<number>;
}

export const noteId = (number: number): string => `note-${number}`;
export const noteReferenceId = (number: number): string => `note-${number}-text`;

export function inlineViews(content: readonly Inline[], context: InlineContext): InlineView[] {
  return content.map((run) => inlineView(run, context));
}

function inlineView(run: Inline, context: InlineContext): InlineView {
  switch (run.kind) {
    case "text":
      return textView(run.text);
    case "code":
      return { template: "layout/inline/code", text: run.text };
    case "figure":
      return figureView(run, context);
    case "strong":
    case "emphasis":
      return { template: `layout/inline/${run.kind}`, content: inlineViews(run.content, context) };
    case "link":
      return linkView(run.href, inlineViews(run.content, context));
    case "note":
      return noteView(run.number, context);
    case "reference": {
      const page = context.pageOf(run.target, "right");
      return {
        template: "layout/inline/reference",
        text: run.text,
        href: `#${run.target}`,
        ...(page === undefined ? {} : { before: `, ${frameWords.page} `, page }),
      };
    }
    case "status": {
      const { tone, shape } = statusMark(run.status);
      return { template: "layout/inline/status", text: run.text, tone, shape };
    }
  }
}

/**
 * Words that are written from right to left, with what stands between them: names of people and places. Set apart, they do not pull the
 * number or the comma behind them to their own side.
 */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[^\p{L}\p{N}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*/gu;

function textView(text: string): InlineView {
  const names = [...text.matchAll(rightToLeft)];
  if (names.length === 0) return { template: "layout/inline/text", ...breakable(text) };
  let from = 0;
  const content = names.flatMap((name): InlineView[] => {
    const before = text.slice(from, name.index);
    from = name.index + name[0].length;
    return [
      { template: "layout/inline/text", ...breakable(before) },
      { template: "layout/inline/name", text: name[0] },
    ];
  });
  return {
    template: "layout/inline/runs",
    content: [...content, { template: "layout/inline/text", ...breakable(text.slice(from)) }],
  };
}

/** A word of more letters than fit a column of a table would push the table over the edge of the page: it may be broken. */
const endlessWord = /\S{30,}/u;
/** Where the name of a file or a figure is made of parts: broken there, it can still be read. */
const joints = /(?<=[-/_.,+\]=])(?=[^-/_.,+\]=])/u;
/** A part without a joint that is longer is broken anywhere. */
const longestPart = 24;
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

function breakable(text: string): Pick<InlineView, "text" | "pieces"> {
  if (!endlessWord.test(text)) return { text };
  const pieces: string[] = [];
  let before = "";
  for (const word of text.split(/(?<=\s)(?=\S)/u)) {
    const [first = "", ...rest] = endlessWord.test(word) ? partsOf(word) : [word];
    before += first;
    for (const part of rest) {
      pieces.push(before);
      before = part;
    }
  }
  return { pieces: [...pieces, before] };
}

const partsOf = (word: string): string[] =>
  word.split(joints).flatMap((part) => {
    const signs = [...letters.segment(part)].map(({ segment }) => segment);
    if (signs.length <= longestPart) return [part];
    return Array.from({ length: Math.ceil(signs.length / 8) }, (_, index) =>
      signs.slice(8 * index, 8 * index + 8).join(""),
    );
  });

function figureView(run: Extract<Inline, { kind: "figure" }>, context: InlineContext): InlineView {
  // Thousands of elements that nobody can point at would only be slow to print.
  if (context.isPaper) return { template: "layout/inline/text", text: run.text };
  const view = { template: "layout/inline/figure", figure: run.id, text: run.text };
  const anchor = context.anchors.get(run.id);
  return anchor === undefined ? view : { ...view, href: `#${anchor}` };
}

/** Only places inside the paper, web addresses and mail: a `javascript:` link prints as plain text. */
function linkView(href: string, content: readonly InlineView[]): InlineView {
  const safe = /^(?:#|https?:\/\/|mailto:)/i.test(href);
  return { template: "layout/inline/link", content, ...(safe ? { href } : {}) };
}

function noteView(number: number, context: InlineContext): InlineView {
  if (!context.notes.has(number)) return { template: "layout/inline/text", text: `[note ${number}]` };
  const first = !context.notesSeen.has(number);
  context.notesSeen.add(number);
  return {
    template: "layout/inline/note",
    number,
    href: `#${noteId(number)}`,
    ...(first ? { id: noteReferenceId(number) } : {}),
  };
}

const endsWithoutSpace = /^(?:[\s,.;:)%’”]|$)/;

/** Whether a run of text goes on from the one before without a space, as ", from 12 to 15" does. */
export function goesOnDirectly(content: readonly Inline[]): boolean {
  const first = content[0];
  if (first === undefined) return true;
  if (first.kind === "strong" || first.kind === "emphasis" || first.kind === "link")
    return goesOnDirectly(first.content);
  return first.kind === "note" || first.kind === "status" ? false : endsWithoutSpace.test(first.text);
}
