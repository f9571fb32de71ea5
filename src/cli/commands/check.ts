import { Option } from "commander";
import type { Reconciliation } from "../../analysis/reconciliation.ts";
import type { Partnership, Reading } from "../../build.ts";
import { openDataFormats } from "../../extracts/published-formats.ts";
import type { UnreadFiles } from "../../extracts/unread.ts";
import { type ExitCode, type Problem, ProblemsError } from "../../problems/problem.ts";
import { type CommandModule, type Context, foldersOf, type Outcome, usage, withReading } from "../command.ts";
import { exitCodeFor, highest } from "../exit-code.ts";
import { htmlOption, writePage } from "../html-page.ts";
import { withOptions } from "../options.ts";
import { printReading, problemsBeside, withVerdicts } from "../reading-page.ts";
import { type Against, againstOption, apartProblems, printReconciliation, withOpenData } from "../reconciliation.ts";
import { shownPath } from "../shown-path.ts";
import { printUnread, unreadProblem } from "../unread.ts";

/** Reads everything and says what came of it. */
export const checkCommand: CommandModule = {
  name: "check",
  declare: (command) =>
    withOptions(
      command
        .description(
          "read every extract: rows accounted for, months covered, what was rejected, what is wrong; and the Partnership Plan, if there is one",
        )
        .argument("[path...]", "files or folders to recognise and read without a partnership")
        .option("--area <area>", "with paths: count only this borough's rows, by name or code", (area) => [area])
        .option("--add", "add to partnership.yaml, unasked, the sources that are recognised for certain")
        .addOption(
          new Option(
            "--html [file]",
            "also write what was found as a web page; out/data-quality.html in the partnership folder when no file is named",
          ).argParser(htmlOption),
        )
        .addOption(
          new Option(
            "--against <format>",
            `set your counts beside open data, month by month: ${openDataFormats.join(", ")}; or with its files: mps-geographic=extracts/open/*.csv`,
          ).argParser(againstOption),
        ),
      "folder",
      "strict",
    ),
  async run(context, paths) {
    if (paths.length > 0) return checkPaths(context, paths);
    if (context.options.area) throw usage("--area goes with paths; a partnership's area stands in its settings.");
    const results: object[] = [];
    const failed: ExitCode[] = [];
    if (typeof context.options.html === "string" && foldersOf(context).length > 1)
      throw usage("--html takes no file name with several folders: each gets a page of its own.");
    for (const folder of foldersOf(context)) results.push(await checkFolder(context, folder, failed));
    const { reporter, options } = context;
    const exitCode = highest(exitCodeFor(reporter.problems, options.strict ?? false), ...failed);
    return { exitCode, result: { folders: results } };
  },
};

async function checkPaths(context: Context, paths: readonly string[]): Promise<Outcome> {
  const { reporter, options } = context;
  if (options.against) throw usage("--against goes with a partnership folder, whose counts it sets beside open data.");
  if (options.folder) throw usage("Name either paths or --folder.", "Paths are read without a partnership's settings.");
  const { checkLooseFiles } = await import("../loose-check.ts");
  const result = await checkLooseFiles(context, paths, async (reading, { folder, area, unread }) => {
    if (reading.sources.length > 0) {
      reporter.report(reading.problems, problemsBeside(reading));
      printReading(context, reading, { unread });
    } else printUnread(context, unread);
    const title = `Files in ${shownPath(context.io, folder)}`;
    await writePage(context, folder, { reading, title, area, edition: { marking: "none" }, unread });
  });
  return { exitCode: exitCodeFor(reporter.problems, options.strict ?? false), result };
}

async function checkFolder(context: Context, folder: string, failed: ExitCode[]): Promise<object> {
  const { reporter, world, io } = context;
  const [{ openPartnership, readPartnership }, { settleProposals }] = await Promise.all([
    import("../../build.ts"),
    import("../proposals.ts"),
  ]);
  const { against } = context.options;
  const withAgainst = (opened: Partnership): Partnership => (against ? withOpenData(opened, against) : opened);
  const asFound = withAgainst(await openPartnership(folder, world));
  const settled = await settleProposals(context, asFound.settings, { addSure: context.options.add ?? false });
  const partnership = settled.saved ? withAgainst(await openPartnership(folder, world)) : asFound;
  let read: object = {};
  try {
    read = await withReading(readPartnership(partnership, world), async (reading) => {
      const { result } = reading;
      const { planProblems } = await import("../../steps/read-plan.ts");
      const plan = await planProblems(partnership.settings.folder, partnership.indicators.keys());
      const { misplacedCommentary } = await import("../../steps/misplaced-commentary.ts");
      const unsound = partnership.settings.papers.flatMap((id) => partnership.unsoundPapers.get(id) ?? []);
      const { trustInFigures } = await import("../../steps/trust.ts");
      const trust = await trustInFigures(partnership, reading);
      const found = [...trust.problems, ...plan, ...unsound, ...(await misplacedCommentary(partnership))];
      reporter.report([...result.problems, ...found], [...problemsBeside(result), ...found]);
      reporter.heading(`${partnership.settings.partnership} (${shownPath(io, folder)})`);
      printReading(context, result, { unread: settled.unread, trust: trust.groups });
      const page = await writePage(context, folder, {
        reading: result,
        title: partnership.settings.partnership,
        area: partnership.settings.area.id,
        edition: partnership.settings.editions.internal,
        trust: trust.groups,
        unread: settled.unread,
      });
      // Without their values, which can be personal.
      const rejects = result.rejects.map(({ code, file, line, field }) => ({ code, file, line, field }));
      const reconciled = against ? { against: await reconciliation(context, partnership, reading, against) } : {};
      return {
        sources: withVerdicts(result),
        rejects,
        trust: trust.findings,
        ...(page ? { page } : {}),
        ...reconciled,
      };
    });
  } catch (error) {
    // What could be read is still to be proposed, and what lies there is said.
    if (!(error instanceof ProblemsError)) throw error;
    reporter.report(error.problems);
    failed.push(error.exitCode);
    const unread = [...refusedFiles(error.problems), ...settled.unread];
    printUnread(context, unread);
    const page = await writePage(context, folder, {
      reading: { sources: [], rejects: [], problems: error.problems },
      title: partnership.settings.partnership,
      area: partnership.settings.area.id,
      edition: partnership.settings.editions.internal,
      unread,
    });
    read = page ? { page } : {};
  }
  settled.print();
  return { folder, ...read, ...settled.result };
}

/** The files for which nothing at all was read; the others' rows are in no figure either, until these are mended. */
const refusedFiles = (problems: readonly Problem[]): UnreadFiles[] =>
  problems
    .filter(({ severity }) => severity === "error")
    .flatMap((problem) => (problem.place?.file ? [unreadProblem(problem.place.file, problem)] : []));

async function reconciliation(
  { reporter }: Context,
  partnership: Partnership,
  reading: Reading,
  { format }: Against,
): Promise<readonly Reconciliation[]> {
  const { reconcileWith } = await import("../../steps/reconcile.ts");
  const found = await reconcileWith(partnership, reading, format);
  printReconciliation(reporter, format, found, partnership.indicators);
  reporter.report(apartProblems(format, found));
  return found;
}
