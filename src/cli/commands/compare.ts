import { join, resolve } from "node:path";
import { Option } from "commander";
import { compareRuns, type FigureChange, type Run } from "../../export/compare-runs.ts";
import { writeCsv } from "../../export/csv.ts";
import { type HeldRun, type NamedRun, readRun, runsHeld } from "../../export/read-run.ts";
import { exitCodes, ProblemsError } from "../../problems/problem.ts";
import { parsePeriod } from "../../values/period.ts";
import { formatMoment, formatPeriod } from "../../wording/dates.ts";
import { formatCount } from "../../wording/numbers.ts";
import { causeWords, movedBy, shown } from "../change-words.ts";
import { type CommandModule, type Context, type Outcome, oneFolderOf, withReading } from "../command.ts";
import { oneOf, withOptions } from "../options.ts";

const formats = ["table", "csv", "json"] as const;
/** Changes that a table shows; the other forms have all. */
const mostRows = 40;

/** What changed between two runs' figures, and because of which extract. */
export const compareCommand: CommandModule = {
  name: "compare",
  declare: (command) =>
    withOptions(
      command
        .description(
          "what changed between the figures of two runs, by how much, and because of which extract, definition or setting; without a run, the runs that there are",
        )
        .argument(
          "[before]",
          "a run: its folder below runs/ or the beginning of its name, a folder of products, or a figures.json",
        )
        .argument("[after]", "another; when left out, the same papers as they would be made now")
        .addOption(
          new Option("--format <format>", `form of the result: ${formats.join(", ")}`)
            .argParser((value: string) => [oneOf(formats)(value)])
            .default(["table"], "table"),
        ),
      "folder",
    ),
  async run(context, [before, after]) {
    const folder = oneFolderOf(context);
    const runsFolder = join(folder, "runs");
    if (before === undefined) {
      // A folder that is no partnership has no runs either, but that is not what is wrong.
      const { openPartnership } = await import("../../build.ts");
      await openPartnership(folder, context.world);
      return listRuns(context, runsFolder);
    }
    const find = (name: string): Promise<NamedRun> =>
      readRun(name, (path) => resolve(context.io.workingFolder, path), runsFolder);
    const first = await find(before);
    const second = after === undefined ? await asNow(context, first.run) : await find(after);
    refuseUnlike(first, second);
    return report(context, first, second);
  },
};

/** A paper of a run. */
interface ListedRun extends HeldRun {
  readonly paper: string;
  readonly period: string;
  readonly edition: string;
  readonly status: string;
  readonly figures: number;
}

async function listRuns({ reporter }: Context, runsFolder: string): Promise<Outcome> {
  const runs: ListedRun[] = [];
  for (const { name, made } of await runsHeld(runsFolder)) {
    const { run } = await readRun(name, (path) => path, runsFolder).catch(() => ({ run: [] }));
    for (const { paper, period, audience, status, figures } of run)
      runs.push({ name, made, paper, period, edition: audience, status, figures: figures.length });
  }
  if (runs.length === 0) reporter.message("There are no runs yet: every build leaves one.");
  else
    reporter.table(
      [
        { title: "Run, newest first" },
        { title: "Made" },
        { title: "Paper" },
        { title: "Period" },
        { title: "Edition" },
        { title: "Status" },
        { title: "Figures", align: "right" },
      ],
      runs.map((one) => [
        one.name,
        formatMoment(one.made),
        one.paper,
        periodWords(one.period),
        one.edition,
        one.status,
        formatCount(one.figures),
      ]),
    );
  return { exitCode: exitCodes.done, result: { runs } };
}

const periodWords = (id: string): string => {
  const parsed = parsePeriod(id);
  return parsed.ok ? formatPeriod(parsed.period) : id;
};

async function asNow(context: Context, run: Run): Promise<NamedRun> {
  const { world } = context;
  const { figuresNow, openPartnership, readPartnership } = await import("../../build.ts");
  const partnership = await openPartnership(oneFolderOf(context), world);
  const now = await withReading(readPartnership(partnership, world), (reading) =>
    figuresNow(partnership, reading, run, world),
  );
  return { name: "now", run: now };
}

