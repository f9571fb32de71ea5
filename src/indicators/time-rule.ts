/**
 * How an offence that was committed between two times is placed in hours and nights.
 *
 * - `within-12-hours`: by the time from which it was committed, when it cannot have happened more than 12 hours later; otherwise its hour is
 *   not known.
 * - `from`: by the time from which it was committed, however long the span. Simple, and too early for what is found in the morning.
 * - `aoristic`: in each hour of the span by that hour's share of it (Ratcliffe 2000), up to 7 days; beyond, its hour is not known.
 */
export const timeRules = ["within-12-hours", "from", "aoristic"] as const;
export type TimeRule = (typeof timeRules)[number];

/** Said beside the definition where another rule is set. */
export const timeRuleNotes: Readonly<Record<Exclude<TimeRule, "within-12-hours">, string>> = {
  from: "Instead of what is said of longer spans, every offence is placed by the time from which it was committed.",
  aoristic:
    "Instead of what is said of longer spans, an offence between two times counts in each hour of its span, of up to 7 days, by that hour's share of it. Counts have fractions therefore.",
};

/** Over a longer span the shares would say nothing about hours. */
const longestShared = 7 * 24;

/**
 * The records as a rule places them, as SQL to select from. Under `aoristic` a record is as many rows as hours that it may have happened in,
 * each with its share of the weight; their shares are in the column `part`.
 */
export function recordsUnder(rule: TimeRule | undefined, records: string): string {
  switch (rule) {
    case undefined:
    case "within-12-hours":
      return records;
    case "from":
      return `(SELECT * REPLACE (CASE WHEN committed_hour IS NOT NULL THEN 0 END AS committed_span_hours) FROM ${records})`;
    case "aoristic":
      return `(SELECT * EXCLUDE (hours, later) REPLACE (
          CASE WHEN hours > 1 THEN (${later})::DATE ELSE committed_date END AS committed_date,
          CASE WHEN hours > 1 THEN hour(${later}) ELSE committed_hour END AS committed_hour,
          CASE WHEN hours > 1 THEN 0 ELSE committed_span_hours END AS committed_span_hours,
          weight / hours AS weight), 1 / hours AS part
        FROM (SELECT *, unnest(range(hours)) AS later FROM (SELECT *, ${hours} AS hours FROM ${records})))`;
  }
}

/** As many as a span of whole hours touches; 1 where the time is not known, or the span is too long. */
const hours = `(CASE WHEN committed_hour IS NOT NULL AND committed_date IS NOT NULL AND committed_span_hours BETWEEN 2 AND ${longestShared}
  THEN committed_span_hours ELSE 1 END)`;

const later = "committed_date + to_hours(committed_hour + later)";
