import { exitCodes, ProblemsError } from "../problems/problem.ts";
import type { FoundBrowser } from "./found-browser.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";

/** Runs work in a browser, and once more where the browser fails. */
export interface Sessions {
  /** The first browser's, which has started. */
  readonly first: Session;
  /**
   * Several pieces of work share a browser. One at which it fails is tried once more with a browser of its own, so that a paper that brings
   * browsers down takes no other with it.
   * @param what what the work does, for a message: `print "Quarterly performance paper"`
   * @throws ProblemsError `browser-failed`, exit code 4; the signal's reason when aborted.
   */
  run<Made>(what: string, work: (session: Session) => Promise<Made>): Promise<Made>;
  close(): Promise<void>;
}

/** @throws ProblemsError `browser-failed` when the browser does not start. */
export async function openSessions(found: FoundBrowser, options: SessionOptions): Promise<Sessions> {
  const { signal } = options;
  const open = async (): Promise<Session> => {
    signal?.throwIfAborted();
    try {
      return await openSession(found, options);
    } catch (error) {
      signal?.throwIfAborted();
      throw browserFailed(`${found.executablePath} could not be started: ${firstLines(error)}`, startRemedy);
    }
  };
  const first = await open().catch(() => open());
  let shared: Session | undefined = first;
  let opening: Promise<Session> | undefined;
  const sharedSession = async (): Promise<Session> => {
    if (shared) return shared;
    opening ??= open().finally(() => {
      opening = undefined;
    });
    shared = await opening;
    return shared;
  };
  /** Tells a failure of the browser from one that trying again does not mend. */
  const rethrow = (error: unknown): void => {
    signal?.throwIfAborted();
    if (error instanceof ProblemsError) throw error;
  };
  return {
    first,
    run: async (what, work) => {
      const used = await sharedSession();
      try {
        return await work(used);
      } catch (error) {
        rethrow(error);
        if (shared === used) shared = undefined;
        await used.close();
      }
      const own = await open();
      try {
        return await work(own);
      } catch (error) {
        rethrow(error);
        throw browserFailed(`The browser failed twice to ${what}: ${firstLines(error)}`, startRemedy);
      } finally {
        await own.close();
      }
    },
    close: async () => {
      await opening?.catch(() => undefined);
      await shared?.close();
    },
  };
}

export function browserFailed(message: string, remedy: string): ProblemsError {
  return new ProblemsError([{ code: "browser-failed", severity: "error", message, remedy }], exitCodes.documentFailed);
}

const startRemedy = "Run `csp-assess doctor`, or name another browser with --browser. The HTML does not need one.";

/** What the browser said, without its page-long call stacks. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("at "))
    .slice(0, 3)
    .join(" ")
    .slice(0, 600);
}
