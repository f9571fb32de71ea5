import { nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type IsoDate, type Period, relativePeriods, resolvePeriod } from "../values/period.ts";

/** The period of `--period`; the last whole quarter when none was given. */
export function periodOption(text: string | undefined, today: () => IsoDate, option = "--period"): Period {
  const parsed = resolvePeriod(text ?? "last-quarter", today);
  if (parsed.ok) return parsed.period;
  const suggestion = nearest(text ?? "", relativePeriods) ?? parsed.suggestion;
  const problem: Problem = {
    code: "period-invalid",
    severity: "error",
    message: `${option}: ${parsed.reason}.${suggestion ? ` Did you mean ${suggestion}?` : ""}`,
    remedy: `Write 2019/20, 2019/20-Q4, 2019/20-to-Q3, 2020-03, 2020-03-23..2020-06-14, 2020-03-31, 12m-to-2020-03, 12w-to-2020-06-14, academic-to-2018-06-10 or ${relativePeriods.join(", ")}.`,
  };
  throw new ProblemsError([problem], exitCodes.usage);
}
