import type { Partnership, Reading } from "../../build.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { FigureIdParts } from "../../values/figure-id.ts";

/** What a figure is worked out from. */
export interface Open {
  readonly partnership: Partnership;
  readonly reading: Reading;
}

export type Figures = ReadonlyMap<string, Figure>;

/** A figure that was asked for: its id in parts, and the count that it is about. */
export interface Wanted {
  readonly id: string;
  readonly parts: FigureIdParts;
  readonly request: CountRequest;
}

/** Figures that are worked out together, as one option of `figures` prints them. */
export interface Family {
  /** Told from the id: whether a figure could be one of them. */
  readonly fits: (parts: FigureIdParts, open: Open) => boolean;
  /** All of them about the same count, by id, with what they rest on; empty where the id turns out to be none. */
  readonly figures: (wanted: Wanted, open: Open) => Promise<Figures>;
}

export const none: Figures = new Map();
