import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { MonthFigure } from "../../src/analysis/monthly-series.ts";
import { formatFigureId } from "../../src/values/figure-id.ts";
import { type IsoMonth, month as monthPeriod } from "../../src/values/period.ts";
import { numberValue } from "../../src/values/value.ts";

/** Published counts by borough and month; they lie beside the project and are no part of it. */
const published = new URL(
  "../../../shared/realdata/mps-borough/2010-04_to_2020-10/MPS Borough Level Crime (Historical).csv",
  import.meta.url,
);
export const arePublished = existsSync(published);

/** Months of one kind of crime in one borough. */
export interface PublishedSeries {
  readonly crime: string;
  readonly borough: string;
  readonly months: readonly { readonly month: IsoMonth; readonly count: number }[];
}

/** Not boroughs, with hardly any crime of their own. */
const notBoroughs = /aviation|heathrow|city of london|unknown/i;

/** Which subtypes make up a kind of crime. */
const crimes: Readonly<Record<string, (major: string, minor: string) => boolean>> = {
  "all crime": () => true,
  robbery: (major) => major === "Robbery",
  burglary: (major) => major === "Burglary",
  "violence with injury": (_major, minor) => minor === "Violence with Injury",
  "theft from person": (_major, minor) => minor === "Theft from Person",
  "criminal damage": (_major, minor) => minor === "Criminal Damage",
  drugs: (major) => major === "Drug Offences",
  "sexual offences": (major) => major === "Sexual Offences",
  weapons: (major) => major === "Possession of Weapons",
};

/** Every kind of crime in every borough, from `from` to `to`. */
export function publishedSeries(from: IsoMonth, to: IsoMonth): PublishedSeries[] {
  const [header = [], ...rows] = parse(readFileSync(published), { bom: true, relax_column_count: true }) as string[][];
  const columns = header.flatMap((text, index) => {
    const found = /^(\d{4})(\d{2})$/.exec(text);
    const month = found && `${found[1]}-${found[2]}`;
    return month && month >= from && month <= to ? [{ month, index }] : [];
  });
  const boroughs = [...new Set(rows.map(([, , borough = ""]) => borough))].filter((name) => !notBoroughs.test(name));
  return Object.entries(crimes).flatMap(([crime, belongs]) =>
    boroughs.sort().map((borough) => {
      const own = rows.filter(([major = "", minor = "", name]) => name === borough && belongs(major, minor));
      return {
        crime,
        borough,
        months: columns.map(({ month, index }) => ({
          month,
          count: own.reduce((sum, row) => sum + Number(row[index] ?? 0), 0),
        })),
      };
    }),
  );
}

/** As analysis knows a series. */
export const asFigures = ({ months }: Pick<PublishedSeries, "months">): MonthFigure[] =>
  months.map(({ month, count }) => ({
    month,
    figure: {
      id: formatFigureId({
        indicator: "crime",
        dims: {},
        area: "borough",
        period: monthPeriod(month).id,
        measure: "count",
      }),
      value: numberValue(count),
      unit: "offences",
      method: "count",
      inputs: [],
    },
  }));
