import type { NumberedPlace } from "../../values/page-number.ts";
import type { PageContent, TextRun } from "../pdf/page-content.ts";

export interface FoundNumber {
  readonly place: NumberedPlace;
  /** Counted from 0. */
  readonly page: number;
  readonly run: TextRun;
}

/** The print of every number; undefined unless each is found, and once. */
export function findNumbers(
  pages: readonly PageContent[],
  numbers: readonly NumberedPlace[],
): readonly FoundNumber[] | undefined {
  const wanted = new Map(
    numbers.map((place) => [place.colour.reduce((colour, part) => colour * 256 + part, 0), place]),
  );
  const found = new Map<NumberedPlace, FoundNumber>();
  for (const [page, { runs }] of pages.entries())
    for (const run of runs) {
      const place = run.colour === undefined ? undefined : wanted.get(run.colour);
      if (!place || !/^\d+$/.test(run.text)) continue;
      if (found.has(place)) return undefined;
      found.set(place, { place, page, run });
    }
  return found.size === numbers.length ? [...found.values()] : undefined;
}
