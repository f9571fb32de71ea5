import type { Settings } from "../partnership/settings.ts";
import type { FigureBook } from "../values/figure-book.ts";
import { exceptionsOf } from "./exceptions.ts";
import { type Findings, findingsKey } from "./findings.ts";
import { analyseIndicator } from "./indicator.ts";
import { pairFindings } from "./pairs.ts";
import type { AnalysisSubject } from "./plan.ts";

/**
 * The room's face: disclosed figures to findings. Each indicator in its area, then the pairs in the partnership's own
 * area, then what belongs on the first page. Subjects are in the order of the paper. Looks up what `needsOf` lists for each.
 */
export function analyse(
  book: FigureBook,
  subjects: readonly AnalysisSubject[],
  settings: Pick<Settings, "area" | "pairs">,
): Findings {
  const found = subjects.map((subject) => analyseIndicator(book, subject));
  const pairs = pairFindings(settings.pairs, settings.area.id, found);
  return {
    subjects: new Map(found.map((one) => [findingsKey(one.indicator, one.area), one])),
    pairs,
    exceptions: exceptionsOf(found, pairs),
  };
}
