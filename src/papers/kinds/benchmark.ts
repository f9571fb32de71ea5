import { z } from "zod";
import { figuresIn } from "../../analysis/figures-in.ts";
import { shapeOf } from "../../analysis/shape-of.ts";
import type { IndicatorFindings } from "../../values/indicator-findings.ts";
import { changeAgainstAll } from "../../wording/benchmark.ts";
import { changeSentence } from "../../wording/change.ts";
import { segmentsSentence } from "../../wording/findings.ts";
import { coursesSize, notCompared } from "../../wording/long-course.ts";
import { runSentence } from "../../wording/record.ts";
import { label, sentences, strong } from "../../wording/runs.ts";
import { periodOf } from "../../wording/subject.ts";
import { benchmarkNeeds, benchmarksOf } from "../compared/benchmarks.ts";
import { groupsWith } from "../compared/compared-groups.ts";
import { comparisonBlocks, namesInText } from "../compared/comparison-blocks.ts";
import { yearsHeld } from "../compared/years-held.ts";
import type { Block } from "../model.ts";
import { indicatorFor } from "../parameters.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

const parameters = z.strictObject({ indicator: indicatorFor("The indicator that is compared.") });

/** An indicator over all the years that are held, in the own area and beside every comparator. */
export const benchmark: SectionKind<z.infer<typeof parameters>> = {
  id: "benchmark",
  shows:
    "An indicator over all the years that are held, with the turn of the series, beside the comparators: in words, by index from the first year, by rate.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-benchmark`,
  needs({ indicator: id }, context) {
    const indicator = context.paper.indicators.get(id);
    const subject = { indicator: id, area: context.paper.settings.area.id };
    return [
      ...yearsHeld(subject, context.paper).map((period) => ({ ...subject, period })),
      ...(indicator ? benchmarkNeeds(indicator, context) : []),
    ];
  },
  present({ indicator: id }, context) {
    const { paper } = context;
    const subject = { indicator: id, area: paper.settings.area.id };
    const words = context.words(subject);
    const findings = context.findingsOf(subject);
    const { indicator } = words;
    const compared = groupsWith(indicator, paper).length > 0;
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences(
          [strong(...changeSentence(findings.year, words))],
          findings.run ? runSentence(findings.run) : [],
        ),
      },
      ...courseBlocks(context, findings),
      ...(compared
        ? comparisonBlocks(context, indicator)
        : [{ kind: "paragraph" as const, tone: "gap" as const, content: [label(notCompared(words.title))] }]),
      ...context.commentary(),
    ];
    return { title: words.title, blocks };
  },
};

/** How the series has gone between its turns, and its longest course beside each comparator. */
function courseBlocks(context: PresentContext, findings: IndicatorFindings): Block[] {
  const { paper, book } = context;
  const subject = { indicator: findings.indicator, area: findings.area };
  const words = context.words(subject);
  const yearly = yearsHeld(subject, paper)
    .filter(({ kind }) => kind === "year")
    .map((period) => ({ period, figure: book.count({ ...subject, period }) }));
  const { segments } = shapeOf(findings, words.indicator, paper.settings, yearly);
  if (!segments || segments.segments.length < 2) return [];
  for (const figure of figuresIn(segments).values()) context.keep(figure);
  const longest = segments.segments.toSorted((one, other) => other.steps - one.steps)[0];
  const compared =
    longest && longest.steps > 1
      ? benchmarksOf(words.indicator, context, periodOf(longest.change.from), periodOf(longest.change.to))
      : [];
  return [
    {
      kind: "paragraph",
      content: sentences(
        segmentsSentence(segments),
        longest && longest.steps > 1 ? coursesSize(longest, words) : [],
        changeAgainstAll(compared, words, namesInText(context)),
      ),
    },
  ];
}
