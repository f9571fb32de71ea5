import type { FileReading, ReadResult } from "../extracts/reading.ts";
import { type RejectCode, rejectCodes } from "../extracts/reject-codes.ts";
import type { Problem } from "../problems/problem.ts";
import { formatCount } from "../wording/numbers.ts";
import { saidOfSeveral } from "./said-of-several.ts";

const linesShown = 5;
const elsewhere = '"csp-assess check" says why and names the lines.';

/**
 * The problems of a reading as people see them: what was rejected is one message a file, with its counts by reason, where
 * `--json` has one for each reason; what is the same for several sources is one message, where `--json` has one for each source.
 */
export function shownProblems({ problems, sources }: ReadResult, remedy = elsewhere): Problem[] {
  const files = new Map(sources.flatMap((source) => source.files).map((file) => [file.path, file]));
  const shown = problems.flatMap((problem) => {
    const path = problem.code === "row-rejected" ? problem.place?.file : undefined;
    if (path === undefined) return [problem];
    const file = files.get(path);
    files.delete(path);
    return file ? [{ ...rejectedIn(file), remedy }] : [];
  });
  return saidOfSeveral(
    shown,
    sources.map(({ name }) => name),
  );
}

function rejectedIn(file: FileReading): Problem {
  const count = Object.values(file.rejectsByReason).reduce((sum, one) => sum + one, 0);
  const noun = file.cells ? "value" : "row";
  return {
    code: "row-rejected",
    severity: "warning",
    message: `${formatCount(count)} ${noun}${count === 1 ? "" : "s"} rejected: ${reasonCounts(file.rejectsByReason)}.`,
    place: { file: file.path },
  };
}

/** "date-invalid 22, row-shape 12", the most frequent first. */
export function reasonCounts(reasons: Readonly<Record<string, number>>): string {
  return sorted(reasons)
    .map(([reason, count]) => `${reason} ${formatCount(count)}`)
    .join(", ");
}

/** Every file with something rejected, every reason with its meaning and its first lines; never a value of the extract. */
export function rejectionLines({ sources, rejects }: ReadResult): string[] {
  return sources
    .flatMap((source) => source.files)
    .flatMap((file) => {
      const reasons = sorted(file.rejectsByReason);
      if (reasons.length === 0) return [];
      return [
        file.path,
        ...reasons.map(([reason, count]) => {
          const found = rejects.filter((reject) => reject.file === file.path && reject.code === reason);
          const lines = [...new Set(found.map((reject) => reject.line))];
          return `  ${formatCount(count)} ${reason}: ${rejectCodes[reason as RejectCode] ?? ""} ${lineWords(lines)}`;
        }),
      ];
    });
}

/** "Line 7.", "Lines 7, 12 and 30.", "Lines 7, 12, 30, 31, 40 and 11 more." */
function lineWords(lines: readonly number[]): string {
  const [first, ...others] = lines.slice(0, linesShown).map(String);
  if (first === undefined) return "";
  if (lines.length === 1) return `Line ${first}.`;
  const more = lines.length - linesShown;
  const last = more > 0 ? `${formatCount(more)} more` : others.pop();
  return `Lines ${[first, ...others].join(", ")} and ${last}.`;
}

const sorted = (reasons: Readonly<Record<string, number>>): [string, number][] =>
  Object.entries(reasons).sort(([, first], [, second]) => second - first);
