import type { frameWords } from "../papers/frame-words.ts";
import type { InlineContext } from "./inline-view.ts";

/** What every part of the document may look up. */
export interface DocumentContext extends InlineContext {
  readonly svgs: ReadonlyMap<string, string>;
  readonly sectionTitles: ReadonlyMap<string, string>;
  readonly words: typeof frameWords;
  /** Whether a new page begins with a section, a block, a table or a row. */
  readonly beginsPage: (name: string) => boolean;
}
