import type { Problem } from "../../problems/problem.ts";
import { type IsoMonth, isIsoDate } from "../../values/period.ts";
import type { FieldDefinition } from "../fields.ts";
import type { SourceFile } from "../format.ts";

/** Columns beside the months, by the headers that the published files have had. */
export const mpsFields: readonly FieldDefinition[] = [
  {
    name: "offence_group",
    required: true,
    headers: ["MajorText", "Group", "Major Category", "Offence Group"],
    holds: "The offence group's label.",
  },
  {
    name: "offence_subgroup",
    required: true,
    headers: ["MinorText", "SubGroup", "Minor Category", "Offence Subgroup"],
    holds: "The offence subgroup's label.",
  },
  {
    name: "borough",
    required: true,
    headers: ["LookUp_BoroughName", "BoroughName", "BOCU", "Borough", "Borough_SNT", "LookUp_Borough"],
    holds: "Name or code. Other boroughs are out of scope.",
  },
  { name: "ward", headers: ["WardName", "Ward Name", "Ward"], holds: "As given; makes the file one of wards." },
  { name: "ward_code", headers: ["WardCode", "Ward Code"], holds: "Tells wards of the same name apart." },
  {
    name: "lsoa",
    headers: ["LSOA Code", "LSOA"],
    holds: "The code; makes the file one of lower layer super output areas.",
  },
  { name: "lsoa_name", headers: ["LSOA Name"], holds: "Not read." },
];

/** A month's header: `202004` or `2020-04`. */
export function monthOfHeader(header: string): IsoMonth | undefined {
  const match = /^(\d{4})-?(\d{2})$/.exec(header.trim());
  const month = match ? `${match[1]}-${match[2]}` : "";
  return match && isIsoDate(`${month}-01`) && month >= "1990-01" ? month : undefined;
}

/** The months of a file, with the positions of their columns. */
export const monthColumns = (file: SourceFile): { readonly month: IsoMonth; readonly position: number }[] =>
  file.header.flatMap((name, position) => {
    const month = monthOfHeader(name);
    return month === undefined ? [] : [{ month, position }];
  });

/** A file needs a month, and each month once. */
export function checkMonths(header: readonly string[], path: string): Problem[] {
  const months = header.flatMap((name) => monthOfHeader(name) ?? []);
  const twice = months.find((month, index) => months.indexOf(month) !== index);
  const place = { file: path, line: 1 };
  if (months.length === 0)
    return [
      {
        code: "column-missing",
        severity: "error",
        message: `There is no column named like a month, such as 202004.`,
        remedy: "Use the file as it was published, or another format for this source.",
        place,
      },
    ];
  return twice === undefined
    ? []
    : [
        {
          code: "column-ambiguous",
          severity: "error",
          message: `The month ${twice} is there more than once.`,
          remedy: "Use the file as it was published.",
          place: { ...place, field: twice },
        },
      ];
}
