import {
  dashboardAreaTypes,
  dashboardMeasures,
  notNotifiableGroups,
  operationalUnits,
} from "../data/dashboard-series.ts";
import type { FieldDefinition } from "../fields.ts";
import type { FormatContext, SourceFile } from "../format.ts";
import { boroughFrom, isElsewhere, isPartOfElsewhere } from "../scope.ts";
import { literal, literals, oneOf, plausible, timestamp, wholeNumber } from "../sql.ts";
import type { StagePlan } from "../stage.ts";

/** Columns of the dashboard's files, by the headers that they have had. */
export const dashboardFields: readonly FieldDefinition[] = [
  {
    name: "month",
    required: true,
    headers: ["Month_Year", "Month", "Date"],
    holds: "The first day of the month: 2022-03-01.",
  },
  { name: "area_type", required: true, headers: ["Area Type"], holds: "Borough or Safer Neighbourhood Teams." },
  {
    name: "borough",
    required: true,
    headers: ["Borough_SNT", "Borough"],
    holds: "The borough; of a ward, the borough's name and the ward's together.",
  },
  { name: "area_name", headers: ["Area Name"], holds: "The ward's name, or the borough's." },
  {
    name: "area_code",
    headers: ["Area Code"],
    holds: "The code, with or without blanks behind it. Until 2023 a borough's was that of its police, GD for Hackney.",
  },
  { name: "offence_group", headers: ["Offence Group"], holds: "The offence group, in files of notifiable offences." },
  { name: "offence_subgroup", headers: ["Offence Subgroup"], holds: "The offence subgroup, in the same files." },
  { name: "crime_type", headers: ["Crime Type"], holds: "What the subtypes are subtypes of, in the other files." },
  { name: "crime_subtype", headers: ["Crime Subtype"], holds: "What is counted, in the other files; see below." },
  { name: "measure", required: true, headers: ["Measure"], holds: "Offences, outcomes or statistics." },
  { name: "financial_year", headers: ["Financial Year"], holds: "Not read." },
  { name: "financial_year_index", headers: ["FY_FYIndex"], holds: "Not read." },
  {
    name: "count",
    required: true,
    headers: ["Count", "Value", "Offence Count"],
    holds: "A whole number of 0 or more.",
  },
  { name: "refreshed", headers: ["Refresh Date"], holds: "The date of the extract." },
];

/** How a row is typed. `wanted` is the kind of area whose rows are taken. */
export function dashboardPlan({ settings }: FormatContext, wanted: "borough" | "ward"): StagePlan {
  const { area } = settings;
  const unit = (text: string): string =>
    `CASE upper(${text}) ${Object.entries(operationalUnits)
      .map(([code, name]) => `WHEN ${literal(code)} THEN ${literal(name)}`)
      .join(" ")} END`;
  const ours = wanted === "ward" ? isPartOfElsewhere(area, "t_borough") : isElsewhere(area, "p_borough");
  return {
    texts: dashboardFields.map(({ name }) => name),
    parsed: {
      p_borough: `coalesce(${unit("t_borough")}, t_borough, t_area_name, ${unit("t_area_code")})`,
      p_month: monthIn("t_month"),
      p_refreshed: plausible(timestamp("t_refreshed")),
    },
    typed: (file) => ({
      month: "strftime(p_month, '%Y-%m')",
      area_kind: oneOf("t_area_type", dashboardAreaTypes),
      measure: oneOf("t_measure", dashboardMeasures),
      borough: boroughFrom(area, wanted === "ward" ? "t_borough" : "p_borough"),
      // "Lea Bridge (Hackney)" is Lea Bridge.
      ward: wanted === "ward" ? `trim(regexp_replace(t_area_name, '\\s*\\([^)]*\\)$', ''))` : "NULL::VARCHAR",
      ward_code: wanted === "ward" ? "upper(t_area_code)" : "NULL::VARCHAR",
      // In the month in which systems changed a ward stands under two names, and the two add up to it.
      area_key: `concat_ws(chr(31), ${["p_borough", "t_area_code", "t_area_name"].map((text) => `coalesce(lower(${text}), '')`).join(", ")})`,
      major: "t_offence_group",
      minor: "t_offence_subgroup",
      crime_type: "t_crime_type",
      crime_subtype: "t_crime_subtype",
      is_series: isSeries(file) ? "true" : "false",
      text: "t_count",
      count: wholeNumber("t_count"),
      refreshed: "p_refreshed::DATE",
    }),
    outOfScope: [
      `coalesce(area_kind <> ${literal(wanted)}, false)`,
      "coalesce(measure = 'outcomes', false)",
      `coalesce(lower(t_offence_group) IN (${literals(notNotifiableGroups)}), false)`,
      ours,
    ]
      .map((condition) => `(${condition})`)
      .join(" OR "),
    rejects: (file) => [
      { code: "period-invalid", field: "month", when: "month IS NULL" },
      { code: "area-type-unknown", field: "area_type", when: "area_kind IS NULL" },
      { code: "measure-unknown", field: "measure", when: "measure IS NULL" },
      { code: "area-blank", field: "borough", when: "borough IS NULL" },
      {
        code: "category-blank",
        field: isSeries(file) ? "crime_subtype" : "offence_subgroup",
        when: isSeries(file) ? "crime_subtype IS NULL" : "major IS NULL AND minor IS NULL",
      },
    ],
    notes: [],
  };
}

/** Files of notifiable offences have offence groups; the others have series that overlap. */
export const isSeries = ({ columns }: SourceFile): boolean => !columns.has("offence_subgroup");

/** The first of a month, as the vintages write it. */
function monthIn(text: string): string {
  const day = plausible(timestamp(text));
  const month = `CASE WHEN regexp_full_match(${text}, '\\d{4}-\\d{2}|\\d{6}') THEN coalesce(try_strptime(${text}, ['%Y-%m', '%Y%m'])) END`;
  return `date_trunc('month', coalesce(${day}, ${plausible(month)}))`;
}
