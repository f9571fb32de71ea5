import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type Period, parsePeriod } from "../values/period.ts";

/** A period as it is written, or as it is. Throws ProblemsError. */
export function periodOf(period: string | Period): Period {
  if (typeof period !== "string") return period;
  const parsed = parsePeriod(period);
  if (parsed.ok) return parsed.period;
  const message = `${parsed.reason}.${parsed.suggestion ? ` Did you mean ${parsed.suggestion}?` : ""}`;
  throw new ProblemsError([{ code: "period-invalid", severity: "error", message }], exitCodes.usage);
}
