import { formats } from "../extracts/registry.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { loadCatalogue } from "../indicators/load-catalogue.ts";
import type { PaperDefinition } from "../papers/definition.ts";
import { withThemes } from "../papers/theme/with-themes.ts";
import { loadSettings } from "../partnership/load.ts";
import type { Settings } from "../partnership/settings.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { offenceCategories } from "../records/schema.ts";
import { countedAreas } from "./counted-areas.ts";
import { checkPapers, readPapers } from "./load-papers.ts";
import { asPublished, harmProblems } from "./published-harm.ts";
import { type ReferencePrint, referencePrints } from "./reference-prints.ts";

/** A partnership's settings with everything that they name: its indicators and its papers. */
export interface Partnership {
  readonly settings: Settings;
  /** Every indicator that can be asked for, by id. */
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Ids of those that its papers use, in its order. */
  readonly used: readonly string[];
  readonly papers: ReadonlyMap<string, PaperDefinition>;
  /** Papers that cannot be made, each with what is wrong with its definition. They keep no other from being made. */
  readonly unsoundPapers: ReadonlyMap<string, readonly Problem[]>;
  /** Tables besides the extracts, so that a run can tell whether one of them has changed; none of loose files. */
  readonly references?: readonly ReferencePrint[];
}

/**
 * Reads the settings of a partnership folder. Throws ProblemsError, exit code 2, with every problem of them.
 *
 * @param instead what the settings are about to become, to be checked before they are written
 */
export async function openPartnership(folder: string, instead?: Uint8Array): Promise<Partnership> {
  const [shipped, files] = await Promise.all([loadCatalogue(), readPapers(folder)]);
  const registries = {
    formats,
    indicators: [...shipped.indicators.keys()],
    papers: [...files.keys()],
    surveys: [...shipped.indicators.values()].flatMap(({ id, aggregation }) =>
      aggregation.kind === "survey" ? [id] : [],
    ),
    categories: offenceCategories,
    topics: [...new Set([...shipped.indicators.values()].map((indicator) => indicator.topic))],
  };
  const loaded = await loadSettings(folder, registries, instead);
  const catalogue = await loadCatalogue(loaded.settings.indicators);
  const published = loaded.settings.harmWeights && asPublished(loaded.settings.harmWeights);
  const wrong = [
    ...catalogue.problems,
    ...(published ? [...published.problems, ...harmProblems(published.table)] : []),
  ];
  if (wrong.length > 0) throw new ProblemsError(wrong, exitCodes.usage);
  const settings = withThemes(
    { ...loaded.settings, ...(published ? { harmWeights: published.table } : {}) },
    catalogue,
  );
  const papers = checkPapers(files, {
    indicator: [...catalogue.indicators.keys()],
    area: countedAreas(settings).map(({ id }) => id),
    zone: settings.zones.map(({ id }) => id),
    pair: settings.pairs.map(({ id }) => id),
    theme: settings.themes.map(({ id }) => id),
    event: settings.events.map(({ id }) => id),
    topic: [...new Set([...catalogue.indicators.values()].map((indicator) => indicator.topic))],
  });
  return {
    settings,
    indicators: catalogue.indicators,
    used: catalogue.used,
    papers: papers.sound,
    unsoundPapers: papers.unsound,
    references: await referencePrints(settings, folder),
  };
}
