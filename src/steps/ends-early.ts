import { madeOf } from "../indicators/own-measure.ts";
import type { PaperPlan } from "../papers/plan.ts";
import type { Problem } from "../problems/problem.ts";
import { endsEarly } from "../wording/data-ends.ts";

/** A warning for each source that ends before the reported period does, with the paper's indicators that lack a whole figure for it. */
export function endsEarlyProblems(plan: PaperPlan): Problem[] {
  const { settings, quarter, sourceEnds } = plan.paper;
  return sourceEnds.flatMap((end): Problem[] => {
    const titles = titlesOf(end.lacking, plan);
    if (titles.length === 0) return [];
    const file = settings.sources.find(({ id }) => id === end.source)?.files;
    return [
      {
        code: "coverage-short",
        severity: "warning",
        ...endsEarly(end, { quarter, titles }),
        ...(file ? { place: { file } } : {}),
      },
    ];
  });
}

/** What the paper is about by its own name; the parts of a sum or a share are not told beside it. */
function titlesOf(lacking: readonly string[], { paper, subjects, measured }: PaperPlan): string[] {
  const { indicators } = paper;
  const rests = (id: string): boolean => {
    const indicator = indicators.get(id);
    return lacking.includes(id) || (indicator !== undefined && madeOf(indicator).some(rests));
  };
  const about = [...subjects, ...measured].filter(({ indicator }) => rests(indicator));
  return [...new Set(about.flatMap(({ indicator }) => indicators.get(indicator)?.title ?? []))];
}
