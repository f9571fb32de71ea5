import { z } from "zod";
import { isIsoDate, type Period, parsePeriod } from "../values/period.ts";

/** What a value should be, in words for messages, and the right spelling of a wrong one where that can be told. */
export interface Expectation {
  readonly expected: string;
  readonly suggest?: (found: unknown) => string | undefined;
}

/** The expectations of the values below; looked up when a value is not what the schema wants. */
export const expectations = z.registry<Expectation>();

/** How a form is checked that one file of a run has: to compile a check, as zod does otherwise, takes longer than to go through it once. */
export const once = { jitless: true } as const;

const kebabOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Text that is not blank. YAML reads `2020` and `yes: no` as other things than text, hence the hint about quotes. */
export const text = z
  .string()
  .transform((value) => value.trim())
  .refine((value) => value !== "", "it is blank")
  .register(expectations, {
    expected: "text",
    suggest: (found) => (typeof found === "number" || typeof found === "boolean" ? `"${found}"` : undefined),
  });

const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Ids stand in figure ids and file names, so they are lower kebab case from the start. */
export const id = z
  .string()
  .meta({ pattern: idPattern.source })
  .refine((value) => idPattern.test(value), "it is not lower case with hyphens")
  .register(expectations, {
    expected: "an id in lower case letters, digits and hyphens",
    suggest: (found) => (typeof found === "string" || typeof found === "number" ? kebabOf(String(found)) : undefined),
  });

/** An area's code of the Government Statistical Service, such as E09000012. */
export const areaCode = z
  .string()
  .meta({ pattern: "^[EWSN]\\d{8}$" })
  .refine((value) => /^[EWSN]\d{8}$/.test(value), "it is not a GSS code")
  .register(expectations, {
    expected: "a GSS code such as E09000012",
    suggest: (found) =>
      typeof found === "string" && /^[ewsn]\d{8}$/i.test(found.trim()) ? found.trim().toUpperCase() : undefined,
  });

export const date = z
  .string()
  .meta({ format: "date" })
  .refine(isIsoDate, "it is not a date in the calendar")
  .register(expectations, { expected: "a date such as 2020-03-31", suggest: suggestDate });

/** Days before months: 01/04/2025 is 1 April. Only a suggestion; nothing is guessed. */
function suggestDate(found: unknown): string | undefined {
  const match = typeof found === "string" ? /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(found.trim()) : null;
  if (!match) return undefined;
  const iso = `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}`;
  return isIsoDate(iso) ? iso : undefined;
}

const periodOf = (value: string, context: z.RefinementCtx): Period => {
  const parsed = parsePeriod(value);
  if (parsed.ok) return parsed.period;
  context.addIssue({ code: "custom", message: parsed.reason });
  return z.NEVER;
};

const suggestPeriod = (found: unknown): string | undefined => {
  const parsed = parsePeriod(String(found));
  return parsed.ok ? undefined : parsed.suggestion;
};

/** Any period: a year, quarter, month, range or rolling window. */
export const period = z.string().transform(periodOf).register(expectations, {
  expected: "a period such as 2019/20, 2019/20-Q4, 2020-03 or 2014-04..2020-03",
  suggest: suggestPeriod,
});

/** A financial year. */
export const financialYearPeriod = z
  .string()
  .transform((value, context) => {
    const parsed = periodOf(value, context);
    if (parsed !== z.NEVER && parsed.kind !== "year")
      context.addIssue({ code: "custom", message: "it is not a whole financial year" });
    return parsed;
  })
  .register(expectations, { expected: "a financial year such as 2019/20", suggest: suggestPeriod });

/** A percentage written with its sign, as a number: `-12%` is -12. */
export const percent = z
  .string()
  .meta({ pattern: "^[+-]?\\d+(\\.\\d+)?%$" })
  .transform((value, context) => {
    const match = /^([+-]?\d+(?:\.\d+)?)\s*%$/.exec(value.trim());
    if (match) return Number(match[1]);
    context.addIssue({ code: "custom", message: "it is not a percentage" });
    return z.NEVER;
  })
  .register(expectations, { expected: "a percentage such as -12%", suggest: suggestPercent });

function suggestPercent(found: unknown): string | undefined {
  const number =
    typeof found === "number" ? found : typeof found === "string" ? Number(found.trim() || "x") : Number.NaN;
  if (Number.isNaN(number)) return undefined;
  return Math.abs(number) < 1 && number !== 0 ? `${Number((number * 100).toFixed(6))}%` : `${number}%`;
}

export const count = z
  .int()
  .min(0)
  .register(expectations, {
    expected: "a whole number that is not negative",
    suggest: (found) => (typeof found === "string" && /^\d[\d,]*$/.test(found) ? found.replaceAll(",", "") : undefined),
  });

/** A path below the partnership folder, with forward slashes. That it stays inside and exists is checked by a rule. */
export const path = text.clone().register(expectations, {
  expected: "a path below the partnership folder, such as reference/wards.csv",
});

/** As {@link path}, with `*` and `**` in it. */
export const filePattern = text.clone().register(expectations, {
  expected: "a file pattern below the partnership folder, such as extracts/police/crime-*.csv",
});
