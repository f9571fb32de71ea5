import type { MeasuredFindings } from "../values/measured-findings.ts";
import { isNumber } from "../values/value.ts";
import type { Subject } from "./context.ts";
import { isHeld, seriesBlocks } from "./kinds/by-quarter.ts";
import { measuredSummary } from "./measured-blocks.ts";
import type { Block } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";

/** What is held of some indicators, whatever their measure: counts by quarter in a table, each share, survey and number at a date in a sentence. */
export function seriesOrLevels(
  context: PresentContext,
  subjects: readonly Subject[],
  name: string,
): { readonly blocks: readonly Block[]; readonly held: boolean } {
  const counted = subjects.filter((subject) => !context.measuredOf(subject));
  const heldCounts = counted.filter((subject) => isHeld(context, subject));
  const levels = subjects.flatMap((subject) => {
    const findings = context.measuredOf(subject);
    return findings && hasLevel(findings) ? [{ findings, words: context.words(subject) }] : [];
  });
  const items = levels.map(({ findings, words }) => measuredSummary(findings, words));
  return {
    held: heldCounts.length + levels.length > 0,
    blocks: [
      ...(heldCounts.length > 0 ? seriesBlocks(context, heldCounts, name === undefined ? {} : { name }) : []),
      ...(items.length > 0 ? [{ kind: "list", ordered: false, items } as const] : []),
    ],
  };
}

const hasLevel = ({ year, quarters }: MeasuredFindings): boolean =>
  [year, ...quarters].some(({ from, to }) =>
    [from, to].some(({ figure }) => isNumber(figure.value) || figure.value.state === "suppressed"),
  );
