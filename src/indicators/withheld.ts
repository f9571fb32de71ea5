import { leastPerThousand } from "../extracts/data/usual-categories.ts";
import type { SourceReading } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import type { OffenceCategory } from "../records/schema.ts";
import { isOffenceKind, type RecordKind } from "../values/record-kind.ts";
import type { Predicate } from "./indicator.ts";

/** What a source keeps back of what a question counts. */
export interface Withheld {
  /** Those of the question's categories of which the source has no record though it should. */
  readonly categories: readonly string[];
  /** So much of the question that the rest would pass for a count of it. */
  readonly isUnanswerable: boolean;
}

const nothing: Withheld = { categories: [], isUnanswerable: false };

/** A question can be counted without categories that make up less than this part of it; that they are lacking is told. */
const negligiblePart = 0.1;

export function withheldOf(
  { withheld }: Pick<SourceReading, "withheld">,
  { kind, where }: { readonly kind: RecordKind; readonly where: Predicate },
): Withheld {
  if (!withheld || !isOffenceKind(kind)) return nothing;
  return countedLists(where)
    .map((list) => withheldFrom(list, withheld))
    .reduce(
      (all, one) => ({
        categories: [...new Set([...all.categories, ...one.categories])],
        isUnanswerable: all.isUnanswerable || one.isUnanswerable,
      }),
      nothing,
    );
}

function withheldFrom(list: readonly string[], withheld: readonly string[]): Withheld {
  const categories = list.filter((category) => withheld.includes(category));
  if (categories.length === 0) return nothing;
  const usual = (some: readonly string[]): number =>
    some.reduce((sum, category) => sum + (leastPerThousand[category as OffenceCategory] ?? 0), 0);
  const isUnanswerable = categories.length === list.length || usual(categories) >= negligiblePart * usual(list);
  return { categories, isUnanswerable };
}

/** The lists of categories of which a predicate counts the records; what it leaves out may be kept back. */
function countedLists(predicate: Predicate): (readonly string[])[] {
  if ("all" in predicate) return predicate.all.flatMap(countedLists);
  if ("any" in predicate) return predicate.any.flatMap(countedLists);
  return "category" in predicate ? [predicate.category] : [];
}

/** Gathers what was asked of sources that keep it back, to tell it once for each source. */
export class WithheldNotes {
  readonly #bySource = new Map<SourceReading, Map<string, Withheld>>();

  /** @param asked the indicator's title, with the filters that were asked for: with them it is another question */
  add(source: SourceReading, asked: string, withheld: Withheld): void {
    const questions = this.#bySource.get(source) ?? new Map<string, Withheld>();
    this.#bySource.set(source, questions.set(asked, withheld));
  }

  problems(): Problem[] {
    return [...this.#bySource].map(([source, questions]) => neverHeld(source, questions));
  }
}

function neverHeld(source: SourceReading, questions: ReadonlyMap<string, Withheld>): Problem {
  const offences = Object.values(source.offenceMonths ?? {}).reduce((sum, { records }) => sum + records, 0);
  const categories = [...new Set([...questions.values()].flatMap((one) => one.categories))].sort();
  const asked = (isUnanswerable: boolean): string =>
    [...questions]
      .flatMap(([question, one]) => (one.isUnanswerable === isUnanswerable ? [question] : []))
      .sort()
      .join(", ");
  const [uncounted, lacking] = [asked(true), asked(false)];
  const follows = [
    ...(uncounted ? [`Not counted from it for that reason: ${uncounted}.`] : []),
    ...(lacking ? [`Counted without them: ${lacking}.`] : []),
    "Its totals of all offences lack them too.",
  ];
  return {
    code: "category-never",
    severity: "warning",
    message: `${source.name} has no record of ${categories.join(", ")} among ${offences} offences, where some are to be expected. ${follows.join(" ")}`,
    remedy: `Ask the provider whether they are kept back, or under labels that are not mapped. If there were none, say so at the source "${source.source}": holds: [${categories.join(", ")}].`,
    place: { file: "partnership.yaml", field: `sources.${source.source}.holds` },
  };
}
