import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ProblemCode } from "../../problems/codes.ts";
import { type ExitCode, exitCodes, ProblemsError } from "../../problems/problem.ts";
import type { CommentaryEntry, CommentaryState } from "../../steps/commentary-list.ts";
import { type CommandModule, type Context, type Outcome, oneFolderOf, withReading } from "../command.ts";
import { exitCodeFor, highest } from "../exit-code.ts";
import { withOptions } from "../options.ts";
import { periodOption } from "../period.ts";
import { requirePaper } from "../require-paper.ts";

/** What is still to be written, what is there, and skeletons with the findings in them. */
export const commentaryCommand: CommandModule = {
  name: "commentary",
  declare: (command) =>
    withOptions(
      command
        .description("the commentary of the papers: what is missing, what is there, by whom and of when")
        .argument("[paper]", "the paper, such as quarterly; all that the settings list when left out")
        .option(
          "--write",
          "write a skeleton with the findings in it for each section that needs words; nothing is overwritten",
        )
        .option("--all", "with --write, also for sections that may do without"),
      "folder",
      "quarter",
      "strict",
    ),
  async run(context, [paper]) {
    const { options, world, reporter, io } = context;
    const period = periodOption(options.period, io.today);
    const { quarterOf } = await import("../../steps/build-checks.ts");
    const { isMadeAt } = await import("../../papers/paper-period.ts");
    const { commentaryOf, openPartnership, readPartnership, refuseEarly } = await import("../../build.ts");
    const partnership = await openPartnership(oneFolderOf(context), world);
    if (paper !== undefined) requirePaper(paper, partnership);
    await refuseEarly(partnership, { period, audience: "internal", paper });
    return withReading(readPartnership(partnership, world), async (reading) => {
      // What became of the rows is for check and build to say.
      reporter.report(reading.result.problems.filter(({ severity }) => severity === "error"));
      const entries: CommentaryEntry[] = [];
      const written: string[] = [];
      let exitCode: ExitCode = exitCodes.done;
      // A paper that is named may be named by its own year.
      const asked = paper === undefined ? quarterOf(period) : period;
      const { misplacedCommentary } = await import("../../steps/misplaced-commentary.ts");
      reporter.report(await misplacedCommentary(partnership, quarterOf(asked)));
      const broken: string[] = [];
      const due = (id: string): boolean => isMadeAt(partnership.papers.get(id) ?? {}, asked);
      for (const id of paper === undefined ? partnership.settings.papers.filter(due) : [paper]) {
        try {
          const found = await commentaryOf({ partnership, reading, period: asked, paper: id }, world);
          entries.push(...found.entries);
          reporter.report(
            found.problems.filter(({ code }) => /^(?:commentary|action|evidence)-/.test(code) && !inTable.has(code)),
          );
          if (options.write) written.push(...(await writeSkeletons(partnership.settings.folder, found, options.all)));
        } catch (error) {
          if (!(error instanceof ProblemsError)) throw error;
          reporter.report(error.problems);
          broken.push(id);
          exitCode = highest(exitCode, error.exitCode);
        }
      }
      print(context, entries, written, broken);
      const missing = options.strict && entries.some(({ state }) => isLacking(state));
      exitCode = highest(exitCode, exitCodeFor(reporter.problems, options.strict ?? false));
      return outcome(missing ? highest(exitCode, exitCodes.dataProblems) : exitCode, entries, written);
    });
  },
};

const isLacking = (state: CommentaryState): boolean =>
  state === "needed" || state === "no-action" || state === "no-evidence";

/** Said by the table already. */
const inTable: ReadonlySet<ProblemCode> = new Set(["commentary-missing", "action-missing", "evidence-missing"]);

const outcome = (exitCode: ExitCode, commentary: readonly CommentaryEntry[], written: readonly string[]): Outcome => ({
  exitCode,
  result: { commentary, written },
});

const stateWords: Readonly<Record<CommentaryState, string>> = {
  needed: "missing, needed",
  "no-action": "no corrective action",
  "no-evidence": "evidence not graded",
  stale: "older than the data",
  written: "written",
  "not-needed": "–",
};

function print(
  { reporter }: Context,
  entries: readonly CommentaryEntry[],
  written: readonly string[],
  broken: readonly string[],
): void {
  reporter.table(
    [
      { title: "Paper" },
      { title: "Section" },
      { title: "Commentary" },
      { title: "Owner" },
      { title: "Date" },
      { title: "File" },
    ],
    entries.map(({ paper, section, state, owner, date, file }) => [
      paper,
      section,
      stateWords[state],
      owner ?? "–",
      date ?? "–",
      file,
    ]),
  );
  const needed = entries.filter(({ state }) => state === "needed").length;
  const words = needed === 1 ? "1 section needs words" : `${needed} sections need words`;
  reporter.line();
  if (broken.length > 0)
    reporter.line(
      `What ${broken.map((id) => `"${id}"`).join(" and ")} still ${broken.length === 1 ? "needs" : "need"} is not known until what is told above is mended.`,
    );
  if (needed > 0 || broken.length === 0)
    reporter.line(
      needed === 0
        ? "Nothing that is needed is missing."
        : `${words}. ${written.length > 0 ? "" : '"--write" writes a file for each, with the findings in it.'}`.trim(),
    );
  for (const file of written) reporter.line(`  written: ${file}`);
}

/** A file of its own for each; one that is there is left as it is, whatever it holds. */
async function writeSkeletons(
  folder: string,
  found: { readonly entries: readonly CommentaryEntry[]; readonly skeletonOf: (section: string) => string },
  all: boolean | undefined,
): Promise<string[]> {
  const wanted = found.entries.filter(({ state }) => state === "needed" || (all === true && state === "not-needed"));
  const written: string[] = [];
  for (const { section, file } of wanted) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    try {
      await writeFile(join(folder, file), found.skeletonOf(section), { flag: "wx" });
      written.push(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return written;
}
