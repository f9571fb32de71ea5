import { Option } from "commander";
import type { Reconciliation } from "../../analysis/reconciliation.ts";
import type { Partnership, Reading } from "../../build.ts";
import { openDataFormats } from "../../extracts/published-formats.ts";
import type { ReadResult } from "../../extracts/reading.ts";
import { type ExitCode, ProblemsError } from "../../problems/problem.ts";
import { type CommandModule, type Context, foldersOf, type Outcome, usage, withReading } from "../command.ts";
import { coverageLines } from "../coverage.ts";
import { exitCodeFor, highest } from "../exit-code.ts";
import { withOptions } from "../options.ts";
import { type Against, againstOption, apartProblems, printReconciliation, withOpenData } from "../reconciliation.ts";
import { rejectionLines, shownProblems } from "../rejections.ts";
import { accountColumns, accountRows } from "../row-account.ts";
import { shownPath } from "../shown-path.ts";

/** Reads everything and says what came of it. */
export const checkCommand: CommandModule = {
  name: "check",
  declare: (command) =>
    withOptions(
      command
        .description("read every extract: rows accounted for, months covered, what was rejected, what is wrong")
        .argument("[path...]", "files or folders to recognise and read without a partnership")
        .option("--area <area>", "with paths: count only this borough's rows, by name or code", (area) => [area])
        .option("--add", "add to partnership.yaml, unasked, the sources that are recognised for certain")
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
  const result = await checkLooseFiles(context, paths, (reading) => {
    reporter.report(reading.problems, shownProblems(reading, 'Under "Rejected" below stands why, and on which lines.'));
    printReading(context, reading);
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
      reporter.report(result.problems, shownProblems(result, 'Under "Rejected" below stands why, and on which lines.'));
      reporter.heading(`${partnership.settings.partnership} (${shownPath(io, folder)})`);
      printReading(context, result);
      // Without their values, which can be personal.
      const rejects = result.rejects.map(({ code, file, line, field }) => ({ code, file, line, field }));
      const reconciled = against ? { against: await reconciliation(context, partnership, reading, against) } : {};
      return { sources: result.sources, rejects, ...reconciled };
    });
  } catch (error) {
    // What could be read is still to be proposed.
    if (!(error instanceof ProblemsError)) throw error;
    reporter.report(error.problems);
    failed.push(error.exitCode);
  }
  settled.print();
  return { folder, ...read, ...settled.result };
}

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

function printReading({ reporter, io }: Context, result: ReadResult): void {
  reporter.line();
  reporter.table(accountColumns, accountRows(result));
  for (const source of result.sources) {
    reporter.line();
    reporter.heading(`${source.name} (${source.source}): ${source.format} from ${source.provider}`);
    for (const line of coverageLines(source, io.stdout.isTerminal)) reporter.line(line);
    printCounts(reporter.line.bind(reporter), "records", source.records);
    printCounts(reporter.line.bind(reporter), "set apart", source.setApart);
    printCounts(reporter.line.bind(reporter), "placed in wards by", source.places?.placed ?? {});
    printCounts(reporter.line.bind(reporter), "in no ward", source.places?.unplaced ?? {});
    printCounts(reporter.line.bind(reporter), "categories not in the mapping", source.unmappedCategories);
  }
  const rejections = rejectionLines(result);
  if (rejections.length === 0) return;
  reporter.line();
  reporter.heading("Rejected");
  for (const line of rejections) reporter.line(line);
  reporter.line(`Their values stand in the rejects.csv that "csp-assess build" leaves in runs/; they can be personal.`);
}

function printCounts(print: (line: string) => void, title: string, counts: Readonly<Record<string, number>>): void {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  if (entries.length === 0) return;
  print(`${title}: ${entries.map(([name, count]) => `${name} ${count}`).join(", ")}`);
}
