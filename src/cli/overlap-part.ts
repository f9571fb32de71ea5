import { type Conjunction, conjunctionOf, type NoConjunction } from "../indicators/conjunction.ts";
import { overlapping } from "../steps/overlaps.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { overlapSentences, undecidedSentence } from "../wording/overlap.ts";
import { plain } from "../wording/runs.ts";
import { formatValue } from "../wording/values.ts";
import { type Context, usage } from "./command.ts";
import type { Answered, Part } from "./figure-extras.ts";

const why: Readonly<Record<NoConjunction, string>> = {
  same: "is the indicator itself",
  "not-records":
    "cannot be laid over it: both must count records by conditions of their own, or be sums of such, and no share or published figure",
  "other-kind": "cannot be laid over it: the two count records of different kinds, which are never the same ones",
  "other-date": "cannot be laid over it: the two are counted by different dates",
};

/** How many records of each indicator are also another one, in percent of both. */
export async function overlapPart(context: Context, other: string, answered: Answered): Promise<Part> {
  const { reporter, options } = context;
  const { partnership, reading, requests } = answered;
  const found: object[] = [];
  for (const request of requests) {
    const conjunction = conjunctionFor(request.indicator, other, answered);
    const { finding, undecided, sameSources } = await overlapping(partnership, reading, conjunction, request);
    const { first, second } = conjunction;
    if (!sameSources) {
      reporter.message(
        `${first.title} and ${second.title} are not counted from the same sources: what is in both cannot be told.`,
      );
      continue;
    }
    const more = undecidedSentence(undecided);
    const sentences = [...overlapSentences(finding, first.noun, second.noun), ...(more ? [more] : [])].map(plain);
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${first.title} and ${second.title}`);
      reporter.table(
        [
          { title: "Of" },
          { title: "Area" },
          { title: "Number", align: "right" },
          { title: "Both", align: "right" },
          { title: "Share", align: "right" },
          { title: "95% interval" },
        ],
        [
          [first.title, request.area, ...shareCells(finding.ofFirst)],
          [second.title, request.area, ...shareCells(finding.ofSecond)],
        ],
      );
      for (const sentence of sentences) reporter.line(sentence);
    }
    const what = { first: first.id, second: second.id, area: request.area, period: request.period.id };
    found.push({ ...what, ...finding, undecided, sentences });
  }
  return { overlaps: found };
}

function conjunctionFor(id: string, other: string, { partnership }: Answered): Conjunction {
  const [first, second] = [id, other].map((one) => partnership.indicators.get(one));
  if (!first || !second) throw new Error("both are indicators");
  const conjunction = conjunctionOf(first, second, partnership.indicators);
  if (typeof conjunction === "string") throw usage(`--overlap with ${first.id}: ${second.id} ${why[conjunction]}.`);
  return conjunction;
}

const shareCells = ({ part, whole, share, lower, upper }: ShareFinding): string[] => [
  formatValue(whole.value, whole),
  formatValue(part.value, part),
  formatValue(share.value, share),
  isNumber(share.value) ? [lower, upper].map((one) => formatValue(one.value, one)).join(" to ") : "",
];
