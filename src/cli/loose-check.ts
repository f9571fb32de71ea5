import { resolve } from "node:path";
import { namedArea } from "../extracts/named-area.ts";
import type { ReadResult } from "../extracts/reading.ts";
import { everywhere } from "../extracts/scope.ts";
import { notOpened, type UnreadFiles } from "../extracts/unread.ts";
import type { Problem } from "../problems/problem.ts";
import { type Context, withReading } from "./command.ts";
import { lookColumns, lookProblems, lookResult, lookRows } from "./looks.ts";
import { withVerdicts } from "./reading-page.ts";
import { shownPath } from "./shown-path.ts";
import { unreadLook, unreadProblem } from "./unread.ts";

/**
 * Reads files that no partnership holds: each is recognised and read without settings, everything in scope unless an area is
 * named. `print` says what came of the reading, as for a partnership.
 */
export async function checkLooseFiles(
  context: Context,
  paths: readonly string[],
  print: (
    result: ReadResult,
    about: { readonly folder: string; readonly area: string; readonly unread: readonly UnreadFiles[] },
  ) => Promise<void>,
): Promise<object> {
  const { reporter, world, io, options } = context;
  const [{ findLooseFiles }, { groupsToRead, readLoose }] = await Promise.all([
    import("../steps/loose-files.ts"),
    import("../steps/read-loose.ts"),
  ]);
  const found = await findLooseFiles(
    paths.map((path) => resolve(io.workingFolder, path)),
    io.signal,
  );
  const area = options.area?.[0] === undefined ? everywhere : namedArea(options.area[0]);
  reporter.report(lookProblems(found.looks));
  return withReading(readLoose(found.folder, groupsToRead(found), area, world), async (reading) => {
    reporter.report(reading.refused);
    reporter.heading(`Files in ${shownPath(io, found.folder)}`);
    reporter.line();
    reporter.table(lookColumns, lookRows(found.looks));
    if (reading.result.sources.length > 0) {
      reporter.line();
      reporter.heading(`Read as ${area === everywhere ? "they are, every area in scope" : `extracts of ${area.name}`}`);
    }
    const unread = [
      ...found.looks.flatMap(unreadLook),
      ...reading.left.map(({ path, problem }) => unreadProblem(path, problem, leftWords(problem))),
      ...notOpened(found.notOpened),
    ];
    await print(reading.result, { folder: found.folder, area: area.id, unread });
    return {
      folder: found.folder,
      area: area.id,
      files: found.looks.map(lookResult),
      unread,
      sources: withVerdicts(reading.result),
      rejects: reading.result.rejects.map(({ code, file, line, field }) => ({ code, file, line, field })),
    };
  });
}

/** A file that holds nothing of the area that was asked for is sound all the same. */
const leftWords = ({ code }: Problem): string =>
  code === "extract-other-area" ? "of other areas only" : "cannot be read";