/** Two editions side by side would show in the one what the other withholds. */
function refuseUnlike(first: NamedRun, second: NamedRun): void {
  const all = (of: "audience" | "partnership"): string[] => [
    ...new Set([...first.run, ...second.run].map((paper) => paper[of])),
  ];
  const [editions, partnerships] = [all("audience"), all("partnership")];
  const message =
    editions.length > 1
      ? `The runs are of different editions (${editions.join(", ")}): the one would show what the other withholds.`
      : partnerships.length > 1
        ? `The runs are of different partnerships: ${partnerships.join(", ")}.`
        : undefined;
  if (message === undefined) return;
  throw new ProblemsError(
    [{ code: "run-unknown", severity: "error", message, remedy: "Name two runs of one edition of one partnership." }],
    exitCodes.usage,
  );
}

function report(context: Context, first: NamedRun, second: NamedRun): Outcome {
  const { reporter, options } = context;
  const changes = compareRuns(first.run, second.run);
  const periodsOf = ({ run }: NamedRun): string => [...new Set(run.map(({ period }) => period))].sort().join();
  // Papers of two periods print other figures by nature: what both print is what can have been revised.
  const alike = periodsOf(first) === periodsOf(second);
  const told = alike ? changes : changes.filter(({ change }) => change === "changed");
  const frozen = first.run.every(({ status }) => status === "final");
  switch (options.format?.[0]) {
    case "csv":
      reporter.raw(writeCsv(csvColumns, told.map(csvRow)));
      break;
    case "json":
      reporter.raw(`${JSON.stringify(told.map(plainRow), null, 2)}\n`);
      break;
    default:
      table(context, told, frozen ? ["As reported", "Now"] : ["Before", "After"]);
  }
  reporter.message(summary(first, second, changes, alike));
  return {
    exitCode: exitCodes.done,
    result: { before: first.name, after: second.name, asReported: frozen, changes: told.map(plainRow) },
  };
}

function table(
  { reporter }: Context,
  changes: readonly FigureChange[],
  [before, after]: readonly [string, string],
): void {
  if (changes.length === 0) {
    reporter.line("Nothing has changed.");
    return;
  }
  reporter.table(
    [
      { title: "Figure" },
      { title: before, align: "right" },
      { title: after, align: "right" },
      { title: "Difference", align: "right" },
      { title: "Because" },
    ],
    changes
      .slice(0, mostRows)
      .map((one) => [one.id, shown(one.before), shown(one.after), movedBy(one), one.causes.map(causeWords).join("; ")]),
  );
  if (changes.length > mostRows)
    reporter.line(`and ${formatCount(changes.length - mostRows)} more: --format csv has all of them.`);
}

function summary(first: NamedRun, second: NamedRun, changes: readonly FigureChange[], alike: boolean): string {
  const count = (change: FigureChange["change"]): string =>
    formatCount(changes.filter((one) => one.change === change).length);
  const figures = `${count("changed")} changed, ${count("added")} added, ${count("gone")} gone`;
  const other = alike ? "" : " The two are of different periods: only what both print is listed.";
  return `${first.name} to ${second.name}: ${figures}.${other}`;
}

const csvColumns = [
  "id",
  "change",
  "before_state",
  "before",
  "after_state",
  "after",
  "difference",
  "percent",
  "unit",
  "because",
] as const;

function csvRow({ id, change, before, after, difference, percent, unit, causes }: FigureChange) {
  return [
    id,
    change,
    before?.state,
    before?.number,
    after?.state,
    after?.number,
    difference,
    percent,
    unit,
    causes.map(causeWords).join("; "),
  ];
}

function plainRow({ id, change, before, after, difference, percent, unit, causes }: FigureChange): object {
  const side = (figure: FigureChange["before"]) =>
    figure && { state: figure.state, ...(figure.number === undefined ? {} : { number: figure.number }) };
  return { id, change, before: side(before), after: side(after), difference, percent, unit, causes };
}
