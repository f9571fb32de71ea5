import { type AreaProfile, areaProfile as profileOf } from "../../analysis/area-profile.ts";
import { populationYear } from "../../indicators/population.ts";
import {
  bandTitle,
  householdsNote,
  noProfile,
  populationSource,
  profileGaps,
  profileSentences,
  projectedNote,
} from "../../wording/area-profile.ts";
import { groupTitle } from "../../wording/disproportion.ts";
import { label, strong } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** Who lives in the area, and how that has changed: what rates rest on. */
export const areaProfile: SectionKind<Record<string, never>> = {
  id: "area-profile",
  shows:
    "Residents and households over the years, how densely they live, ages and ethnic groups, from the table of populations.",
  takesCommentary: true,
  needs: () => [],
  present(_parameters, context) {
    const { settings, toDate } = context.paper;
    const title = `${settings.area.name}: the area`;
    const profile = profileOf(settings.population, settings.area, populationYear(toDate));
    if (!profile)
      return {
        title,
        blocks: [{ kind: "paragraph", tone: "gap", content: [label(noProfile)] }, ...context.commentary()],
      };
    const lead = profileSentences(profile, settings.area.name);
    const gaps = profileGaps(profile);
    const blocks: Block[] = [
      ...(lead.length > 0 ? [{ kind: "paragraph" as const, tone: "lead" as const, content: [strong(...lead)] }] : []),
      yearsTable(context, profile),
      ...(profile.bands.length > 0 ? [agesTable(context, profile)] : []),
      ...(profile.groups.length > 0 ? [groupsTable(context, profile)] : []),
      ...gaps.map((gap): Block => ({ kind: "paragraph", tone: "gap", content: [label(gap)] })),
      ...context.commentary(),
    ];
    for (const change of [profile.people, profile.households])
      if (change)
        for (const figure of [change.from, change.to, change.difference, change.percent]) context.keep(figure);
    for (const figure of profile.density ? Object.values(profile.density) : []) context.keep(figure);
    return { title, blocks };
  },
};

function yearsTable(context: PresentContext, { years, projected }: AreaProfile): TableBlock {
  return {
    kind: "table",
    id: "area-profile-years",
    number: context.numbering.table(),
    caption: "Residents and households by year",
    layout: "plain",
    columns: [
      leftColumn("year", "Middle of"),
      rightColumn("people", "Residents"),
      rightColumn("households", "Households"),
    ],
    rows: years.map(({ year, people, households }) =>
      row([textCell(String(year)), figureCell(context.keep(people)), figureCell(context.keep(households))]),
    ),
    notes: [
      householdsNote,
      ...(projected.length > 0 ? [projectedNote(projected)] : []),
      ...sourceNote(context),
      ...context.figureNotes(years.flatMap(({ people, households }) => [people, households])),
    ],
  };
}

function agesTable(context: PresentContext, { bands, year }: AreaProfile): TableBlock {
  return {
    kind: "table",
    id: "area-profile-ages",
    number: context.numbering.table(),
    caption: `Residents by age and sex, ${year}`,
    layout: "plain",
    columns: [
      leftColumn("age", "Age"),
      rightColumn("female", "Women and girls"),
      rightColumn("male", "Men and boys"),
      rightColumn("all", "All"),
      rightColumn("share", "Share of all"),
    ],
    rows: bands.map((band) =>
      row([
        textCell(bandTitle(band)),
        ...[band.female, band.male, band.all, band.share].map((figure) => figureCell(context.keep(figure))),
      ]),
    ),
    notes: [],
  };
}

function groupsTable(context: PresentContext, { groups, year }: AreaProfile): TableBlock {
  return {
    kind: "table",
    id: "area-profile-groups",
    number: context.numbering.table(),
    caption: `Residents by ethnic group, ${year}`,
    layout: "plain",
    columns: [leftColumn("group", "Group"), rightColumn("count", "Residents"), rightColumn("share", "Share of all")],
    rows: groups.map(({ group, count, share }) =>
      row([textCell(groupTitle(group)), figureCell(context.keep(count)), figureCell(context.keep(share))]),
    ),
    notes: [],
  };
}

/** Of every table of the section: said below the first, which is always there. */
function sourceNote({ paper: { settings } }: PresentContext) {
  const { folder, population } = settings;
  if (!population) return [];
  // Below the partnership folder: where that lies on a machine is nobody's business.
  const below = population.path.startsWith(folder) ? population.path.slice(folder.length + 1) : population.path;
  return [populationSource(below.replaceAll("\\", "/"))];
}
