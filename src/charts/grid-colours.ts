import { palette } from "./palette.ts";

/** From none to most: the Analysis Function's blues, beginning with a tint that still differs from the paper. */
export const ramp = ["#F1F5F9", "#CFE2F5", palette.lightBlue, palette.midBlue, palette.darkBlue] as const;

type Rgb = readonly [number, number, number];

/** The colour of a share of the largest number, 0 to 1: even steps along the ramp, as Vega mixes them. */
export function colourAt(share: number): Rgb {
  const place = Math.min(Math.max(share, 0), 1) * (ramp.length - 1);
  const index = Math.min(Math.floor(place), ramp.length - 2);
  const [from, to] = [rgb(ramp[index] ?? ramp[0]), rgb(ramp[index + 1] ?? ramp[0])];
  const mix = (part: 0 | 1 | 2): number => from[part] + (to[part] - from[part]) * (place - index);
  return [mix(0), mix(1), mix(2)];
}

/** Black or white, whichever stands out more: one of the two always reaches the 4.5 to 1 of WCAG AA. */
export const wordsOn = (share: number): string =>
  contrast(colourAt(share), [0, 0, 0]) >= contrast(colourAt(share), [255, 255, 255]) ? "#000000" : "#FFFFFF";

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
