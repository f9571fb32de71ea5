import type { Problem } from "../../problems/problem.ts";
import { classRanges } from "../data/home-office-classes.ts";
import type { FormatContext } from "../format.ts";
import { textOf } from "../lookup.ts";
import { plainClass } from "../offence-classes.ts";
import { literals } from "../sql.ts";
import { fates } from "../stage.ts";

/**
 * Notes on Home Office classes that stand on offences recorded before they were there or after they had ended: such offences may be
 * classed by other rules than those of their date.
 */
export async function classesOutOfUse({ store, source }: FormatContext, table: string): Promise<Problem[]> {
  const written = await store.query(`SELECT DISTINCT h AS class FROM ${table}_classes WHERE h IS NOT NULL`);
  const ranged = written
    .map((row) => textOf(row, "class") ?? "")
    .filter((text) => classRanges.some(({ classes }) => classes.includes(plainClass(text))));
  if (ranged.length === 0) return [];
  const rows = await store.query(`
    SELECT home_office_class AS class, recorded::VARCHAR AS day, count(DISTINCT reference)::DOUBLE AS count FROM ${table}
    WHERE fate = ${fates.candidate} AND home_office_class IN (${literals(ranged)}) GROUP BY ALL`);
  const counts = new Map<(typeof classRanges)[number], number>();
  for (const row of rows) {
    const [office, day] = [plainClass(textOf(row, "class") ?? ""), textOf(row, "day") ?? ""];
    const range = classRanges.find(({ classes }) => classes.includes(office));
    const inUse = !range || ((range.from ?? day) <= day && day <= (range.to ?? day));
    if (!inUse) counts.set(range, (counts.get(range) ?? 0) + Number(row["count"]));
  }
  return [...counts].map(([range, count]): Problem => {
    const when = range.to === undefined ? `before ${range.from}` : `after ${range.to}`;
    return {
      code: "class-out-of-use",
      severity: "note",
      message: `${source.name}: ${count} ${count === 1 ? "offence" : "offences"} recorded ${when} with the Home Office ${range.classes.length === 1 ? "class" : "classes"} ${range.classes.join(", ")}, not in use then: ${range.about}. Their category may not be that of their date.`,
      place: { file: source.files, field: "home_office_class" },
    };
  });
}
