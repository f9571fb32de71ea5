import type { Indicator, Predicate } from "./indicator.ts";
import { madeOf } from "./own-measure.ts";

type Indicators = ReadonlyMap<string, Indicator>;

const prefix = "repeat-victims-of-";

/**
 * Victims of what an indicator counts who had been victims of the same in the year before, as an indicator of its own that no catalogue has.
 * Only of offences and their victims: nobody else has been a victim of anything.
 */
export function repeatVictimsOf(indicator: Indicator, all: Indicators): Indicator | undefined {
  const known = all.get("repeat-victims");
  const where = conditionOf(indicator, all);
  if (known?.aggregation.kind !== "repeats" || !where || indicator.dateBasis !== known.dateBasis) return undefined;
  return {
    ...known,
    id: `${prefix}${indicator.id}`,
    title: `Repeat victims: ${indicator.title}`,
    shortTitle: `Repeat victims, ${indicator.shortTitle}`,
    noun: `victims of ${indicator.noun} who had been victims of the same in the year before`,
    aggregation: { ...known.aggregation, where },
    definition: `${known.definition} Here of “${indicator.title}” alone, both times.`,
    breaks: indicator.breaks,
  };
}

/** The indicator that an id names: `repeat-victims-of-robbery`. */
export function repeatsNamed(id: string, all: Indicators): Indicator | undefined {
  const of = id.startsWith(prefix) ? all.get(id.slice(prefix.length)) : undefined;
  return of && repeatVictimsOf(of, all);
}

/** What is asked of an offence or its victim; of a sum, of any of its parts. */
function conditionOf({ aggregation, ...indicator }: Indicator, all: Indicators): Predicate | undefined {
  if (aggregation.kind === "records")
    return aggregation.of === "offence" || aggregation.of === "victim" ? aggregation.where : undefined;
  if (aggregation.kind !== "sum") return undefined;
  const parts = madeOf({ ...indicator, aggregation }).map((id) => all.get(id));
  const conditions = parts.flatMap((part) => (part && conditionOf(part, all)) ?? []);
  return conditions.length === parts.length && parts.length > 0 ? { any: conditions } : undefined;
}
