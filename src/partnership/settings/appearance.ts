/** The partnership's own colours, as `#12436d`, and its crest. */
export interface Appearance {
  readonly colour?: string;
  readonly accent?: string;
  readonly crest?: Crest;
}

export interface Crest {
  readonly mediaType: "image/png" | "image/jpeg" | "image/svg+xml";
  readonly base64: string;
  readonly sha256: string;
  /** What it shows, in words. */
  readonly text: string;
}
