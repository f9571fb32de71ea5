import { type ExitCode, exitCodes } from "../problems/problem.ts";

/** Why a run was stopped from outside; the reason of the abort signal. */
export class Interruption extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super(exitCode === exitCodes.interrupted ? "Interrupted." : "Asked to stop.");
    this.name = "Interruption";
    this.exitCode = exitCode;
  }
}

const signals = [
  ["SIGINT", exitCodes.interrupted],
  ["SIGTERM", exitCodes.terminated],
] as const;

/** How long cleaning up may take before the process is ended all the same. */
const grace = 15_000;

/**
 * Turns the first SIGINT or SIGTERM into an abort, so that every stage can clean up after itself. A second one, or a
 * clean-up that hangs, calls `end`.
 */
export function interruptible(
  host: NodeJS.Process,
  end: (exitCode: ExitCode) => void,
): { readonly controller: AbortController; dispose(): void } {
  const controller = new AbortController();
  const listeners = signals.map(([name, exitCode]) => {
    const listener = (): void => {
      if (controller.signal.aborted) end(exitCode);
      controller.abort(new Interruption(exitCode));
      setTimeout(() => end(exitCode), grace).unref();
    };
    host.on(name, listener);
    return () => host.off(name, listener);
  });
  return {
    controller,
    dispose: () => {
      for (const remove of listeners) remove();
    },
  };
}
