/** A file that somebody wrote or keeps for papers: words, a plan, a log. A paper is made from it as from the extracts. */
export interface WrittenFile {
  /** Below the partnership folder. */
  readonly path: string;
  readonly holds: "plan" | "actions" | "commentary" | "clearance";
  readonly sha256: string;
  readonly bytes: number;
  /** Of a table, those that were taken. */
  readonly rows?: number;
}
