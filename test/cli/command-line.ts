import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io, Output } from "../../src/cli/io.ts";
import { run } from "../../src/cli/main.ts";

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly questions: readonly string[];
}

export interface RunOptions {
  readonly workingFolder?: string;
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
  readonly today?: string;
  /** What a person at the terminal answers, in turn; then they end the input. Nobody can be asked when left out. */
  readonly answers?: readonly string[];
}

/** A folder of its own for a test, removed afterwards. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "csp-assess-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command line in this process, with streams of its own. */
export async function runCli(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const output = (name: keyof typeof written): Output => ({
    write: (text) => {
      written[name] += text;
    },
    isTerminal: options.isTerminal ?? false,
    columns: 100,
  });
  const questions: string[] = [];
  const answers = [...(options.answers ?? [])];
  const ask = async (question: string): Promise<string | undefined> => {
    questions.push(question);
    return answers.shift();
  };
  const io: Io = {
    ...(options.answers ? { ask } : {}),
    stdout: output("stdout"),
    stderr: output("stderr"),
    environment: options.environment ?? {},
    workingFolder: options.workingFolder ?? tmpdir(),
    today: () => options.today ?? "2020-06-20",
    temporaryRoot: tmpdir(),
    cacheRoot: join(tmpdir(), `csp-assess-test-cache-${process.getuid?.() ?? "user"}`),
    signal: options.signal ?? new AbortController().signal,
  };
  const exitCode = await run(argv, io);
  return { exitCode, ...written, questions };
}

/** What a stack trace looks like. */
export const stackTrace = /\n\s+at .+:\d+:\d+/;
