import { type Row, readRows } from "./recount.ts";

/**
 * Counts by hand what the papers beside the quarterly one rest on, from plain rows, with nothing of the generator or the product in it.
 * Dates are `yyyy-mm-dd` text.
 */
export interface Dated {
  readonly date: string;
  readonly row: Row;
}

const isoOf = (british: string): string | undefined => {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(british);
  return match ? `${match[3]}-${match[2]}-${match[1]}` : undefined;
};

/** Rows by reference, each once, with the date under a header; rows without a date of the calendar's form are left out. */
export async function datedRows(
  folder: string,
  path: string,
  { reference, date, encoding }: { readonly reference: string; readonly date: string; readonly encoding?: string },
): Promise<Dated[]> {
  const { rows } = await readRows(folder, path, encoding);
  const found = new Map<string, Dated>();
  for (const row of rows) {
    const day = isoOf(row(date));
    // The dirt of the extracts has days such as 31 February; `Date` rolls them over.
    if (day && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))
      found.set(row(reference), { date: day, row });
  }
  return [...found.values()];
}

const londonDay = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** Searches by their day in London, of those with a point in one of the sample's boxes: each row is one. */
export async function searches(folder: string): Promise<Dated[]> {
  const { rows } = await readRows(folder, "extracts/police/stop-and-search-2020-06-15.csv");
  return rows
    .filter((row) => row("Longitude") !== "" && Number(row("Longitude")) > -0.101)
    .map((row) => ({ date: isoOf(londonDay.format(new Date(row("Date")))) ?? "", row }));
}

/** Counts of an indicator by month, added up from one month to another. */
export async function monthlyTotal(
  folder: string,
  path: string,
): Promise<(id: string, from: string, to: string) => number> {
  const { rows } = await readRows(folder, path);
  return (id, from, to) =>
    rows
      .filter((row) => row("Indicator") === id && row("Period") >= from && row("Period") <= to)
      .reduce((sum, row) => sum + Number(row("Count")), 0);
}
