import { z } from "zod";
import { id } from "../partnership/schema-values.ts";

/** What a parameter names something of. */
export type Named = "indicator" | "area" | "zone" | "pair" | "theme" | "event";

/** Parameters that name something of the partnership, which is looked for once its settings are known. */
export const namesOf = z.registry<{ readonly of: Named }>();

const naming = (of: Named, description: string) => id.clone().meta({ description }).register(namesOf, { of });

export const indicatorId = naming("indicator", "The indicator's id.");
export const areaId = naming("area", "The id of the partnership's area, a zone or a ward; its own area when left out.");
export const zoneId = naming("zone", "The zone's id, as in the settings.");
export const eventId = naming(
  "event",
  "The event's id, as in the settings; the newest in the reported year that concerns everything when left out.",
);
export const themeId = naming("theme", "The theme's id, as in the settings.");
export const pairId = naming("pair", "The pair's id, as in the settings.");

/** An indicator with a part of its own in a section. */
export const indicatorFor = (description: string) => naming("indicator", description);

/** Several indicators with a part of their own in a section. */
export const indicatorsFor = (description: string) =>
  z.array(indicatorFor("An indicator's id.")).min(1, "it names no indicator").meta({ description });

/** Several zones that a section looks at together. */
export const zonesFor = (description: string) => z.array(naming("zone", "A zone's id.")).meta({ description });
