import { basename, resolve } from "node:path";
import { documentFormats } from "../export/formats.ts";
import { writeOneFile } from "../export/write.ts";
import { type ExitCode, exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { namedIn } from "../steps/world.ts";
import { buildMarkdown } from "./build-markdown.ts";
import type { FolderResult } from "./build-table.ts";
import { type Context, foldersOf, type Outcome, usage, withReading } from "./command.ts";
import { exitCodeFor, highest } from "./exit-code.ts";
import { periodOption } from "./period.ts";
import { shownProblems } from "./rejections.ts";
import { requirePaper } from "./require-paper.ts";
import { printSummary, printTable, printTime } from "./summary.ts";

/**
 * Makes papers of every folder that was named: one paper, or all that the settings list. Each folder is read once.
 * A folder that fails does not keep the others from being made, nor does a paper; the highest exit code is the one returned.
 */
export async function makePapers(context: Context, paper?: string): Promise<Outcome> {
  const { reporter, options, io } = context;
  const period = periodOption(options.period, io.today);
  const folders = foldersOf(context);
  if (options.out && folders.length > 1)
    throw usage(
      "--out takes one --folder: papers of several would take each other's place.",
      "Call it once for each folder, with an --out of its own.",
    );
  const results: (FolderResult & { readonly sources: object })[] = [];
  let exitCode: ExitCode = exitCodes.done;
  for (const folder of folders) {
    // What is done is told with the folder's name where there are several.
    const own = folders.length > 1 ? { ...context, world: namedIn(context.world, basename(folder)) } : context;
    try {
      const made = await makeFolder(own, folder, period, paper);
      results.push(made);
      exitCode = highest(exitCode, ...made.failed.map((one) => one.exitCode));
    } catch (error) {
      if (!(error instanceof ProblemsError) || io.signal.aborted) throw error;
      reporter.report(error.problems);
      exitCode = highest(exitCode, error.exitCode);
    }
  }
  exitCode = highest(exitCode, exitCodeFor(reporter.problems, options.strict ?? false));
  if (options.markdown !== undefined) {
    const page = buildMarkdown(results, reporter.problems, exitCode);
    await writeOneFile(resolve(io.workingFolder, options.markdown), new TextEncoder().encode(page), io.signal);
  }
  if (results.length > 0) {
    printTable(context, results);
    printTime(context);
  }
  return { exitCode, result: { folders: results.map(plainResult), phases: reporter.phases.list() } };
}

/** What `build` and `render` can be told. */
export const paperOptions = [
  "folder",
  "quarter",
  "audience",
  "documents",
  "out",
  "markdown",
  "strict",
  "replaceFinal",
  "browser",
] as const;

/** As `--json` has it. */
const plainResult = ({ failed, ...result }: FolderResult): object => ({
  ...result,
  failed: failed.map(({ paper, exitCode, problems }) => ({ paper, exitCode, problems })),
});

async function makeFolder(
  context: Context,
  folder: string,
  period: ReturnType<typeof periodOption>,
  paper: string | undefined,
): Promise<FolderResult & { readonly sources: object }> {
  const { options, world, reporter, io } = context;
  const formats = documentFormats.filter((format) => (options.format ?? ["html", "pdf"]).includes(format));
  const { withPrinting } = await import("../steps/with-printing.ts");
  return withPrinting(formats, world, async (printing) => {
    const { buildPapers, openPartnership, readPartnership, refuseEarly } = await import("../build.ts");
    const { quarterOf } = await import("../steps/build-checks.ts");
    const { loadAhead } = await import("../steps/load-ahead.ts");
    const partnership = await openPartnership(folder, world);
    if (paper !== undefined) requirePaper(paper, partnership);
    const asked = {
      period,
      audience: options.audience ?? "internal",
      ...(options.out ? { outFolder: resolve(io.workingFolder, options.out) } : {}),
    } as const;
    await refuseEarly(partnership, { ...asked, paper });
    const read = readPartnership(partnership, world, ({ step }) => {
      if (step === "read") loadAhead(formats);
    });
    return withReading(read, async (reading) => {
      reporter.report(reading.result.problems, shownProblems(reading.result));
      const built = await buildPapers(
        {
          ...asked,
          // A paper that is named may be named by its own year.
          period: quarterOf(period, paper === undefined ? undefined : partnership.papers.get(paper)),
          partnership,
          reading,
          papers: paper === undefined ? partnership.settings.papers : [paper],
          formats,
          strict: options.strict ?? false,
          replaceFinal: options.replaceFinal ?? false,
          printing,
        },
        world,
      );
      // A paper that was asked for by its name and is not made is no success.
      if (paper !== undefined && built.kept.length > 0)
        throw new ProblemsError(built.problems.map(asError), exitCodes.usage);
      reporter.report([...built.problems, ...built.failed.flatMap(({ problems }) => problems)]);
      if (options.debug)
        for (const { fault } of built.failed) if (fault) io.stderr.write(`${fault.stack ?? fault.message}\n`);
      printSummary(context, reading.result, built.papers);
      return {
        folder,
        partnership: partnership.settings.partnership,
        period: period.id,
        audience: asked.audience,
        sources: reading.result.sources,
        papers: built.papers,
        failed: built.failed,
        kept: built.kept,
      };
    });
  });
}

const asError = (problem: Problem): Problem => ({ ...problem, severity: "error" });
