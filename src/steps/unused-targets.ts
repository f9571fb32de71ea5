import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PaperDefinition } from "../papers/definition.ts";
import { sectionKinds } from "../papers/kinds/index.ts";
import { isMadeAt } from "../papers/paper-period.ts";
import { targetSubjectsOf } from "../papers/target-subjects.ts";
import { parseSettingsDocument } from "../partnership/document.ts";
import { settingsFile } from "../partnership/load.ts";
import type { TargetSetting } from "../partnership/settings/targets.ts";
import type { Place, Problem } from "../problems/problem.ts";
import { type Period, yearOf, yearsEarlier } from "../values/period.ts";
import { targetUnused, type WhyUnused } from "../wording/target-unused.ts";
import { countedAreas } from "./counted-areas.ts";
import { knowingThemes } from "./knowing-themes.ts";
import type { Partnership } from "./open-partnership.ts";

/**
 * Targets of the settings that no paper of a quarter shows: of an area or an indicator that none of them tells of, or of a year that is past where nothing
 * is agreed for the one reported. Those of years before, beside one that is shown, are history; those of years to come are plans.
 */
export async function unusedTargets(
  partnership: Partnership,
  quarter: Period,
  papers: readonly string[],
): Promise<Problem[]> {
  const { settings } = partnership;
  const made = [...new Set([...settings.papers, ...papers])]
    .flatMap((id) => partnership.papers.get(id) ?? [])
    .filter((definition) => isMadeAt(definition, quarter));
  if (made.length === 0) return [];
  const shown = shownIn(made, partnership);
  const found = settings.targets.flatMap((target, index) => {
    const why = whyUnused(target, { shown, targets: settings.targets, area: settings.area.id, year: yearOf(quarter) });
    return why ? [{ target, index, why }] : [];
  });
  if (found.length === 0) return [];
  const placeOf = await placesIn(settings.folder);
  const names = new Map(countedAreas(settings).map(({ id, name }) => [id, name]));
  const nameOf = (area: string): string => names.get(area) ?? area;
  return found.map(({ target, index, why }) => ({
    code: "target-unused",
    severity: "warning",
    ...targetUnused(
      {
        id: target.indicator,
        title: partnership.indicators.get(target.indicator)?.title ?? target.indicator,
        area: nameOf(target.area ?? settings.area.id),
        year: target.year,
      },
      why,
      yearOf(quarter),
    ),
    place: placeOf(index),
  }));
}

interface Asked {
  /** Keys of the subjects whose targets papers show. */
  readonly shown: ReadonlySet<string>;
  readonly targets: readonly TargetSetting[];
  readonly area: string;
  readonly year: Period;
}

function whyUnused(target: TargetSetting, { shown, targets, area, year }: Asked): WhyUnused | undefined {
  const subjectOf = (one: TargetSetting): string => `${one.indicator}/${one.area ?? area}`;
  const subject = subjectOf(target);
  if (!shown.has(subject)) return shown.has(`${target.indicator}/${area}`) ? "area" : "indicator";
  if (target.year.start >= year.start) return undefined;
  const now = [year.id, yearsEarlier(year, -1).id];
  return targets.some((one) => subjectOf(one) === subject && now.includes(one.year.id)) ? undefined : "past";
}

const shownIn = (definitions: readonly PaperDefinition[], partnership: Partnership): ReadonlySet<string> =>
  new Set(
    definitions.flatMap((definition) =>
      targetSubjectsOf(definition, knowingThemes(partnership, definition), sectionKinds).map(
        ({ indicator, area }) => `${indicator}/${area}`,
      ),
    ),
  );

/** The place of each target in the settings as they stand. */
async function placesIn(folder: string): Promise<(index: number) => Place> {
  const file = join(folder, settingsFile);
  const source = await readFile(file, "utf8").catch(() => undefined);
  if (source === undefined) return () => ({ file });
  const document = parseSettingsDocument(source, file);
  return (index) => document.placeOf(["targets", index]);
}
