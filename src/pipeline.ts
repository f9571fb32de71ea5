import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { analyse } from "./analysis/analyse.ts";
import { disclose } from "./disclosure/disclose.ts";
import { rejectsCsv } from "./export/rejects.ts";
import { writeProducts, writeRun } from "./export/write.ts";
import { readExtracts } from "./extracts/read.ts";
import type { ReadResult } from "./extracts/reading.ts";
import { tokenProblems } from "./papers/commentary/tokens.ts";
import { unusedCommentary } from "./papers/commentary/unused.ts";
import { sectionKinds } from "./papers/kinds/index.ts";
import type { EditionModel } from "./papers/model.ts";
import { analysisSubject, type PaperPlan, planPaper } from "./papers/plan.ts";
import { folderName, presentPaper } from "./papers/present.ts";
import type { Audience } from "./partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "./problems/problem.ts";
import { openStore, type RecordStore } from "./records/store.ts";
import { renderHtml } from "./render/render-html.ts";
import { audienceProblems, quarterOf, reportedQuarter } from "./steps/build-checks.ts";
import { openPartnership as open, type Partnership } from "./steps/open-partnership.ts";
import { measureRequests, paperContext } from "./steps/paper-context.ts";
import { printing } from "./steps/printing.ts";
import { headlinesOf, isProductOf, type Printed, productsOf } from "./steps/products.ts";
import { readCommentary } from "./steps/read-commentary.ts";
import { unknownCounts } from "./steps/unknown-counts.ts";
import { inPhase, type World } from "./steps/world.ts";
import type { Figure } from "./values/figure.ts";
import { type CountRequest, FigureBook } from "./values/figure-book.ts";
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
  const { partnership, reading, definition, quarter, audience } = input;
  const { settings } = partnership;
  const written = await readCommentary(settings.folder, quarter, definition.id);

  // 1. Plan: which sections, and every count that they can rest on.
  const plan = await inPhase(world, "plan", async () => {
    const context = await paperContext({ ...input, commentary: written.commentary });
    return planPaper(definition, context, sectionKinds);
  });
  const problems = [...written.problems, ...commentaryProblems(plan)];
  refuse(problems, exitCodes.usage);

  // 2. Measure: count what was asked for.
  const counted = await inPhase(world, "measure", () => measureRequests(partnership, reading, plan.requests));

  // 3. Disclose: from here on nothing is known but what this edition may show.
  const book = await inPhase(world, "disclose", () => {
    const shown = disclose(counted.figures, {
      audience,
      indicators: partnership.indicators,
      partnershipArea: settings.area.id,
    });
    return new FigureBook(shown);
  });

  // 4. Analyse: figures to findings.
  const findings = await inPhase(world, "analyse", () =>
    analyse(book, {
      subjects: plan.subjects.map((subject) => analysisSubject(plan.paper, subject)),
      mayHeadline: new Set(plan.scorecard),
      pairs: plan.pairs,
      settings,
    }),
  );

  // 5. Word and chart: findings to the edition model, the golden of record.
  const noted = { ...plan, paper: { ...plan.paper, problems: [...plan.paper.problems, ...counted.problems] } };
  const model = await inPhase(world, "word", () => presentPaper(noted, book, findings));

  // 6. Render: the model to one HTML file.
  const html = await inPhase(world, "render", () => renderHtml(model));
  return { model, html, problems: [...problems, ...counted.problems, ...gaps(model)] };
}

export interface PaperInput {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly definition: PaperPlan["definition"];
  readonly quarter: Period;
  readonly audience: Audience;
}

export interface Edition {
  readonly model: EditionModel;
  readonly html: string;
  readonly problems: readonly Problem[];
}

export interface Reading {
  readonly store: RecordStore;
  readonly result: ReadResult;
  close(): Promise<void>;
}

/** Reads the settings. Throws ProblemsError, exit code 2. */
export const openPartnership = (folder: string, world: World): Promise<Partnership> =>
  inPhase(world, "settings", () => open(folder));

