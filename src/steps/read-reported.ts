import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FigureRecord, FiguresDocument } from "../export/figures-schema.ts";
import { readRun } from "../export/read-run.ts";
import type { ReportedPaper } from "../papers/context.ts";
import { fileStem, namedPeriod, type OfPeriod } from "../papers/paper-period.ts";
import { type Problem, ProblemsError } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import { numberValue } from "../values/value.ts";
import { frozenRoot } from "./frozen.ts";

export interface Reported {
  readonly papers: readonly ReportedPaper[];
  readonly problems: readonly Problem[];
}

export const noneReported: Reported = { papers: [], problems: [] };

/** The same paper of earlier quarters as it was when it was final, the newest first: its internal edition. */
export async function readReported(folder: string, quarter: Period, paper: OfPeriod): Promise<Reported> {
  const names = await readdir(join(folder, frozenRoot)).catch(() => []);
  const earlier = names
    .flatMap((name) => {
      const parsed = parsePeriod(`fy${name}`);
      return parsed.ok && parsed.period.end < quarter.start ? [{ name, period: parsed.period }] : [];
    })
    .sort((one, other) => (one.period.end < other.period.end ? 1 : -1));
  const papers: ReportedPaper[] = [];
  const problems: Problem[] = [];
  for (const { name, period } of earlier) {
    const stem = fileStem(paper.id, namedPeriod(paper, period));
    const place = join(folder, frozenRoot, name, "internal", paper.id, `${stem}-figures.json`);
    try {
      const { run } = await readRun(place, (path) => path, frozenRoot);
      papers.push(...run.map((document) => reportedOf(document, period)));
    } catch (error) {
      if (!(error instanceof ProblemsError)) throw error;
      // No internal edition of that quarter was final.
      if (error.problems.some(({ code }) => code === "run-unknown")) continue;
      problems.push(...error.problems.map((problem) => ({ ...problem, severity: "warning" as const })));
    }
  }
  return { papers, problems };
}

const reportedOf = ({ date, figures }: FiguresDocument, period: Period): ReportedPaper => ({
  period,
  date,
  figures: new Map(figures.flatMap((record) => figureOf(record) ?? []).map((figure) => [figure.id, figure])),
});

/** A count of then, with the files that it was counted from then. */
function figureOf({
  id,
  number,
  unit,
  sources,
  files,
  records,
  indicator,
  measure,
  comparison,
}: FigureRecord): Figure | undefined {
  if (number === undefined || measure !== "count" || comparison !== undefined) return undefined;
  return {
    id,
    value: numberValue(number),
    unit,
    method: "count",
    inputs: [],
    pedigree: {
      indicator,
      sources,
      files: files.map((file) => ({ sha256: file.sha256, records: file.records ?? 0 })),
      records: records ?? number,
    },
  };
}
