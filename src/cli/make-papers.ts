import { resolve } from "node:path";
import { documentFormats } from "../export/formats.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { type ExitCode, exitCodes, ProblemsError } from "../problems/problem.ts";
import { type Context, foldersOf, type Outcome, usage, withReading } from "./command.ts";
import { exitCodeFor, highest } from "./exit-code.ts";
import { periodOption } from "./period.ts";
import { shownProblems } from "./rejections.ts";
import { printSummary, printTime } from "./summary.ts";

/**
 * Makes papers of every folder that was named: one paper, or all that the settings list. Each folder is read once.
 * A folder that fails does not keep the others from being made; the highest exit code is the one returned.
 */
export async function makePapers(context: Context, paper?: string): Promise<Outcome> {
  const period = periodOption(context.options.period, context.io.today);
  if (context.options.out && foldersOf(context).length > 1)
    throw usage(
      "--out takes one --folder: papers of several would take each other's place.",
      "Call it once for each folder, with an --out of its own.",
    );
  const results: object[] = [];
  let exitCode: ExitCode = exitCodes.done;
  for (const folder of foldersOf(context)) {
    try {
      results.push(await makeFolder(context, folder, period, paper));
    } catch (error) {
      if (!(error instanceof ProblemsError) || context.io.signal.aborted) throw error;
      context.reporter.report(error.problems);
      exitCode = highest(exitCode, error.exitCode);
    }
  }
  const { reporter, options } = context;
  if (results.length > 0) printTime(context);
  return {
    exitCode: highest(exitCode, exitCodeFor(reporter.problems, options.strict ?? false)),
    result: { folders: results, phases: reporter.phases.list() },
  };
}

async function makeFolder(
  context: Context,
  folder: string,
  period: ReturnType<typeof periodOption>,
  paper: string | undefined,
): Promise<object> {
  const { options, world, reporter, io } = context;
  const { buildPapers, openPartnership, readPartnership, refuseEarly } = await import("../build.ts");
  const partnership = await openPartnership(folder, world);
  if (paper !== undefined) requirePaper(paper, [...partnership.papers.keys()]);
  const asked = {
    period,
    audience: options.audience ?? "internal",
    unaudited: options.unaudited ?? false,
    ...(options.out ? { outFolder: resolve(io.workingFolder, options.out) } : {}),
  } as const;
  await refuseEarly(partnership, asked);
  return withReading(readPartnership(partnership, world), async (reading) => {
    reporter.report(reading.result.problems, shownProblems(reading.result));
    const built = await buildPapers(
      {
        ...asked,
        partnership,
        reading,
        papers: paper === undefined ? partnership.settings.papers : [paper],
        formats: documentFormats.filter((format) => (options.format ?? ["html", "pdf"]).includes(format)),
        strict: options.strict ?? false,
      },
      world,
    );
    reporter.report(built.problems);
    printSummary(context, reading.result, built.papers);
    return { folder, period: period.id, sources: reading.result.sources, papers: built.papers };
  });
}

function requirePaper(paper: string, known: readonly string[]): void {
  if (known.includes(paper)) return;
  throw new ProblemsError(
    [
      {
        code: "paper-unknown",
        severity: "error",
        message: `"${paper}" is not a paper.${didYouMean(nearest(paper, known))}`,
        remedy: `Papers: ${known.join(", ")}.`,
      },
    ],
    exitCodes.usage,
  );
}
