import { join } from "node:path";
import { type FailedPaper, makeOne } from "./build-one.ts";
import { figuresDocument } from "./export/figures.ts";
import type { FiguresDocument } from "./export/figures-schema.ts";
import { refuseForeign } from "./export/foreign-files.ts";
import type { DocumentFormat } from "./export/formats.ts";
import { rejectsCsv } from "./export/rejects.ts";
import { runName } from "./export/run-name.ts";
import { writeProducts, writeRun } from "./export/write.ts";
import { commentarySkeleton, gapIn } from "./papers/commentary/skeleton.ts";
import type { EditionModel } from "./papers/model.ts";
import { folderName, isMadeAt } from "./papers/paper-period.ts";
import type { Audience, Status } from "./partnership/settings/editions.ts";
import { type Edition, makeModel } from "./pipeline.ts";
import { exitCodes, type Problem, ProblemsError } from "./problems/problem.ts";
import type { Picture } from "./render/pictures.ts";
import { audienceProblems, gaps, notDue, quarterOf, refuse, reportedQuarter } from "./steps/build-checks.ts";
import { type CommentaryEntry, commentaryList } from "./steps/commentary-list.ts";
import { freeze, isFrozen, keptAsFinal, setAside, type Which } from "./steps/frozen.ts";
import { heldBack, isAmiss } from "./steps/held-back.ts";
import { misplacedCommentary } from "./steps/misplaced-commentary.ts";
import { openPartnership as open, type Partnership } from "./steps/open-partnership.ts";
import { measureRequests } from "./steps/paper-context.ts";
import { picturesFor } from "./steps/pictures.ts";
import type { Printing, PrintResult } from "./steps/printing.ts";
import { dataFilesOf, figuresOrigin, headlinesOf, isProductOf, productsOf } from "./steps/products.ts";
import type { Reading } from "./steps/read-partnership.ts";
import { outdatedSignOffs } from "./steps/seen-edition.ts";
import { spreadsheetsOf } from "./steps/spreadsheets.ts";
import { unusedTargets } from "./steps/unused-targets.ts";
import { inPhase, type World } from "./steps/world.ts";
import { Together } from "./together.ts";
import type { Figure } from "./values/figure.ts";
import type { CountRequest } from "./values/figure-book.ts";
import { type Period, parsePeriod } from "./values/period.ts";

/** Reads the settings. Throws ProblemsError, exit code 2. */
export const openPartnership = (folder: string, world: World): Promise<Partnership> =>
  inPhase(world, "settings", () => open(folder));

/** Counts for a question in a meeting: nothing is withheld, so the answer is for internal use. */
export const measureFigures = (
  partnership: Partnership,
  reading: Reading,
  requests: readonly CountRequest[],
  onHeld?: Parameters<typeof measureRequests>[3],
  /** Told of what was found wrong while counting. */
  onProblem: (problem: Problem) => void = () => undefined,
): Promise<readonly Figure[]> =>
  measureRequests(partnership, reading, requests, onHeld).then(({ figures, problems }) => {
    for (const problem of problems) onProblem(problem);
    return figures;
  });

/** Every figure that one of the partnership's papers of a quarter counts or finds, in the internal edition. Nothing is written. */
export async function paperFigures(
  partnership: Partnership,
  reading: Reading,
  { paper, quarter }: { readonly paper: string; readonly quarter: Period },
  world: World,
): Promise<ReadonlyMap<string, Figure>> {
  const definition = partnership.papers.get(paper);
  if (!definition || !isMadeAt(definition, quarter)) return new Map();
  const made = await makeModel({ partnership, reading, definition, quarter, audience: "internal" }, world);
  const figures = [...made.figures.values(), ...Object.values(made.model.figures)];
  return new Map(figures.map((figure) => [figure.id, figure]));
}

/** What the papers of a run would show if they were made now, in the same edition. Nothing is written. */
export async function figuresNow(
  partnership: Partnership,
  reading: Reading,
  papers: readonly FiguresDocument[],
  world: World,
): Promise<FiguresDocument[]> {
  const now: FiguresDocument[] = [];
  for (const { paper, audience, period } of papers) {
    const definition = partnership.papers.get(paper);
    const parsed = parsePeriod(period);
    if (!definition || !parsed.ok) continue;
    const quarter = quarterOf(parsed.period, definition);
    const { model } = await makeModel({ partnership, reading, definition, quarter, audience }, world);
    now.push(figuresDocument(model, figuresOrigin(partnership, reading.result)));
  }
  return now;
}

