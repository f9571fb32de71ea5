import type { Area, SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";

/** Types that put several of our categories together: known, but not as fine as ours. */
export function coarseProblem(source: SourceSettings, coarse: Readonly<Record<string, number>>): Problem[] {
  const found = Object.entries(coarse).sort(([, first], [, second]) => second - first);
  if (found.length === 0) return [];
  return [
    {
      code: "category-coarse",
      severity: "note",
      message: `${source.name}: ${found.map(([id, count]) => `${id} (${count})`).join(", ")} put several of our categories together. They count in totals and where an indicator takes all that they hold; what would tell their parts apart is not counted from this source.`,
      place: { file: source.files },
    },
  ];
}

/**
 * Records of which nobody knows whether they are ours.
 *
 * @param forWant whether boundaries, which the settings do not name, would tell
 */
export function unplacedProblem(
  source: SourceSettings,
  area: Area,
  unplaced: number,
  records: Readonly<Record<string, number>>,
  forWant = false,
): Problem[] {
  if (unplaced === 0) return [];
  const ours = Object.values(records).reduce((sum, count) => sum + count, 0);
  return [
    {
      code: "place-unknown",
      severity: "warning",
      message: `${source.name}: of ${unplaced.toLocaleString("en-GB")} ${unplaced === 1 ? "record the place is" : "records the place is"} not known. They are counted neither for ${area.name}, which has ${ours.toLocaleString("en-GB")}, nor for any other area, so that counts from this source are too low by those that belong to ${area.name}.`,
      remedy: forWant
        ? 'Their coordinates say where: name the boundaries of the wards under "areas".'
        : "Nothing can be done about rows that were published without a place; see docs/formats.md.",
      place: { file: source.files },
    },
  ];
}

/** Files of a force that is not the area's own. */
export function marginalProblem(
  source: SourceSettings,
  area: Area,
  records: Readonly<Record<string, number>>,
): Problem {
  const ours = Object.values(records).reduce((sum, count) => sum + count, 0);
  return {
    code: "extract-other-area",
    severity: "warning",
    message: `${source.name}: hardly any of these records (${ours}) are of ${area.name}: they are a neighbouring force's, which knows of ${area.name} by chance only. Nothing is counted from them.`,
    remedy: `Use the files of ${area.name}'s own force, alone or beside these.`,
    place: { file: source.files },
  };
}
