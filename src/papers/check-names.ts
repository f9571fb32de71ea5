import { z } from "zod";
import { fieldName, type SettingPath, type SettingsDocument } from "../partnership/document.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { PaperDefinition } from "./definition.ts";
import { type Named, namesOf } from "./parameters.ts";
import type { RegisteredKind } from "./section-kind.ts";

/** The ids that a partnership has of what parameters can name. */
export type Known = Readonly<Record<Nameable, readonly string[]>>;
type Nameable = Named | "topic";

const plural: Readonly<Record<Nameable, string>> = {
  indicator: "indicators",
  area: "areas",
  zone: "zones",
  pair: "pairs",
  theme: "themes",
  event: "events",
  topic: "topics of indicators",
};

/** Indicators, areas, zones and pairs that a paper names and the partnership does not have, each at its place. */
export function unknownNames(
  { about = [], sections }: PaperDefinition,
  document: SettingsDocument,
  kinds: readonly RegisteredKind[],
  known: Known,
): Problem[] {
  const ids = (about === "plan" ? [] : about).flatMap((entry, index): Problem[] => {
    if (typeof entry === "string")
      return known.indicator.includes(entry)
        ? []
        : [unknown(entry, ["about", index], "indicator", document, known.indicator)];
    return known.topic.includes(entry.topic)
      ? []
      : [unknown(entry.topic, ["about", index, "topic"], "topic", document, known.topic)];
  });
  const named = sections.flatMap((section, index) => {
    const kind = kinds.find(({ id }) => id === section.kind);
    return Object.entries(section.parameters).flatMap(([name, written]): Problem[] => {
      const of = namedBy(kind?.parameters[name]);
      if (!of) return [];
      const names = (Array.isArray(written) ? written : [written]) as readonly unknown[];
      return names.flatMap((one, at) => {
        if (typeof one !== "string" || known[of].includes(one)) return [];
        const path: SettingPath = ["sections", index, name, ...(Array.isArray(written) ? [at] : [])];
        return [unknown(one, path, of, document, known[of])];
      });
    });
  });
  return [...ids, ...named];
}

function unknown(
  name: string,
  path: SettingPath,
  of: Nameable,
  document: SettingsDocument,
  known: readonly string[],
): Problem {
  const near = nearest(name, known);
  return {
    code: "paper-invalid",
    severity: "error",
    message: `${fieldName(path)} is "${name}", which is not among the ${plural[of]}.${didYouMean(near)}`,
    remedy:
      of === "indicator"
        ? "docs/indicators.md lists the indicators; the settings can define more."
        : `The partnership's ${plural[of]}: ${known.join(", ") || "none"}.`,
    place: document.placeOf(path),
  };
}

/** What a parameter names, or the entries of a list of them. */
function namedBy(schema: z.ZodType | undefined): Named | undefined {
  if (!schema) return undefined;
  const own = namesOf.get(schema)?.of;
  if (own) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return namedBy(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) return namedBy(schema.element as z.ZodType);
  return undefined;
}
