import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { temporaryCacheFolder, userCacheFolder } from "../print/private-folder.ts";
import type { IsoDate } from "../values/period.ts";
import type { Io, Output } from "./io.ts";

const plainWidth = 100;

/** The real world: the process's streams, environment and folder, and the clock, which only relative periods read. */
export function systemIo(host: NodeJS.Process, signal: AbortSignal): Io {
  const environment = { ...host.env };
  return {
    stdout: outputOf(host.stdout),
    stderr: outputOf(host.stderr),
    ...(host.stdin.isTTY && host.stderr.isTTY ? { ask: asking(host, signal) } : {}),
    environment,
    workingFolder: host.cwd(),
    today: todayInLondon,
    temporaryRoot: tmpdir(),
    cacheRoot: userCacheFolder(environment, host.platform) ?? temporaryCacheFolder(),
    signal,
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : plainWidth,
  };
}

/** One question, one line. Ctrl-C stops the command as it does elsewhere, Ctrl-D ends the asking. */
const asking =
  (host: NodeJS.Process, signal: AbortSignal) =>
  async (question: string): Promise<string | undefined> => {
    const lines = createInterface({ input: host.stdin, output: host.stderr });
    try {
      return await new Promise<string | undefined>((resolve, reject) => {
        lines.once("close", () => resolve(undefined));
        lines.once("SIGINT", () => host.kill(host.pid, "SIGINT"));
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        lines.question(question, resolve);
      });
    } finally {
      lines.close();
    }
  };

/** The Swedish way of writing a date is the ISO one. */
function todayInLondon(): IsoDate {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" });
}
