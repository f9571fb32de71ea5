import type { Area, Settings } from "../partnership/settings.ts";

/** Areas that a section can be about together: the partnership's own, the zones with sections of their own, those that are only watched. */
export const areaGroups = ["own", "zones", "watched"] as const;
export type AreaGroup = (typeof areaGroups)[number];

export const isAreaGroup = (value: unknown): value is AreaGroup => areaGroups.some((group) => group === value);

export function areasOf({ area, zones }: Pick<Settings, "area" | "zones">, group: AreaGroup): readonly Area[] {
  switch (group) {
    case "own":
      return [area];
    case "zones":
      return zones.filter(({ watched }) => !watched);
    case "watched":
      return zones.filter(({ watched }) => watched);
  }
}
