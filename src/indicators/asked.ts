import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { AbsenceReason } from "./absence.ts";
import { type ChosenSources, chooseSources, sourcesNamed } from "./choose-sources.ts";
import type { CountedArea } from "./counted-area.ts";
import type { CubeFrame } from "./cube.ts";
import type { CubeQuery } from "./cube-shelf.ts";
import { partFilters, withFilters } from "./filters.ts";
import { fieldsOf, splitFields } from "./needs.ts";
import type { RecordsIndicator } from "./own-measure.ts";
import type { Dims } from "./question.ts";

/** What a line of counts asks of the records. */
export interface Asked {
  readonly chosen: ChosenSources;
  /** Why there is nothing to ask, whatever is chosen. */
  readonly because?: AbsenceReason;
  readonly split: Dims;
  /** The sources of the primary supplier, then those of each extension; none when nobody can answer. */
  readonly suppliers: readonly (readonly SourceReading[])[];
  readonly query: (sources: readonly SourceReading[]) => CubeQuery;
}

/** Who can be asked. */
export interface Askable {
  readonly reading: Pick<ReadResult, "sources">;
  /** The kinds of record that each source holds. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<RecordKind>>;
  /** Id of the partnership's own area. */
  readonly partnershipArea: string;
}

/** Which sources are asked, those of each supplier together, and what. */
export function askedOf(
  unfiltered: RecordsIndicator,
  area: CountedArea,
  dims: Dims,
  by: CubeFrame["by"],
  askable: Askable,
): Asked {
  const { filters, rest } = partFilters(dims);
  const filtered = withFilters(unfiltered, filters);
  // The question was resolved before: filters that the indicator cannot have were refused.
  const indicator = filtered.ok ? filtered.indicator : unfiltered;
  const { of: kind, where } = indicator.aggregation;
  const only = sourcesNamed(indicator.aggregation, askable.reading.sources);
  const { operation, ...split } = rest;
  const { sources: holding, because } = holdingArea(area, askable);
  const needed = fieldsOf(indicator, area);
  const splitBy = splitFields(Object.keys(rest), kind);
  const asksForTime = needed.has("committed-time") || splitBy.has("committed-time");
  const chosen = chooseSources(holding, askable.kinds, {
    kind,
    areaKind: area.kind,
    area: area.id,
    needed,
    where,
    split: splitBy,
    ...(only ? { only } : {}),
  });
  return {
    chosen,
    ...(because ? { because } : {}),
    split,
    suppliers: chosen.primary.length === 0 ? [] : [chosen.primary, ...chosen.extensions.map((source) => [source])],
    query: (sources) => ({
      where: operation === undefined ? where : { all: [where, { operation }] },
      kind,
      dateBasis: indicator.dateBasis,
      sources: sources.map((source) => source.source),
      area,
      ...(sources.some(({ areaCoverage }) => areaCoverage) ? { own: askable.partnershipArea } : {}),
      by,
      ...(asksForTime && indicator.times ? { times: indicator.times } : {}),
      breakdowns: indicator.breakdowns,
    }),
  };
}

/** The sources that hold an area: a comparator's own, which hold all of its members, or those that hold the partnership's. */
function holdingArea(
  area: CountedArea,
  { reading, partnershipArea }: Askable,
): { readonly sources: readonly SourceReading[]; readonly because?: AbsenceReason } {
  const holds = ({ areaCoverage }: SourceReading, id: string): boolean =>
    areaCoverage === undefined ? !area.members : Object.hasOwn(areaCoverage, id);
  const { members } = area;
  if (!members) return { sources: reading.sources.filter((source) => holds(source, partnershipArea)) };
  const named = reading.sources.filter(({ source }) => area.sources?.includes(source) ?? true);
  const whole = named.filter((source) => members.every((member) => holds(source, member)));
  const some = named.some((source) => members.some((member) => holds(source, member)));
  return { sources: whole, ...(some && whole.length === 0 ? { because: "member-not-held" as const } : {}) };
}
