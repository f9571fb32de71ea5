import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { IsoMonth } from "../values/period.ts";
import type { OffenceClassing } from "./classification-spans.ts";
import { classificationVersions } from "./data/classifications.ts";

/** A list with a smaller share of the offences is a few stray labels. */
const strayShare = 0.01;

/** A note where the offences of a source are classed by more than one list, which says from when to when by which. */
export function classificationProblems(source: SourceSettings, { classifications }: OffenceClassing): Problem[] {
  const versions = new Map<string, { from: IsoMonth; to: IsoMonth; records: number }>();
  for (const { version, from, to, records } of classifications) {
    const known = versions.get(version);
    versions.set(version, {
      from: known && known.from < from ? known.from : from,
      to: known && known.to > to ? known.to : to,
      records: (known?.records ?? 0) + records,
    });
  }
  const all = [...versions.values()].reduce((sum, { records }) => sum + records, 0);
  const large = [...versions].filter(([, { records }]) => records >= strayShare * all);
  // Labels of two lists beside each other in the same months are one way of classing and no splice.
  const beside = ([id, span]: (typeof large)[number]): boolean =>
    large.some(
      ([other, { from, to, records }]) =>
        other !== id &&
        from <= span.from &&
        span.to <= to &&
        (records > span.records || (records === span.records && other < id)),
    );
  const lists = large
    .filter((entry) => !beside(entry))
    .sort(([, first], [, second]) => (first.from < second.from ? -1 : 1));
  if (lists.length < 2) return [];
  const named = lists.map(([id, { from, to }]) => `by ${nounOf(id)} from ${from} to ${to}`);
  return [
    {
      code: "classification-spliced",
      severity: "note",
      message: `${source.name}: offences are classed ${named.slice(0, -1).join(", ")} and ${named.at(-1)}. Across the two, only indicators are compared that tell no offences apart which moved.`,
      place: { file: source.files },
    },
  ];
}

const nounOf = (version: string): string =>
  classificationVersions.find(({ id }) => id === version)?.noun ?? "the settings’ own mapping";
