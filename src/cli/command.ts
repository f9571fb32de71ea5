import { resolve } from "node:path";
import type { Command } from "commander";
import type { Reading, World } from "../build.ts";
import { type ExitCode, exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";
import type { Reporter } from "./reporter.ts";

/** What a command works with. */
export interface Context {
  readonly io: Io;
  readonly options: Options;
  readonly reporter: Reporter;
  readonly world: World;
}

/** How a command ended: its exit code, and the object that `--json` prints. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly result: object;
}

/** One command of the command line. `commands.ts` lists them all. */
export interface CommandModule {
  /** Name, arguments, options and help, declared for commander. */
  readonly declare: (command: Command) => Command;
  readonly name: string;
  /** Does the work. Expected failures are thrown as ProblemsError. `values` are the positional arguments. */
  readonly run: (context: Context, values: readonly string[]) => Promise<Outcome>;
}

export function worldOf(io: Io, options: Options, reporter: Reporter): World {
  return {
    temporaryRoot: io.temporaryRoot,
    cacheRoot: io.cacheRoot,
    environment: io.environment,
    signal: io.signal,
    progress: reporter.progress,
    ...(options.browser ? { browserPath: resolve(io.workingFolder, options.browser) } : {}),
  };
}

/** The partnership folders that were named, absolute; the current folder when none was. */
export function foldersOf({ io, options }: Context): string[] {
  return (options.folder ?? ["."]).map((folder) => resolve(io.workingFolder, folder));
}

/** The one folder of a command that answers a single question. */
export function oneFolderOf(context: Context): string {
  const [folder, ...more] = foldersOf(context);
  if (folder === undefined || more.length > 0) throw usage("This command takes one --folder.");
  return folder;
}

export function usage(message: string, remedy?: string): ProblemsError {
  const problem: Problem = { code: "usage", severity: "error", message, ...(remedy ? { remedy } : {}) };
  return new ProblemsError([problem], exitCodes.usage);
}

/** Runs `use` over a reading and closes it whatever happens. */
export async function withReading<R extends Reading, T>(open: Promise<R>, use: (reading: R) => Promise<T>): Promise<T> {
  const reading = await open;
  try {
    return await use(reading);
  } finally {
    await reading.close();
  }
}
