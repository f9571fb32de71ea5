import type { FieldDefinition } from "../fields.ts";
import type { FormatContext } from "../format.ts";
import { spellingsOf } from "../ids.ts";
import { areaName, isOneOfAreas, wholeNumber } from "../sql.ts";
import type { StagePlan } from "../stage.ts";

/** Columns that say which part of an indicator a row counts, by the name of the part in figure ids. */
export const dimensions = ["type", "source", "night", "hour", "operation"] as const;

/** Columns of ready-made counts. */
export const countFields: readonly FieldDefinition[] = [
  {
    name: "period",
    required: true,
    headers: ["Period", "Month", "Month Year"],
    holds: "A month: 2012-04, 201204, 04/2012, or the date of its first day.",
  },
  { name: "indicator", headers: ["Indicator", "Measure"], holds: "The id or name of an indicator." },
  {
    name: "category",
    headers: ["Category", "Offence Subgroup", "Offence"],
    holds: "An offence category's label, where there is no indicator.",
  },
  {
    name: "area",
    headers: ["Area", "Borough", "Area Name"],
    holds: "Name, id or code; other areas are out of scope. Left out: the partnership's area.",
  },
  {
    name: "count",
    required: true,
    headers: ["Count", "Value", "Number", "Total", "Base", "Respondents"],
    holds: "A whole number of 0 or more; in a survey, how many were asked.",
  },
  {
    name: "percent",
    headers: ["Percent", "Percentage", "Per Cent"],
    holds:
      "In a survey: the percentage of those asked, from 0 to 100. The period is the month with which its span ends.",
  },
  { name: "type", headers: ["Type"], holds: "The part of the indicator by type." },
  {
    name: "source",
    headers: ["Source", "Source of Referral"],
    holds: "The part of the indicator by source of referral.",
  },
  { name: "night", headers: ["Night"], holds: "The part of the indicator by night, mon to sun." },
  { name: "hour", headers: ["Hour"], holds: "The part of the indicator by hour, 00 to 23." },
  { name: "operation", headers: ["Operation"], holds: "The part of the indicator by operation." },
];

/** A row that counts the whole of its indicator and not a part. */
export const isWhole = dimensions.map((name) => `d_${name} IS NULL`).join(" AND ");

const percentage = "TRY_CAST(trim(replace(t_percent, '%', '')) AS DOUBLE)";

/** How a row of counts is typed. */
export function countsPlan({ settings }: FormatContext): StagePlan {
  const ours = [settings.area, ...settings.zones, ...(settings.area.beside ?? [])].flatMap((area) => spellingsOf(area));
  const isOthers = `coalesce(NOT ${isOneOfAreas("t_area", ours)}, false)`;
  const month = `strftime(coalesce(try_strptime(t_period, ['%Y-%m', '%Y%m', '%m/%Y', '%Y-%m-%d', '%d/%m/%Y'])), '%Y-%m')`;
  return {
    texts: ["period", "indicator", "category", "area", "count", "percent", ...dimensions],
    typed: (file) => ({
      month: `CASE WHEN regexp_full_match(t_period, '\\d{4}-\\d{2}(-01)?|\\d{6}|(01/)?\\d{2}/\\d{4}') THEN ${month} END`,
      indicator: "t_indicator",
      category: "t_category",
      area: file.columns.has("area") ? areaName("t_area") : "NULL::VARCHAR",
      text: "t_count",
      count: wholeNumber("t_count"),
      // Other lists have percentages too, of change for one: what is none of those asked is no reason to lose the count.
      percent: `CASE WHEN ${percentage} BETWEEN 0 AND 100 THEN ${percentage} END`,
      ...Object.fromEntries(dimensions.map((name) => [`d_${name}`, dimensionValue(name)])),
    }),
    outOfScope: settings.area.kind === "everywhere" ? "false" : isOthers,
    rejects: (file) => [
      { code: "period-invalid", field: "period", when: "month IS NULL OR NOT month BETWEEN '1900-01' AND '2100-12'" },
      { code: "category-blank", field: "indicator", when: "indicator IS NULL AND category IS NULL" },
      ...(file.columns.has("area") ? [{ code: "area-blank" as const, field: "area", when: "t_area IS NULL" }] : []),
    ],
    notes: [],
  };
}

/** As in figure ids: lower kebab case, hours with two digits, nights with three letters. */
function dimensionValue(name: (typeof dimensions)[number]): string {
  const text = `t_${name}`;
  if (name === "hour") return `lpad(${text}, 2, '0')`;
  if (name === "night") return `left(lower(${text}), 3)`;
  return `trim(regexp_replace(lower(${text}), '[^a-z0-9]+', '-', 'g'), '-')`;
}
