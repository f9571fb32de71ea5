import type { PartnershipPlan, PlanText } from "../../partnership/plan/plan.ts";
import { mentionsIn } from "../../partnership/plan/refs.ts";
import type { Problem } from "../../problems/problem.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { actionAnchor } from "../../wording/plan.ts";
import { type Inline, label } from "../../wording/runs.ts";
import { type Commentary, parseCommentary } from "../commentary/parse.ts";
import { namingDigits } from "../commentary/token-pattern.ts";
import { tokenProblems } from "../commentary/token-problems.ts";
import { tokenRequests } from "../commentary/tokens.ts";
import type { PaperContext } from "../context.ts";
import type { Block, CellBlock } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";

/** Words of the plan are read as commentary is: Markdown with figure tokens. */
const asCommentary = ({ text, place }: PlanText, section: string): Commentary =>
  parseCommentary(place.file ?? "", section, text).commentary;

/** The counts that its tokens rest on. */
export const countsOf = (texts: readonly PlanText[], section: string, paper: PaperContext): readonly CountRequest[] =>
  texts.flatMap((text) => tokenRequests(asCommentary(text, section), paper));

/** As paragraphs and lists, with figures in place of tokens and references to actions as links. */
export const planBlocks = (text: PlanText, context: Pick<PresentContext, "resolve" | "section">): readonly Block[] =>
  asCommentary(text, context.section)
    .blocks((token) => context.resolve(token))
    .map(linked);

/** The same on one line, for a table or a list. */
export const planRuns = (text: PlanText, context: Pick<PresentContext, "resolve" | "section">): readonly Inline[] =>
  planBlocks(text, context).flatMap((block, index): readonly Inline[] => {
    const runs = block.kind === "paragraph" ? block.content : block.kind === "list" ? block.items.flat() : [];
    return index === 0 ? runs : [label(" "), ...runs];
  });

const linked = (block: Block): Block => {
  if (block.kind === "paragraph") return { ...block, content: linkedRuns(block.content) };
  if (block.kind === "list") return { ...block, items: block.items.map(linkedRuns) };
  return block;
};

function linkedRuns(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((run): readonly Inline[] => {
    if (run.kind === "text") return withLinks(run.text);
    if (run.kind === "strong" || run.kind === "emphasis") return [{ ...run, content: linkedRuns(run.content) }];
    return [run];
  });
}

/** Words with a link for each action that they refer to. The plan's own digits name something or are its author's. */
export function withLinks(text: string): readonly Inline[] {
  let last = 0;
  const runs = mentionsIn(text).flatMap(({ ref, offset }): Inline[] => {
    const before = text.slice(last, offset);
    last = offset + ref.length;
    return [...(before ? [label(before)] : []), { kind: "link", href: actionAnchor(ref, "#"), content: [label(ref)] }];
  });
  const rest = text.slice(last);
  return rest ? [...runs, label(rest)] : runs;
}

const bullet = /^\s*(?:[-–•*▪·])\s+/;

/** Lines of a cell as paragraphs, and those that begin with a bullet as a list. */
export function cellBlocks(text: string): readonly CellBlock[] {
  const blocks: CellBlock[] = [];
  let items: (readonly Inline[])[] = [];
  const flush = (): void => {
    if (items.length > 0) blocks.push({ kind: "list", ordered: false, items });
    items = [];
  };
  for (const line of text.split("\n")) {
    const words = line.replace(bullet, "").trim();
    if (words === "") continue;
    if (bullet.test(line)) items.push(withLinks(words));
    else {
      flush();
      blocks.push({ kind: "paragraph", content: withLinks(words) });
    }
  }
  flush();
  return blocks;
}

/** Every text of the plan, with the section that prints it. */
const textsOf = (plan: PartnershipPlan): readonly PlanText[] => [
  plan.introduction,
  ...plan.services.map(({ text }) => text),
  ...plan.priorities.flatMap(({ outcomes, context, caseStudies, delivery }) => [
    ...outcomes,
    context,
    ...caseStudies.map(({ text }) => text),
    ...delivery.flatMap(({ objective }) => objective ?? []),
  ]),
  ...plan.duties.map(({ says }) => says),
];

/**
 * Tokens that cannot be read, at the place of the text that they stand in; case studies that nobody has checked. In a public edition
 * also the texts with numbers that are no tokens: what is withheld in a table may stand in them.
 */
export function planTextProblems(paper: PaperContext): Problem[] {
  const { plan } = paper;
  if (!plan || !paper.planYear) return [];
  const texts = textsOf(plan);
  const unreadable = texts.flatMap((text) =>
    tokenProblems({ ...asCommentary(text, "plan"), literalDigits: [], typedNumbers: [] }, paper).map(
      (problem): Problem => ({ ...problem, place: text.place }),
    ),
  );
  const unchecked = plan.priorities.flatMap(({ caseStudies }) =>
    caseStudies.flatMap(({ title, text, checked }): Problem[] =>
      checked
        ? []
        : [
            {
              code: "plan-case-study",
              severity: "warning",
              message: `Nobody has confirmed that no one can be recognised in the case study “${title}”.`,
              remedy:
                'Have it read by somebody who knows the case, and write "checked: { by: ..., on: ... }" beside it.',
              place: text.place,
            },
          ],
    ),
  );
  return [...unreadable, ...unchecked, ...(paper.audience === "public" ? literalNumbers(texts) : [])];
}

/** Texts with a number that nothing withholds, told once: whoever publishes the plan has to look at each of them. */
function literalNumbers(texts: readonly PlanText[]): Problem[] {
  const found = texts.filter(({ text }) => /\p{N}/u.test(text.replace(namingDigits, "")));
  const [first] = found;
  if (!first) return [];
  const lines = found.map(({ place }) => place.line).join(", ");
  return [
    {
      code: "commentary-literal",
      severity: "warning",
      message: `Words of the plan hold numbers that are no figure tokens, so nothing withholds them: those that begin on line ${lines}.`,
      remedy: "Look whether they tell of few people; put the figure's id in double braces where there is one.",
      place: first.place,
    },
  ];
}
