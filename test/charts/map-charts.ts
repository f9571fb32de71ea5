import type { MapPosition, TileMapChart, WardMapChart } from "../../src/charts/map-models.ts";
import { point } from "./points.ts";

const names = [
  "Brownswood",
  "Cazenove",
  "Clissold",
  "Dalston",
  "De Beauvoir",
  "Hackney Central",
  "Hackney Downs",
  "Hackney Wick",
  "Haggerston",
  "Homerton",
  "Hoxton East and Shoreditch",
  "Hoxton West",
  "King's Park",
  "Lea Bridge",
  "London Fields",
  "Shacklewell",
  "Springfield",
  "Stamford Hill West",
  "Stoke Newington",
  "Victoria",
  "Woodberry Down",
];

/** Made-up wards: a net of quadrangles whose corners neighbours share, in degrees. */
function corner(column: number, row: number): MapPosition {
  const shift = Math.sin(column * 3.1 + row * 1.7) * 0.003;
  return [-0.1 + column * 0.012 + shift, 51.52 + row * 0.009 + shift * 0.6];
}

const classes = [
  { label: "Under 50.0" },
  { label: "50.0 to 74.9" },
  { label: "75.0 to 99.9" },
  { label: "100.0 or more" },
];

const numberOf = (index: number): number => 38.25 + ((index * 37) % 90);
const classOf = (number: number): number => (number < 50 ? 0 : number < 75 ? 1 : number < 100 ? 2 : 3);
const wardValue = (index: number) =>
  index === 5
    ? { figure: "w5", state: "suppressed" as const }
    : { ...point(`w${index}`, numberOf(index)), class: classOf(numberOf(index)) };

export const wardMap: WardMapChart = {
  kind: "ward-map",
  areas: names.map((label, index) => {
    const [column, row] = [index % 5, Math.floor(index / 5)];
    const outline = [
      corner(column, row),
      corner(column + 1, row),
      corner(column + 1, row + 1),
      corner(column, row + 1),
    ];
    // One ward has a hole and an outlying part, as some have.
    const part = (east: number): MapPosition[] => [
      [east, 51.57],
      [east + 0.002, 51.57],
      [east + 0.002, 51.572],
      [east, 51.57],
    ];
    const [middle] = [corner(column + 0.5, row + 0.5)];
    const hole: MapPosition[] = [middle, [middle[0] + 0.001, middle[1]], [middle[0], middle[1] + 0.001], middle];
    const closed = [...outline, outline[0] ?? middle];
    return {
      id: `E0500000${index}`,
      label,
      ...wardValue(index),
      polygons: index === 16 ? [[closed, hole], [part(-0.05)]] : [[closed]],
    };
  }),
  classes,
  valueTitle: "Offences per 1,000 residents, 2019/20",
};

export const tileMap: TileMapChart = {
  kind: "tile-map",
  areas: names.map((label, index) => ({
    id: `E0500000${index}`,
    label,
    short: `${label.slice(0, 2).toUpperCase()}${index + 1}`,
    column: index % 5,
    row: Math.floor(index / 5),
    ...wardValue(index),
  })),
  classes,
  valueTitle: "Offences per 1,000 residents, 2019/20",
  decimals: 1,
};
