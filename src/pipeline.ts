import { analyse } from "./analysis/analyse.ts";
import { figuresIn } from "./analysis/figures-in.ts";
import { disclose } from "./disclosure/disclose.ts";
import { leaksOf } from "./disclosure/leaks.ts";
import { subjectKey } from "./papers/context.ts";
import { sectionKinds } from "./papers/kinds/index.ts";
import type { EditionModel } from "./papers/model.ts";
import { analysisSubject, asCounted, measuredSubject, type PaperPlan, planPaper } from "./papers/plan.ts";
import { presentPaper } from "./papers/present.ts";
import type { Audience } from "./partnership/settings.ts";
import { exitCodes, type Problem } from "./problems/problem.ts";
import { fontProblems } from "./render/other-scripts.ts";
import { renderHtml } from "./render/render-html.ts";
import { commentaryProblems, gaps, refuse } from "./steps/build-checks.ts";
import { countedAreas } from "./steps/counted-areas.ts";
import { knowingThemes } from "./steps/knowing-themes.ts";
import type { Partnership } from "./steps/open-partnership.ts";
import { measureRequests, paperContext } from "./steps/paper-context.ts";
import { readActions } from "./steps/read-actions.ts";
import { readCommentary } from "./steps/read-commentary.ts";
import type { Reading } from "./steps/read-partnership.ts";
import { readPartnershipPlan } from "./steps/read-plan.ts";
import { noneReported, readReported } from "./steps/read-reported.ts";
import { readSignOff } from "./steps/read-sign-off.ts";
import { inPhase, type World } from "./steps/world.ts";
import type { Figure } from "./values/figure.ts";
import { FigureBook } from "./values/figure-book.ts";
import type { Period } from "./values/period.ts";

/**
 * The whole of it, in the order in which data flows; no phase goes back.
 *
 *     extracts ─preflight, read─▶ records + rejects + coverage ─plan─▶ counts wanted ─measure─▶ figures
 *        ─disclose─▶ disclosed figures ─analyse─▶ findings ─word, chart─▶ edition model ─render─▶ HTML ─print─▶ PDF
 *
 * Each phase is one function of one folder. The clock, the browser, the folders and the progress display come in as a `World`.
 */
export async function makeEdition(input: PaperInput, world: World): Promise<Edition> {
  const { model, problems } = await makeModel(input, world);

  // 6. Render: the model to one HTML file.
  const html = await inPhase(world, "render", () => renderHtml(model));
  return { model, html, problems: [...problems, ...fontProblems(model)] };
}

/** Everything up to the edition model, with every figure that was counted or found on the way. */
export async function makeModel(input: PaperInput, world: World): Promise<ModelMade> {
  const { reading, definition, quarter, audience } = input;
  const partnership = knowingThemes(input.partnership, definition);
  const { settings } = partnership;
  const written = await readCommentary(settings.folder, quarter, definition.id);
  const signed = await readSignOff(settings, quarter, definition);
  const log = await readActions(settings.folder);
  const planned = await readPartnershipPlan(settings.folder, definition, sectionKinds, partnership.indicators.keys());
  const reported = audience === "internal" ? await readReported(settings.folder, quarter, definition) : noneReported;

  // 1. Plan: which sections, and every count that they can rest on.
  const plan = await inPhase(world, "plan", async () => {
    const { commentary } = written;
    const [{ signOff }, { actions }] = [signed, log];
    const context = await paperContext({
      ...input,
      partnership,
      commentary,
      signOff,
      actions,
      reported: reported.papers,
      plan: planned,
    });
    return planPaper(definition, context, sectionKinds);
  });
  const problems = [
    ...[written, signed, log, planned, reported].flatMap((read) => read.problems),
    ...commentaryProblems(plan),
  ];
  refuse(problems, exitCodes.usage);

  // 2. Measure: count what was asked for.
  const counted = await inPhase(world, "measure", () => measureRequests(partnership, reading, plan.requests));

  // 3. Disclose: from here on nothing is known but what this edition may show.
  const disclosed = await inPhase(world, "disclose", () =>
    disclose(counted.figures, {
      audience,
      indicators: partnership.indicators,
      partnershipArea: settings.area.id,
      areas: countedAreas(settings),
    }),
  );
  refuse(disclosed.problems, exitCodes.documentFailed);
  const book = new FigureBook(disclosed.figures);

  // 4. Analyse: figures to findings, by what the records behind them are.
  const known = asCounted(plan, counted.figures);
  const findings = await inPhase(world, "analyse", () =>
    analyse(book, {
      subjects: known.subjects.map((subject) => analysisSubject(known.paper, subject)),
      measured: known.measured.map((subject) => measuredSubject(known.paper, subject)),
      mayHeadline: new Set(known.scorecard.map(subjectKey)),
      pairs: known.pairs,
      settings,
    }),
  );

  // 5. Word and chart: findings to the edition model, the golden of record.
  const noted = { ...known, paper: { ...known.paper, problems: [...known.paper.problems, ...counted.problems] } };
  const model = await inPhase(world, "word", () => presentPaper(noted, book, findings));
  // What is in the paper is what was disclosed: the last look before anything is written.
  refuse(leaksOf(model, disclosed.figures), exitCodes.documentFailed);
  const figures = new Map([...book.all().map((figure) => [figure.id, figure] as const), ...figuresIn(findings)]);
  return { model, figures, problems: [...problems, ...counted.problems, ...gaps(model)] };
}

export interface PaperInput {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly definition: PaperPlan["definition"];
  readonly quarter: Period;
  readonly audience: Audience;
}

export interface ModelMade {
  readonly model: EditionModel;
  /** Whether the paper prints them or not, as the edition may show them. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly problems: readonly Problem[];
}

export interface Edition {
  readonly model: EditionModel;
  readonly html: string;
  readonly problems: readonly Problem[];
}
