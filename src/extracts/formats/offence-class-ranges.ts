import type { Problem } from "../../problems/problem.ts";
import { classRanges } from "../data/home-office-classes.ts";
import type { FormatContext } from "../format.ts";
import { textOf } from "../lookup.ts";
import { plainClass } from "../offence-classes.ts";
import { literal, literals } from "../sql.ts";
import { fates } from "../stage.ts";

/**
 * Notes on Home Office classes that stand on offences recorded before they were there or after they had ended: such offences may be
 * classed by other rules than those of their date.
 */
export async function classesOutOfUse({ store, source }: FormatContext, table: string): Promise<Problem[]> {
  const written = await store.query(`SELECT DISTINCT h AS class FROM ${table}_classes WHERE h IS NOT NULL`);
  const texts = written.map((row) => textOf(row, "class") ?? "");
  const ranged = classRanges
    .map((range) => ({ range, texts: texts.filter((text) => range.classes.includes(plainClass(text))) }))
    .filter((one) => one.texts.length > 0);
  if (ranged.length === 0) return [];
  // Only days on which a class was not in use are looked at: most rows are from others.
  const notInUse = ranged.map((one) => `home_office_class IN (${literals(one.texts)}) AND ${isOutside(one.range)}`);
  const rows = await store.query(`
    SELECT class, sum(count)::DOUBLE AS count FROM (
      SELECT home_office_class AS class, count(DISTINCT reference) AS count FROM ${table}
      WHERE fate = ${fates.candidate} AND (${notInUse.join(" OR ")}) GROUP BY home_office_class, recorded)
    GROUP BY class`);
  const counts = ranged.flatMap(({ range, texts: ofRange }) => {
    const found = rows.filter((row) => ofRange.includes(textOf(row, "class") ?? ""));
    const count = found.reduce((sum, row) => sum + Number(row["count"]), 0);
    return count > 0 ? [[range, count] as const] : [];
  });
  return counts.map(([range, count]): Problem => {
    const when = range.to === undefined ? `before ${range.from}` : `after ${range.to}`;
    return {
      code: "class-out-of-use",
      severity: "note",
      message: `${source.name}: ${count} ${count === 1 ? "offence" : "offences"} recorded ${when} with the Home Office ${range.classes.length === 1 ? "class" : "classes"} ${range.classes.join(", ")}, not in use then: ${range.about}. Their category may not be that of their date.`,
      place: { file: source.files, field: "home_office_class" },
    };
  });
}

/** Whether the day on which a row was recorded lies before the first or after the last day of a range, as SQL. */
const isOutside = ({ from, to }: (typeof classRanges)[number]): string =>
  `(${[...(from ? [`recorded < DATE ${literal(from)}`] : []), ...(to ? [`recorded > DATE ${literal(to)}`] : [])].join(" OR ")})`;
