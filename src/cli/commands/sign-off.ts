import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Option } from "commander";
import { writeCsv } from "../../export/csv.ts";
import { writeOneFile } from "../../export/write.ts";
import { type OfPeriod, planYear } from "../../papers/paper-period.ts";
import { decisions, seenText } from "../../papers/sign-off.ts";
import { exitCodes, ProblemsError } from "../../problems/problem.ts";
import { quarterOf } from "../../steps/build-checks.ts";
import { clearanceColumns, clearanceFile, readSignOff } from "../../steps/read-sign-off.ts";
import { lastMade } from "../../steps/seen-edition.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { type CommandModule, oneFolderOf, usage } from "../command.ts";
import { dayOf, oneOf, withOptions } from "../options.ts";
import { periodOption } from "../period.ts";
import { requirePaper } from "../require-paper.ts";

const columns = Object.keys(clearanceColumns);

/** Who cleared a paper: adds a line to its clearance log, or shows the log. */
export const signOffCommand: CommandModule = {
  name: "sign-off",
  declare: (command) =>
    withOptions(
      command
        .description("the clearance log of a paper of one quarter: shows it, or adds a decision to it")
        .argument("<paper>", "the paper, such as quarterly")
        .addOption(
          new Option(
            "--decision <decision>",
            `${decisions.join(", ")}; a paper that is final is frozen by its next build`,
          ).argParser(oneOf(decisions)),
        )
        .option("--name <name>", "who decided")
        .option("--role <role>", "in what role")
        .addOption(new Option("--date <date>", "when; today when left out").argParser(dayOf))
        .option("--note <note>", "a note on the decision"),
      "folder",
      "quarter",
    ),
  async run(context, [paper = ""]) {
    const { options, world, io, reporter } = context;
    const { openPartnership } = await import("../../build.ts");
    const partnership = await openPartnership(oneFolderOf(context), world);
    requirePaper(paper, partnership);
    const definition: OfPeriod = partnership.papers.get(paper) ?? { id: paper };
    const quarter = quarterOf(periodOption(options.period, io.today), definition);
    const { settings } = partnership;
    const path = clearanceFile(quarter, paper);
    const before = await readSignOff(settings, quarter, definition);
    // A log that is not understood is not added to.
    if (before.problems.length > 0) throw new ProblemsError(before.problems, exitCodes.usage);
    let unheld: string | undefined;
    if (options.decision !== undefined) {
      if (!options.name?.trim()) throw usage("A decision needs a name.", "Add --name with who decided.");
      const date = options.date ?? io.today();
      const isOfPaper = options.decision !== "draft";
      if (date > io.today()) throw usage(`${date} is still to come.`, "Give the day of the decision with --date.");
      // A plan of the coming year is agreed before it begins.
      if (isOfPaper && planYear(definition, quarter) === undefined && date <= quarter.end)
        throw usage(
          `Nobody can have looked at the paper of ${formatPeriod(quarter)} on ${date}: the quarter ended on ${quarter.end}.`,
          "Give the day of the decision with --date.",
        );
      const seen = isOfPaper ? await lastMade(settings.folder, quarter, definition) : undefined;
      const line = [date, options.name, options.role, options.decision, options.note, seen && seenText(seen)];
      const { bytes, columns: kept } = await withLine(join(settings.folder, path), line);
      await writeOneFile(join(settings.folder, path), bytes, io.signal);
      if (isOfPaper) unheld = seen ? (kept.includes("seen") ? undefined : withoutColumn) : withoutEdition;
    } else if (options.name ?? options.role ?? options.note)
      throw usage("Nothing was decided.", `Add --decision with one of ${decisions.join(", ")}.`);
    const { signOff } = await readSignOff(settings, quarter, definition);
    reporter.table(
      [{ title: "Date" }, { title: "Name" }, { title: "Role" }, { title: "Decision" }, { title: "Note" }],
      signOff.log.map(({ date, name, role, decision, note }) => [date, name, role ?? "–", decision, note ?? "–"]),
    );
    reporter.line();
    reporter.line(`${paper}, ${formatPeriod(quarter)}: ${signOff.status}. The log is ${path}.`);
    if (unheld) reporter.line(unheld);
    return { exitCode: exitCodes.done, result: { paper, period: quarter.id, ...signOff, file: path } };
  },
};

const withoutEdition = "No edition of it lies under out/, so that no build can tell whether it has changed since.";
const withoutColumn =
  'The log has no column "seen", so that no build can tell whether it has changed since: add it to the header.';

/** The log with one line more, and its columns; its lines are as they were. */
async function withLine(
  file: string,
  cells: readonly (string | undefined)[],
): Promise<{ readonly bytes: Uint8Array; readonly columns: readonly string[] }> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const own =
    text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)[0]
      ?.toLowerCase() ?? "";
  // A log that was begun before it said what was seen goes on as it is.
  const kept = [columns, columns.slice(0, -1)].find((names) => text === "" || own === names.join(","));
  if (!kept)
    throw usage(
      `The log has columns of its own (${own}), so that no line was added.`,
      `Add the line by hand, or name its columns ${columns.join(",")}.`,
    );
  const written = cells.slice(0, kept.length).map((cell) => cell?.replace(/\s+/g, " "));
  const [header = "", line = ""] = writeCsv(kept, [written]).split("\r\n");
  const lines = text === "" ? [header] : [text.replace(/(?:\r?\n)+$/, "")];
  return { bytes: new TextEncoder().encode(`${[...lines, line].join("\r\n")}\r\n`), columns: kept };
}
