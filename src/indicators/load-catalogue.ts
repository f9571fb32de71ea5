import { readFile } from "node:fs/promises";
import {
  knownDocument,
  parseSettingsDocument,
  type SettingPath,
  type SettingsDocument,
} from "../partnership/document.ts";
import { problemsOfIssues } from "../partnership/issues.ts";
import type { IndicatorSettings } from "../partnership/settings.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { buildIndicator } from "./build-indicator.ts";
import { builtContent } from "./built-catalogue.ts";
import { cataloguePath } from "./catalogue-path.ts";
import { isGroup, problemAt, type Raw, settingsPlaces } from "./catalogue-places.ts";
import { checkIndicators } from "./catalogue-rules.ts";
import { type CatalogueBreakdowns, catalogueSchema } from "./catalogue-schema.ts";
import { withRuleBreaks } from "./continuity.ts";
import type { Indicator, Term } from "./indicator.ts";
import { readOwnEntries, type Written } from "./own-indicators.ts";

/** The indicators that a run knows: the catalogue's, as the partnership adjusted them, and its own. */
export interface Catalogue {
  /** Every indicator by id, in the order of the catalogue, own ones last. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Ids of those that the partnership uses, in its order; all of them for `use: all` and without settings. */
  readonly used: readonly string[];
  /** Every mistake, with its place. An indicator with a mistake is left out, or left as the catalogue has it. */
  readonly problems: readonly Problem[];
}

interface Found {
  readonly indicator: Indicator;
  readonly document: SettingsDocument;
  readonly path: SettingPath;
}

/** Reads the shipped catalogue, or another one, and applies the settings. Fails only when the file cannot be read. */
export async function loadCatalogue(settings?: IndicatorSettings, path: string = cataloguePath()): Promise<Catalogue> {
  return parseCatalogue(await readFile(path, "utf8"), settings);
}

/** As {@link loadCatalogue}, of a catalogue at hand as YAML. */
export function parseCatalogue(source: string, settings?: IndicatorSettings): Catalogue {
  const { document, parsed } = formOf(source);
  if (!parsed.success) {
    const problems = document.problems.length
      ? document.problems
      : problemsOfIssues(parsed.error.issues, catalogueSchema, document);
    return { indicators: new Map(), used: [], problems };
  }
  const { breakdowns, indicators: entries } = parsed.data;
  const problems: Problem[] = [...document.problems];
  const found = new Map<string, Found>();
  const context = { breakdowns, found, terms: settings?.schoolTerms ?? [] };
  for (const [index, entry] of entries.entries())
    add({ entry, document, path: ["indicators", index] }, context, problems);
  if (settings) {
    for (const written of readOwnEntries(settings, rawEntries(document.content), problems))
      add(written, context, problems);
  }
  const indicators = new Map([...found].map(([id, { indicator }]) => [id, indicator]));
  for (const breach of checkIndicators(indicators)) {
    const at = found.get(breach.indicator);
    if (!at) continue;
    problems.push(problemAt(at.document, [...at.path, ...breach.path], breach.message, breach.code));
    indicators.delete(breach.indicator);
  }
  return { indicators: withRuleBreaks(indicators), used: usedIds(settings, indicators, problems), problems };
}

interface Form {
  readonly source: string;
  readonly document: SettingsDocument;
  readonly parsed: ReturnType<typeof catalogueSchema.safeParse>;
}
let last: Form | undefined;

/** The catalogue's YAML as values. To read it takes longer than most questions do, and a run asks for it at least twice. */
function formOf(source: string): Form {
  if (last?.source === source) return last;
  const built = builtContent(source);
  const document =
    built === undefined
      ? parseSettingsDocument(source, "catalogue.yaml")
      : knownDocument(source, "catalogue.yaml", built);
  last = { source, document, parsed: catalogueSchema.safeParse(document.content) };
  return last;
}

function add(
  written: Written,
  context: {
    readonly breakdowns: CatalogueBreakdowns;
    readonly found: Map<string, Found>;
    readonly terms: readonly Term[];
  },
  problems: Problem[],
): void {
  const { breakdowns, found, terms } = context;
  const { entry, document, path, mark } = written;
  if (found.has(entry.id) && !mark?.adjusted) {
    const message = `is "${entry.id}", which the catalogue has already.`;
    problems.push(problemAt(document, [...path, "id"], message, "settings-duplicate"));
    return;
  }
  const indicator = buildIndicator(
    entry,
    breakdowns,
    (below, message) => problems.push(problemAt(document, [...path, ...below], message)),
    terms,
  );
  if (indicator) found.set(entry.id, { indicator: { ...indicator, ...mark }, document, path });
}

function usedIds(
  settings: IndicatorSettings | undefined,
  indicators: ReadonlyMap<string, Indicator>,
  problems: Problem[],
): string[] {
  if (!settings || settings.use === "all") return [...indicators.keys()];
  for (const [index, id] of settings.use.entries()) {
    if (indicators.has(id)) continue;
    const message = `is "${id}", which is not an indicator.${didYouMean(nearest(id, indicators.keys()))}`;
    problems.push(problemAt(settingsPlaces({}), ["indicators", "use", index], message, "indicator-unknown"));
  }
  return settings.use.filter((id) => indicators.has(id));
}

function rawEntries(content: unknown): ReadonlyMap<string, Raw> {
  const list: unknown = isGroup(content) ? content["indicators"] : undefined;
  const entries = Array.isArray(list) ? list.filter(isGroup) : [];
  return new Map(entries.map((entry) => [String(entry["id"]), entry]));
}
