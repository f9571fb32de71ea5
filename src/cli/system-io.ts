import { tmpdir } from "node:os";
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
    environment,
    workingFolder: host.cwd(),
    today: todayInLondon(),
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

/** The Swedish way of writing a date is the ISO one. */
function todayInLondon(): IsoDate {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/London" });
}