/** The commentary of one paper, section by section, with a skeleton for each. Nothing is written. Throws ProblemsError. */
export async function commentaryOf(
  { partnership, reading, period, paper }: Pick<BuildOptions, "partnership" | "reading" | "period"> & { paper: string },
  world: World,
): Promise<{ entries: CommentaryEntry[]; skeletonOf: (section: string) => string; problems: readonly Problem[] }> {
  const definition = partnership.papers.get(paper);
  if (!definition) throw new ProblemsError(partnership.unsoundPapers.get(paper) ?? [], exitCodes.usage);
  const quarter = reportedQuarter(period, reading.result, definition);
  const made = await makeModel({ partnership, reading, definition, quarter, audience: "internal" }, world);
  return {
    entries: await commentaryList(partnership.settings.folder, made.model, quarter, reading),
    skeletonOf: (id) => {
      const section =
        made.model.sections.find((one) => one.id === id) ??
        made.model.sections.find((one) => gapIn(one, id) !== undefined || id.startsWith(`${one.id}-`));
      return section ? commentarySkeleton(made.model, section, id) : "";
    },
    problems: made.problems,
  };
}

export interface BuildOptions {
  readonly partnership: Partnership;
  readonly reading: Reading;
  /** A quarter, or a year for its Quarter 4. A paper of a year is left out at another quarter. */
  readonly period: Period;
  readonly papers: readonly string[];
  readonly audience: Audience;
  readonly formats: readonly DocumentFormat[];
  readonly outFolder?: string;
  /** Write nothing where there is a warning, of whichever paper or extract. */
  readonly strict: boolean;
  /** Make papers anew that are final; what was final is set aside. */
  readonly replaceFinal?: boolean;
  /** What prints and paints, where a format needs a browser. Whoever started it ends it. */
  readonly printing?: Printing | undefined;
}

export interface BuiltPaper {
  readonly paper: string;
  readonly title: string;
  readonly status: Status;
  readonly headlines: readonly string[];
  /** Sections that lack words which they need. */
  readonly gaps: number;
  /** Of the PDF, where one was printed. */
  readonly pages?: number;
  readonly files: readonly string[];
}

export interface BuildResult {
  readonly papers: readonly BuiltPaper[];
  readonly failed: readonly FailedPaper[];
  /** Final papers that were left as they are. */
  readonly kept: readonly string[];
  readonly problems: readonly Problem[];
}

/** Refuses, before anything is read, what no reading could make right. Throws ProblemsError, exit code 2. */
export async function refuseEarly(
  { settings, papers }: Partnership,
  asked: Pick<BuildOptions, "period" | "audience" | "outFolder"> & { readonly paper?: string | undefined },
): Promise<void> {
  quarterOf(asked.period, asked.paper === undefined ? undefined : papers.get(asked.paper));
  refuse(audienceProblems(settings, asked.audience), exitCodes.usage);
  if (asked.outFolder) await refuseForeign(asked.outFolder);
}

/**
 * Makes papers from one reading with one browser, and writes them as a set. A paper that cannot be planned, worded or printed keeps no other
 * from being made. HTML is written even when no PDF can be made.
 */
