/** What the analyst's words are asked to hold. */
export interface CommentarySettings {
  /** What a section asks for whose target is missed or not on course. */
  readonly missedTargets: "corrective-action" | "words" | "nothing";
  /** Sections that need words in every paper that has them. */
  readonly sections: readonly string[];
  /** What the lines at the top of every commentary have to say. */
  readonly frontMatter: readonly ("owner" | "date" | "ask")[];
}
