import { styleText } from "node:util";
import type { ProgressEvent } from "../build.ts";
import { formatProblemLine, formatProblemReadable } from "../problems/format.ts";
import type { Problem } from "../problems/problem.ts";
import { withRemedy } from "../problems/remedies.ts";
import type { Io } from "./io.ts";
import type { Options } from "./options.ts";
import { Phases, phaseInProgress, seconds } from "./phases.ts";
import { type Column, renderTable } from "./table.ts";

/**
 * All that a command says: results to standard output, progress and messages to standard error; tables and a progress
 * display for a person at a terminal, plain lines for a pipe; with `--json` one object at the end and nothing else.
 */
export class Reporter {
  readonly phases = new Phases();
  readonly json: boolean;
  readonly #io: Io;
  readonly #quiet: boolean;
  readonly #allowsColour: boolean;
  readonly #problems: Problem[] = [];
  #progressShown = false;

  constructor(io: Io, options: Pick<Options, "json" | "quiet" | "color">) {
    this.#io = io;
    this.json = options.json === true;
    this.#quiet = options.quiet === true || this.json;
    this.#allowsColour = options.color && !io.environment["NO_COLOR"] && io.environment["TERM"] !== "dumb";
  }

  /** Everything reported so far. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  readonly progress = (event: ProgressEvent): void => {
    this.phases.record(event);
    if (this.#quiet) return;
    const { stderr } = this.#io;
    if (stderr.isTerminal) {
      if (event.state === "done") this.#clearProgress();
      else this.#showProgress(phaseInProgress(event));
    } else if (event.state === "done") {
      const time = event.milliseconds === undefined ? "" : `: ${seconds(event.milliseconds)}`;
      stderr.write(`${event.phase}${event.detail ? ` ${event.detail}` : ""}${time}\n`);
    }
  };

  /** Reports problems. `shown` is what people see of them, when that is shorter. */
  report(problems: readonly Problem[], shown: readonly Problem[] = problems): void {
    this.#problems.push(...problems.map(withRemedy));
    if (this.json || shown.length === 0) return;
    this.#clearProgress();
    const { stderr } = this.#io;
    const colour = stderr.isTerminal && this.#allowsColour;
    for (const problem of shown.map(withRemedy))
      stderr.write(
        stderr.isTerminal ? `${formatProblemReadable(problem, { colour })}\n\n` : `${formatProblemLine(problem)}\n`,
      );
  }

  /** A message that is neither a result nor a problem. */
  message(text: string): void {
    if (this.#quiet) return;
    this.#clearProgress();
    this.#io.stderr.write(`${text}\n`);
  }

  /** A line of the result. */
  line(text = ""): void {
    if (this.json) return;
    this.#clearProgress();
    this.#io.stdout.write(`${text}\n`);
  }

  heading(text: string): void {
    const isBold = this.#io.stdout.isTerminal && this.#allowsColour;
    this.line(isBold ? styleText("bold", text, { validateStream: false }) : text);
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    if (this.json) return;
    this.#clearProgress();
    this.#io.stdout.write(renderTable(columns, rows, this.#io.stdout));
  }

  /** Text as it is, such as a CSV file. */
  raw(text: string): void {
    if (this.json) return;
    this.#clearProgress();
    this.#io.stdout.write(text);
  }

  get isTerminal(): boolean {
    return this.#io.stdout.isTerminal;
  }

  /** The one object of a run with `--json`. */
  finish(exitCode: number, result: object): void {
    this.#clearProgress();
    if (!this.json) return;
    this.#io.stdout.write(`${JSON.stringify({ exitCode, ...result, problems: this.#problems }, null, 2)}\n`);
  }

  #showProgress(text: string): void {
    const { stderr } = this.#io;
    stderr.write(`\r\u001b[2K${text.slice(0, Math.max(20, stderr.columns - 1))}`);
    this.#progressShown = true;
  }

  #clearProgress(): void {
    if (this.#progressShown) this.#io.stderr.write("\r\u001b[2K");
    this.#progressShown = false;
  }
}