export async function buildPapers(options: BuildOptions, world: World): Promise<BuildResult> {
  const { partnership, reading, audience, formats, printing } = options;
  const { settings } = partnership;
  const quarter = reportedQuarter(options.period, reading.result);
  refuse(audienceProblems(settings, audience), exitCodes.usage);

  const editions: Edition[] = [];
  const pictures = new Map<EditionModel, readonly Picture[]>();
  const failed: FailedPaper[] = [];
  const kept: string[] = [];
  const whichOf = (paper: string): Which => ({ folder: settings.folder, period: quarter, audience, paper });
  const leftOut = [
    ...(await unusedTargets(partnership, quarter, options.papers)),
    ...(await misplacedCommentary(partnership, quarter)),
  ];
  // With --strict nothing is written then, so that nothing need be printed.
  const isHeld = options.strict && isAmiss([...reading.result.problems, ...leftOut]);
  const together = new Together({ partnership, reading, quarter, audience });
  for (const paper of options.papers) {
    const definition = partnership.papers.get(paper);
    if (definition && !isMadeAt(definition, quarter)) {
      leftOut.push(notDue(definition, quarter));
      continue;
    }
    if (!options.replaceFinal && (await isFrozen(whichOf(paper)))) {
      kept.push(paper);
      continue;
    }
    const made = await makeOne(paper, quarter, options, world, together, async (model) => {
      if (formats.includes("pdf") && !isHeld) await printing?.print(model);
    });
    if (!("model" in made)) {
      failed.push(made);
      continue;
    }
    const { model } = made;
    const drawn = await picturesFor(made, formats, world);
    editions.push(made);
    pictures.set(model, drawn);
    if (formats.includes("png") && !isHeld)
      printing?.paint(
        model,
        drawn.map(({ svg }) => svg),
      );
  }
  const found = [
    ...leftOut,
    ...kept.map((paper) => keptAsFinal(whichOf(paper))),
    ...editions.flatMap((edition) => edition.problems),
  ];
  const problems = [...new Map(found.map(keyed)).values()];
  if (editions.length === 0) return { papers: [], failed, kept, problems };

  // While the browser prints what was handed in last.
  const data = new Map(editions.map(({ model }) => [model, dataFilesOf(model, partnership, reading.result)]));
  const figuresOf = (model: EditionModel): Uint8Array | undefined =>
    data.get(model)?.find(({ name }) => name.endsWith("-figures.json"))?.bytes;
  const outdated = await outdatedSignOffs(editions, figuresOf, partnership, quarter);
  const printed = await printedBy(printing, world);
  const all = [...problems, ...outdated, ...printed.problems];
  if (options.strict && isAmiss([...reading.result.problems, ...all, ...failed.flatMap((one) => one.problems)])) {
    const held = editions.map(({ model }) => ({
      paper: model.paper,
      problems: [heldBack],
      exitCode: exitCodes.dataProblems,
    }));
    return { papers: [], failed: [...failed, ...held], kept, problems: all };
  }
  const spreadsheets = await spreadsheetsOf(editions, formats, world);
  const folder = options.outFolder ?? join(settings.folder, "out", folderName(quarter), audience);
  const products = editions.map(({ model, html, written }) => {
    const made = printed.papers.get(model.paper);
    return {
      model,
      pages: made?.pages,
      files: productsOf({
        model,
        data: data.get(model) ?? [],
        ...(formats.includes("html") ? { html } : {}),
        ...(made ? { printed: made } : {}),
        pictures: { drawn: pictures.get(model) ?? [], formats },
        spreadsheets: spreadsheets.get(model) ?? [],
        written,
        reading: reading.result,
        partnership,
      }),
    };
  });
  const signal = world.signal ? { signal: world.signal } : {};
  if (options.outFolder) await refuseForeign(options.outFolder);
  await inPhase(world, "write", async () => {
    const supersedes = (name: string): boolean => products.some(({ model }) => isProductOf(model, name));
    await writeProducts(
      folder,
      products.flatMap(({ files }) => files),
      { supersedes, ...signal },
    );
    const records = [
      { name: "rejects.csv", bytes: rejectsCsv(reading.result.rejects) },
      ...products.flatMap(({ files }) => files.filter(({ name }) => name.endsWith("-figures.json"))),
    ];
    const run = runName(folderName(quarter), audience, records);
    await writeRun(join(settings.folder, "runs", run), records, signal);
    for (const { model, files } of products)
      if (model.status === "final") await freeze(whichOf(model.paper), files, signal);
      else await setAside(whichOf(model.paper));
  });
  return {
    kept,
    problems: all,
    failed,
    papers: products.map(({ model, files, pages }) => ({
      paper: model.paper,
      title: `${model.title}, ${model.period.label} (${audience})`,
      status: model.status,
      headlines: headlinesOf(model),
      gaps: gaps(model).length,
      ...(pages === undefined ? {} : { pages }),
      files: files.map(({ name }) => join(folder, name)),
    })),
  };
}

/** What is still to be printed when all papers are made: that is what the phase takes. */
async function printedBy(printing: Printing | undefined, world: World): Promise<PrintResult> {
  if (!printing) return { papers: new Map(), problems: [] };
  return inPhase(world, "print", () => printing.done());
}

const keyed = (problem: Problem): [string, Problem] => [JSON.stringify(problem), problem];

export { type Edition, makeEdition, type PaperInput } from "./pipeline.ts";
export { type Reading, readPartnership } from "./steps/read-partnership.ts";
export type { Phase, ProgressEvent, World } from "./steps/world.ts";
export type { CountRequest, FailedPaper, Figure, Partnership };
