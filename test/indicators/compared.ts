import { readExtracts } from "../../src/extracts/read.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import type { Settings, SourceSettings } from "../../src/partnership/settings.ts";
import { openStore } from "../../src/records/store.ts";
import { countedAreas } from "../../src/steps/counted-areas.ts";
import type { Figure } from "../../src/values/figure.ts";
import { makeFolder, settings } from "../extracts/settings.ts";
import { periodOf } from "./fixture.ts";

export interface AreaQuestion {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
}

/** Reads files as they are and counts what is asked of them, so that a test goes from rows to figures. */
export async function countFiles(
  files: Readonly<Record<string, string>>,
  sources: readonly SourceSettings[],
  overrides: Partial<Settings>,
  asked: readonly AreaQuestion[],
): Promise<Figure[]> {
  const folder = await makeFolder(files);
  const store = await openStore();
  try {
    const made = settings(folder.path, sources, overrides);
    const { figures } = await measure({
      store,
      requests: asked.map(({ indicator, area, period }) => ({ indicator, area, period: periodOf(period) })),
      indicators: (await loadCatalogue()).indicators,
      areas: countedAreas(made),
      partnershipArea: made.area.id,
      reading: await readExtracts({ settings: made, store }),
      operations: [],
    });
    return figures.slice(0, asked.length);
  } finally {
    await store.close();
    await folder.remove();
  }
}
