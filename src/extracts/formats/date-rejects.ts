import type { SourceFile } from "../format.ts";
import { isMonthFirst, literal } from "../sql.ts";
import type { RejectRule } from "../stage.ts";

/**
 * The reasons for which the date that decides a period is no date.
 *
 * @param field the field as it was given, whose text is `t_` and its name
 * @param typed the column with the date, NULL when it is none
 */
export function dateRejects(field: string, typed: string, file: SourceFile): RejectRule[] {
  return [
    { code: "date-blank", field, when: `t_${field} IS NULL` },
    {
      code: "date-month-first",
      field,
      when: `CASE WHEN ${typed} IS NULL THEN ${isMonthFirst(`t_${field}`)} END`,
      spoils: { code: "date-order-unclear", unless: `day(${typed}) > 12` },
    },
    { code: "date-invalid", field, when: `${typed} IS NULL` },
    ...(file.extractDate
      ? [{ code: "date-after-extract" as const, field, when: `${typed} > DATE ${literal(file.extractDate)}` }]
      : []),
  ];
}
