import type { RecordStore } from "../records/store.ts";
import type { IsoMonth } from "../values/period.ts";
import type { ClassificationSpan, SourceReading } from "./reading.ts";
import { literal } from "./sql.ts";

/** What a source's offences say of the classification: how many months read under which version, and how many are unmapped. */
export type OffenceClassing = Required<Pick<SourceReading, "classifications" | "offenceMonths">>;

export const noOffences: OffenceClassing = { classifications: [], offenceMonths: {} };

/**
 * Offences of a source by category, version and month, drawn together into spans of months. One small query over what was read,
 * whatever the format; a source without offences has none.
 */
export async function offenceClassing(store: RecordStore, source: string): Promise<OffenceClassing> {
  const rows = await store.query(`
    SELECT coalesce(category, '') AS category, coalesce(classification, '') AS version, coalesce(detail, '') AS detail,
      year(recorded_date) * 100 + month(recorded_date) AS month, sum(weight)::DOUBLE AS records
    FROM ${store.recordsOf({ sources: [source], kind: "offence" })}
    WHERE source = ${literal(source)} AND kind = 'offence' AND recorded_date IS NOT NULL AND weight > 0
    GROUP BY ALL ORDER BY ALL`);
  const offenceMonths: Record<IsoMonth, { records: number; unmapped: number }> = {};
  const monthsOf = new Map<string, Set<IsoMonth>>();
  const series = new Map<string, { readonly about: SpanSubject; readonly months: Map<IsoMonth, number> }>();
  for (const row of rows) {
    const [category, version, detail, number] = [row["category"], row["version"], row["detail"], row["month"]].map(
      String,
    ) as [string, string, string, string];
    const month: IsoMonth = `${number.slice(0, -2).padStart(4, "0")}-${number.slice(-2)}`;
    const records = Number(row["records"]);
    const total = offenceMonths[month] ?? { records: 0, unmapped: 0 };
    offenceMonths[month] = total;
    total.records += records;
    if (category === "") {
      total.unmapped += records;
      continue;
    }
    monthsOf.set(category, (monthsOf.get(category) ?? new Set<IsoMonth>()).add(month));
    const key = [category, version, detail].join("\n");
    const entry = series.get(key) ?? { about: { category, version, detail }, months: new Map<IsoMonth, number>() };
    entry.months.set(month, records);
    series.set(key, entry);
  }
  const classifications = [...series.values()].flatMap(({ about, months }) =>
    spansOf(about, months, [...(monthsOf.get(about.category) ?? [])].sort()),
  );
  return { classifications, offenceMonths };
}

interface SpanSubject {
  readonly category: string;
  readonly version: string;
  readonly detail: string;
}

/** Months without any offence of the category neither end a span nor begin one. */
function spansOf(
  { category, version, detail }: SpanSubject,
  months: ReadonlyMap<IsoMonth, number>,
  held: readonly IsoMonth[],
): ClassificationSpan[] {
  const spans: { from: IsoMonth; to: IsoMonth; records: number }[] = [];
  let open = false;
  for (const month of held) {
    const records = months.get(month);
    const last = spans.at(-1);
    if (records === undefined) open = false;
    else if (open && last) {
      last.to = month;
      last.records += records;
    } else {
      spans.push({ from: month, to: month, records });
      open = true;
    }
  }
  return spans.map((span) => ({ category, version, ...(detail === "" ? {} : { detail }), ...span }));
}
