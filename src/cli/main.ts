import { Command, CommanderError } from "commander";
import { type ExitCode, exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { type CommandModule, worldOf } from "./command.ts";
import { commandNames, commandsFor } from "./commands.ts";
import { Interruption } from "./interruption.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";
import { Reporter } from "./reporter.ts";
import { toolVersion } from "./version.ts";

export { interruptible } from "./interruption.ts";
export { systemIo } from "./system-io.ts";

/**
 * The whole command line: parses arguments, runs one command, and says how it ended. Never throws and never ends the
 * process. Results go to `io.stdout`, everything else to `io.stderr`.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let reporter = new Reporter(io, earlyOptions(argv));
  let exitCode: ExitCode = exitCodes.done;
  const modules = await commandsFor(argv[0]);
  const program = declareProgram(modules, io, async (module, values, options) => {
    reporter = new Reporter(io, options);
    const context = { io, options, reporter, world: worldOf(io, options, reporter) };
    io.signal.throwIfAborted();
    const outcome = await module.run(context, values);
    exitCode = outcome.exitCode;
    reporter.finish(exitCode, outcome.result);
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    return endWith(error, { io, argv, reporter });
  }
}

type Action = (module: CommandModule, values: readonly string[], options: Options) => Promise<void>;

/** Commands as commander sees them. Exported for the documentation of commands. */
export function declareProgram(
  modules: readonly CommandModule[],
  io: Pick<Io, "stdout" | "stderr">,
  action: Action,
): Command {
  const program = new Command("csp-assess")
    .description(
      "Reads police and council extracts of a Community Safety Partnership, counts, compares, and makes its papers.",
    )
    .version(toolVersion(), "--version", "the version")
    .helpOption("-h, --help", "this help")
    .helpCommand("help [command]", "help for a command")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // Thrown as well, and printed in one form with every other problem.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
    })
    .addHelpText("after", exitCodeHelp);
  for (const module of modules) {
    const command = module.declare(program.command(module.name)).helpOption("-h, --help", "this help");
    command.action(async () => action(module, command.processedArgs.flat().filter(isText), command.opts<Options>()));
  }
  return program;
}

const exitCodeHelp = `
Exit codes: 0 done; 1 done, with data problems that fail it; 2 wrong usage or settings; 3 an input that cannot be
read; 4 a document that could not be made; 130 and 143 interrupted.`;

const isText = (value: unknown): value is string => typeof value === "string";

/** Options that matter before, or without, arguments that make sense. */
function earlyOptions(argv: readonly string[]): Pick<Options, "json" | "quiet" | "color"> {
  return { json: argv.includes("--json"), quiet: argv.includes("--quiet"), color: !argv.includes("--no-color") };
}

interface Ending {
  readonly io: Io;
  readonly argv: readonly string[];
  readonly reporter: Reporter;
}

function endWith(error: unknown, { io, argv, reporter }: Ending): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  // Without a command, commander has printed the help already.
  if (error instanceof CommanderError && error.code === "commander.help") return exitCodes.usage;
  const { problems, exitCode } = failureOf(error, io.signal, argv);
  reporter.report(problems);
  if (argv.includes("--debug") && error instanceof Error) io.stderr.write(`${error.stack ?? error.message}\n`);
  reporter.finish(exitCode, {});
  return exitCode;
}

/** commander's message in the form of ours: "unknown option '--periood'. Did you mean "--period"?" */
function commanderWords(error: CommanderError): string {
  return error.message
    .replace(/^error: /, "")
    .replace(/\.?\s*\(Did you mean (.+)\?\)/, '. Did you mean "$1"?')
    .replace(/([^.?])$/, "$1.");
}

function failureOf(
  error: unknown,
  signal: AbortSignal,
  argv: readonly string[],
): { problems: readonly Problem[]; exitCode: ExitCode } {
  const command = commandNames.find((name) => name === argv[0]);
  const reason: unknown = signal.aborted ? signal.reason : error;
  if (reason instanceof Interruption)
    return {
      exitCode: reason.exitCode,
      problems: [
        {
          code: "interrupted",
          severity: "error",
          message: `${reason.message} Nothing was changed: papers that were there before are still there.`,
        },
      ],
    };
  if (error instanceof ProblemsError) return error;
  if (error instanceof CommanderError)
    return {
      exitCode: exitCodes.usage,
      problems: [
        {
          code: "usage",
          severity: "error",
          message: commanderWords(error),
          remedy: `See: csp-assess ${command === undefined ? "" : `${command} `}--help`,
        },
      ],
    };
  return {
    exitCode: exitCodes.documentFailed,
    problems: [
      {
        code: "program-fault",
        severity: "error",
        // Not its message, which may quote a cell of an extract.
        message: `This is a fault of the program (${error instanceof Error ? error.name : typeof error}).`,
        remedy: "Run the command again with --debug and report what it prints; it may quote data.",
      },
    ],
  };
}