/** Reads every extract once. Throws ProblemsError, exit code 3, when one cannot be read at all. */
export async function readPartnership(partnership: Partnership, world: World): Promise<Reading> {
  const store = await openStore();
  try {
    const result = await inPhase(world, "read", () =>
      readExtracts({
        settings: partnership.settings,
        store,
        temporaryFolder: world.temporaryRoot,
        ...(world.signal ? { signal: world.signal } : {}),
      }),
    );
    const problems = [...result.problems, ...unknownCounts(result, partnership.indicators)];
    return { store, result: { ...result, problems }, close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Counts for a question in a meeting: nothing is withheld, so the answer is for internal use. */
export const measureFigures = (
  partnership: Partnership,
  reading: Reading,
  requests: readonly CountRequest[],
): Promise<readonly Figure[]> => measureRequests(partnership, reading, requests).then(({ figures }) => figures);

export interface BuildOptions {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly period: Period;
  readonly papers: readonly string[];
  readonly audience: Audience;
  readonly formats: readonly ("html" | "pdf")[];
  readonly outFolder?: string;
  readonly strict: boolean;
  /** Consent to a public edition that is not yet protected against working out suppressed counts. */
  readonly unaudited: boolean;
}

export interface BuiltPaper {
  readonly paper: string;
  readonly title: string;
  readonly headlines: readonly string[];
  readonly files: readonly string[];
}

export interface BuildResult {
  readonly papers: readonly BuiltPaper[];
  readonly problems: readonly Problem[];
}

/** Refuses, before anything is read, what no reading could make right. Throws ProblemsError, exit code 2. */
export function refuseEarly(
  { settings }: Partnership,
  asked: Pick<BuildOptions, "period" | "audience" | "unaudited">,
): void {
  quarterOf(asked.period);
  refuse(audienceProblems(settings, asked.audience, asked.unaudited), exitCodes.usage);
}

/** Makes papers from one reading with one browser, and writes them as a set. HTML is written even when no PDF can be made. */
export async function buildPapers(options: BuildOptions, world: World): Promise<BuildResult> {
  const { partnership, reading, audience, formats, strict } = options;
  const { settings } = partnership;
  const quarter = reportedQuarter(options.period, reading.result);
  refuse(audienceProblems(settings, audience, options.unaudited), exitCodes.usage);

  const editions: Edition[] = [];
  for (const id of options.papers) {
    const definition = partnership.papers.get(id);
    if (definition) editions.push(await makeEdition({ partnership, reading, definition, quarter, audience }, world));
  }
  const problems = [...new Map(editions.flatMap((edition) => edition.problems).map(keyed)).values()];
  // With --strict a paper with a gap in it is not written at all.
  if (strict) refuse(problems, exitCodes.dataProblems, "warning");

  const printed = formats.includes("pdf")
    ? await printing(editions, world)
    : { papers: new Map<string, Printed>(), problems: [] };
  const folder = options.outFolder ?? join(settings.folder, "out", folderName(quarter), audience);
  const products = editions.map(({ model, html }) => {
    const pdf = printed.papers.get(model.paper);
    return {
      model,
      files: productsOf({
        model,
        ...(formats.includes("html") ? { html } : {}),
        ...(pdf ? { printed: pdf } : {}),
        reading: reading.result,
        settings,
      }),
    };
  });
  const signal = world.signal ? { signal: world.signal } : {};
  await inPhase(world, "write", async () => {
    const supersedes = (name: string): boolean => products.some(({ model }) => isProductOf(model.paper, name));
    await writeProducts(
      folder,
      products.flatMap(({ files }) => files),
      { supersedes, ...signal },
    );
    await writeRun(
      join(settings.folder, "runs", `${folderName(quarter)}-${audience}-${randomBytes(3).toString("hex")}`),
      [
        { name: "rejects.csv", bytes: new TextEncoder().encode(rejectsCsv(reading.result.rejects)) },
        ...products.flatMap(({ files }) => files.filter(({ name }) => name.endsWith("-figures.json"))),
      ],
      signal,
    );
  });
  return {
    problems: [...problems, ...printed.problems],
    papers: products.map(({ model, files }) => ({
      paper: model.paper,
      title: `${model.title}, ${model.period.label} (${audience})`,
      headlines: headlinesOf(model),
      files: files.map(({ name }) => join(folder, name)),
    })),
  };
}

const keyed = (problem: Problem): [string, Problem] => [JSON.stringify(problem), problem];

function commentaryProblems(plan: PaperPlan): Problem[] {
  const written = [...plan.paper.commentary.values()];
  return [...written.flatMap((one) => tokenProblems(one, plan.paper)), ...unusedCommentary(written, plan.sections)];
}

/** Commentary that is required and not there, as warnings: the paper shows the gap, `--strict` refuses it. */
function gaps(model: EditionModel): Problem[] {
  return model.sections.flatMap((section) =>
    section.blocks.flatMap((block): Problem[] =>
      block.kind === "commentary-gap"
        ? [
            {
              code: "commentary-missing",
              severity: "warning",
              message: `"${section.title}" has no commentary.`,
              remedy: block.text,
            },
          ]
        : [],
    ),
  );
}

/** Stops with every problem at once when there is one of the given severity or worse. */
function refuse(
  problems: readonly Problem[],
  exitCode: (typeof exitCodes)[keyof typeof exitCodes],
  from: "error" | "warning" = "error",
): void {
  const grave = problems.filter(
    ({ severity }) => severity === "error" || (from === "warning" && severity === "warning"),
  );
  if (grave.length > 0) throw new ProblemsError(grave, exitCode);
}

export type { Phase, ProgressEvent, World } from "./steps/world.ts";
export type { CountRequest, Figure, Partnership };
