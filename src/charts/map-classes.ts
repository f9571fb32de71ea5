import { colourAt, wordsOn } from "./grid-colours.ts";
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

/** An area without a number is white, and its mark says why. */
export const absentShade = { fill: palette.paper, words: palette.ink } as const;

export const areaShade = (area: MapArea, classes: readonly MapClass[]) =>
  area.state === "value" && area.class !== undefined ? shadeOf(area.class, classes.length) : absentShade;

export function classKey(areas: readonly MapArea[], classes: readonly MapClass[]): KeyEntry[] {
  const absent = new Map(
    areas.filter((area) => area.state !== "value").map(({ state }) => [gapWord(state).mark, gapWord(state).meaning]),
  );
  return [
    ...classes.map(
      ({ label }, index): KeyEntry => ({
        text: label,
        sample: { kind: "box", colour: shadeOf(index, classes.length).fill, stroke: palette.axis },
      }),
    ),
    ...[...absent].map(([mark, meaning]): KeyEntry => ({ text: meaning, sample: { kind: "text", text: mark } })),
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
