import { colourAt, wordsOn } from "./grid-colours.ts";
import type { Hatch } from "./hatch.ts";
import { type KeyEntry, layOutKey } from "./key.ts";
import type { MapArea, MapClass } from "./map-models.ts";
import { palette } from "./palette.ts";
import type { TextMetrics } from "./text-metrics.ts";
import { gapWord } from "./words.ts";

/** From light to dark, as many shades as there are classes; lightness alone tells them apart, in grey as well. */
export function shadeOf(index: number, classes: number): { readonly fill: string; readonly words: string } {
  const share = classes <= 1 ? 0.5 : index / (classes - 1);
  const hex = colourAt(share).map((part) => Math.round(part).toString(16).padStart(2, "0"));
  return { fill: `#${hex.join("")}`, words: wordsOn(share) };
}

interface AreaShade {
  readonly fill: string;
  readonly words: string;
  readonly hatch?: Hatch;
}

/** An area without a number is hatched, so that nobody takes it for the class of the fewest; what is withheld another way than what is not held. */
export const areaShade = (area: MapArea, classes: readonly MapClass[]): AreaShade =>
  area.state === "value" && area.class !== undefined
    ? shadeOf(area.class, classes.length)
    : { fill: palette.paper, words: palette.ink, hatch: area.state === "suppressed" ? "rising" : "falling" };

export function classKey(areas: readonly MapArea[], classes: readonly MapClass[]): KeyEntry[] {
  const absent = new Map(
    areas
      .filter((area) => area.state !== "value" || area.class === undefined)
      .map((area) => [gapWord(area.state).mark, { meaning: gapWord(area.state).meaning, ...areaShade(area, classes) }]),
  );
  return [
    ...classes.map(
      ({ label }, index): KeyEntry => ({
        text: label,
        sample: { kind: "box", colour: shadeOf(index, classes.length).fill, stroke: palette.axis },
      }),
    ),
    ...[...absent].map(
      ([mark, { meaning, fill, hatch }]): KeyEntry => ({
        text: `${mark} ${meaning}`,
        sample: { kind: "box", colour: fill, stroke: palette.axis, ...(hatch ? { hatch } : {}) },
      }),
    ),
  ];
}

/** Below a map: what the marks on areas too small for their names stand for, and the room that it takes. */
export function nameList(
  names: readonly (readonly [mark: string, name: string])[],
  width: number,
  metrics: TextMetrics,
): { readonly key: ReturnType<typeof layOutKey>; readonly room: number } {
  const entries = names.map(([mark, name]): KeyEntry => ({ text: name, sample: { kind: "text", text: mark } }));
  const key = layOutKey(entries, width, metrics);
  return { key, room: names.length === 0 ? 0 : key.height + 10 };
}
