import { analyse } from "./analysis/analyse.ts";
import { figuresIn } from "./analysis/figures-in.ts";
import { leaksOf } from "./disclosure/leaks.ts";
import { numbersLacking } from "./papers/commentary/numbers-lacking.ts";
import { subjectKey } from "./papers/context.ts";
import type { EditionModel } from "./papers/model.ts";
import { analysisSubject, asCounted, measuredSubject, type PaperPlan } from "./papers/plan.ts";
import { presentPaper } from "./papers/present.ts";
import type { WrittenFile } from "./papers/written-file.ts";
import { exitCodes, type Problem } from "./problems/problem.ts";
import { fontProblems } from "./render/other-scripts.ts";
import { renderHtml } from "./render/render-html.ts";
import { gaps, refuse } from "./steps/build-checks.ts";
import { endsEarlyProblems } from "./steps/ends-early.ts";
import { inPhase, type World } from "./steps/world.ts";
import { type EditionInput, Together } from "./together.ts";
import type { Figure } from "./values/figure.ts";
import { FigureBook } from "./values/figure-book.ts";

/**
 * The whole of it, in the order in which data flows; no phase goes back.
 *
 *     extracts ─preflight, read─▶ records + rejects + coverage ─plan─▶ counts wanted ─measure─▶ figures
 *        ─disclose─▶ disclosed figures ─analyse─▶ findings ─word, chart─▶ edition model ─render─▶ HTML ─print─▶ PDF
 *
 * Each phase is one function of one folder. The browser, the folders and the progress display come in as a `World`; no date comes from the clock.
 */
export async function makeEdition(
  input: PaperInput,
  world: World,
  { together, onModel }: EditionOptions = {},
): Promise<Edition> {
  const made = await makeModel(input, world, together);
  const { model, written } = made;
  const problems = [...made.problems, ...fontProblems(model)];

  // 6. Render: the model to one HTML file; for the printer first, who works on while the one for the screen is made.
  const html = await inPhase(world, "render", async () => {
    await onModel?.(model, problems);
    return renderHtml(model);
  });
  return { model, html, written, problems };
}

/** Everything up to the edition model, with every figure that was counted or found on the way. */
export async function makeModel(
  { definition, ...input }: PaperInput,
  world: World,
  together = new Together(input),
): Promise<ModelMade> {
  // 1. Plan: which sections, and every count that they can rest on. 2. Measure: count what was asked for.
  const own = await together.counted(definition, world);
  const { partnership, plan, figures: counted, problems } = own;

  // 3. Disclose: from here on nothing is known but what this edition may show.
  const { figures: disclosed, problems: notReckoned } = await together.disclosed(definition, own, world);
  const book = new FigureBook(disclosed);

  // 4. Analyse: figures to findings, by what the records behind them are.
  const known = asCounted(plan, counted);
  const findings = await inPhase(world, "analyse", () =>
    analyse(book, {
      subjects: known.subjects.map((subject) => analysisSubject(known.paper, subject)),
      measured: known.measured.map((subject) => measuredSubject(known.paper, subject)),
      mayHeadline: new Set(known.scorecard.map(subjectKey)),
      pairs: known.pairs,
      settings: partnership.settings,
    }),
  );

  // 5. Word and chart: findings to the edition model, the golden of record.
  const noted = { ...known, paper: { ...known.paper, problems: [...known.paper.problems, ...problems.counted] } };
  const model = await inPhase(world, "word", () => presentPaper(noted, book, findings));
  // What is in the paper is what was disclosed: the last look before anything is written.
  refuse(leaksOf(model, disclosed), exitCodes.documentFailed);
  const figures = new Map([...book.all().map((figure) => [figure.id, figure] as const), ...figuresIn(findings)]);
  const { written } = plan.paper;
  return {
    model,
    written,
    figures,
    problems: [
      ...problems.planned,
      ...endsEarlyProblems(plan),
      ...notReckoned,
      ...problems.counted,
      ...gaps(model),
      ...numbersLacking(model),
    ],
  };
}

export interface PaperInput extends EditionInput {
  readonly definition: PaperPlan["definition"];
}

export interface EditionOptions {
  /** Decides with which other papers small counts are withheld; this one alone when left out. */
  readonly together?: Together;
  /** Handed the model as soon as there is one, so that printing can begin; waited for. What it throws ends the making. */
  readonly onModel?: (model: EditionModel, problems: readonly Problem[]) => Promise<void>;
}

export interface ModelMade {
  readonly model: EditionModel;
  readonly written: readonly WrittenFile[];
  /** Whether the paper prints them or not, as the edition may show them. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly problems: readonly Problem[];
}

export interface Edition {
  readonly model: EditionModel;
  readonly html: string;
  /** What people wrote that stands in it, by its files. */
  readonly written: readonly WrittenFile[];
  readonly problems: readonly Problem[];
}
