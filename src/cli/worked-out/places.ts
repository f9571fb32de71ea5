import { figuresIn } from "../../analysis/figures-in.ts";
import { placesOf } from "../../partnership/place-list.ts";
import { placesFound } from "../../steps/places.ts";
import { type Family, none } from "./family.ts";

/** Ranks of wards or LSOAs, and how concentrated an indicator is in a few LSOAs. */
export const places: Family = {
  fits: ({ measure, comparison }) =>
    /-rank$/.test(measure) || comparison === "concentration" || /^(placed|top-\d+-percent)$/.test(measure),
  figures: async ({ parts, request }, { partnership, reading }) => {
    const { settings } = partnership;
    const isWard = settings.wards?.list.some(({ id }) => id === parts.area) ?? false;
    const list = placesOf(partnership, isWard ? "ward" : "lsoa", request.period) ?? [];
    if (list.length === 0) return none;
    const finding = await placesFound(partnership, reading, { ...request, area: settings.area.id }, list);
    return figuresIn(finding);
  },
};
