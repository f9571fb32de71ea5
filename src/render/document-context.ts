import type { InlineContext } from "./inline-view.ts";
import type { frameWords } from "./words.ts";

/** Pages on which sections begin, by section id, once a first printing has found them. */
export type PageNumbers = Readonly<Record<string, number>>;

/** What every part of the document may look up. */
export interface DocumentContext extends InlineContext {
  readonly svgs: ReadonlyMap<string, string>;
  readonly sectionTitles: ReadonlyMap<string, string>;
  readonly words: typeof frameWords;
  readonly pages: PageNumbers;
}
