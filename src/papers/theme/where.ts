import { concentrationOf, hotspotsOf, isBeyondChance } from "../../analysis/concentration.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { wardsOf, zonesOf } from "../../analysis/wards.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { Period } from "../../values/period.ts";
import type { WardsFinding, ZoneFinding } from "../../values/profile-findings.ts";
import { isNumber } from "../../values/value.ts";
import { type Inline, label } from "../../wording/runs.ts";
import {
  hotspotSentence,
  lsoaSentence,
  noWardsGap,
  wardSentences,
  wardsChangedGap,
  wardsNotDrawn,
  wardsNotHeldGap,
  zoneSentences,
} from "../../wording/where.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { countedIndicator, countOf } from "./about.ts";
import { answered, askedOf } from "./opened-by.ts";
import type { ThemePart } from "./part.ts";
import { type MapOf, nameOf, wardMapBlocks } from "./ward-map-block.ts";
import { wardTable } from "./ward-table.ts";
import { atPlace, lsoasIn, placesIn, wardRate, wardsWithZones, yearsOfHotspots, zonesNamed } from "./wards-asked.ts";

/** Where it gathers: wards, zones and the small areas in which it lies year after year. */
export const where: ThemePart = {
  id: "where",
  heading: "Where?",
  needs: (theme, context) => whereNeeds(askedOf(theme, "where", context), theme.zones, context),
  blocks: answered("where", (subject, { zones }, context) => whereBlocks(subject, zones, context)),
  gaps: (theme, context) => whereGaps(askedOf(theme, "where", context), context),
};

/** Percent of the LSOAs that are looked at as the first, and the years of three in which a hotspot is among them. */
const topPercent = 5;
const leastYears = 2;

export function whereNeeds(subject: Subject, zones: readonly string[], context: PlanContext): CountRequest[] {
  if (!countedIndicator(context, subject)) return [];
  const { toDate } = context.paper;
  const lsoas = lsoasIn(context);
  const periods = [...new Map([toDate, ...yearsOfHotspots(context)].map((period) => [period.id, period])).values()];
  return [
    countOf(context, subject),
    ...[...placesIn(context, "ward"), ...zonesNamed(context, zones)].map(({ id }) => atPlace(subject, id, toDate)),
    ...periods.flatMap((period) => lsoas.map(({ id }) => atPlace(subject, id, period))),
  ];
}

export function whereBlocks(
  subject: Subject,
  zones: readonly string[],
  context: PresentContext,
  mapOf: MapOf = "count",
): Block[] {
  const indicator = countedIndicator(context, subject);
  const finding = indicator && wardsFound(subject, indicator, context);
  if (!indicator || !finding) return [];
  const name = (area: string): string => nameOf(context, area);
  const said = [
    ...wardSentences(finding, indicator, name),
    lsoaSentence(finding, indicator),
    hotspotSentence(finding, yearsIn(finding, context), (lsoa) => lsoaName(context, lsoa)),
    zoneSentences(zonesFound(subject, zones, context), name),
  ].filter((sentence) => sentence.length > 0);
  const table = wardTable(context, subject, finding, wardsWithZones(context, placesIn(context, "ward")));
  const maps = wardMapBlocks(context, subject, finding, mapOf, table);
  return [
    ...(said.length > 0 ? [{ kind: "list" as const, ordered: false, items: said }] : []),
    ...(maps.length > 0 ? maps : [{ ...table, notes: [...table.notes, [label(wardsNotDrawn)]] }]),
  ];
}

/** Why nothing is said of wards. */
export function whereGaps(subject: Subject, context: PresentContext): Inline[][] {
  const indicator = countedIndicator(context, subject);
  if (!indicator) return [];
  if (!context.paper.settings.wards) return [[label(noWardsGap)]];
  if (placesIn(context, "ward").length === 0) return [[label(wardsChangedGap(indicator))]];
  return wardsFound(subject, indicator, context) ? [] : [[label(wardsNotHeldGap(indicator))]];
}

/** Undefined where no ward has a number, withheld or not. */
function wardsFound(subject: Subject, indicator: Indicator, context: PresentContext): WardsFinding | undefined {
  const { book } = context;
  const { toDate } = context.paper;
  const byName = placesIn(context, "ward").toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  const wards = byName.map((place) => {
    const count = book.count(atPlace(subject, place.id, toDate));
    const rate = wardRate(context, indicator, place, count);
    return { area: place.id, count, ...(rate ? { rate } : {}) };
  });
  if (wards.every(({ count }) => !isNumber(count.value) && count.value.state !== "suppressed")) return undefined;
  const whole = book.count(countOf(context, subject));
  const lsoas = lsoasIn(context);
  const unitsIn = (period: Period) =>
    lsoas.map(({ id }) => ({ area: id, figure: book.count(atPlace(subject, id, period)) }));
  const concentration = concentrationOf(whole.id, unitsIn(toDate), topPercent);
  const held = yearsCompared(subject, context).map((year) => ({ year: year.id, units: unitsIn(year) }));
  const finding: WardsFinding = {
    ...wardsOf({ wards, whole }),
    ...(concentration && isBeyondChance(concentration) ? { concentration } : {}),
    ...(concentration && isBeyondChance(concentration) && held.length >= leastYears
      ? { hotspots: hotspotsOf(held, concentration.top.length, leastYears) }
      : {}),
  };
  for (const figure of figuresIn(finding).values()) context.keep(figure);
  return finding;
}

/** The years that the hotspots of a finding were found in. */
const yearsIn = ({ hotspots }: WardsFinding, context: PresentContext): Period[] =>
  yearsOfHotspots(context).filter(({ id }) => hotspots?.compared.includes(id));

/** The years in which hotspots are looked for: those with a number for every small area. */
function yearsCompared(subject: Subject, context: PresentContext): Period[] {
  const lsoas = lsoasIn(context);
  const isHeld = (year: Period): boolean =>
    lsoas.every(({ id }) => isNumber(context.book.count(atPlace(subject, id, year)).value));
  return lsoas.length === 0 ? [] : yearsOfHotspots(context).filter(isHeld);
}

function zonesFound(subject: Subject, zones: readonly string[], context: PresentContext): ZoneFinding[] {
  const { book } = context;
  const counted = zonesNamed(context, zones).map(({ id }) => ({
    area: id,
    count: book.count(atPlace(subject, id, context.paper.toDate)),
  }));
  const found = zonesOf(counted, book.count(countOf(context, subject)));
  for (const figure of figuresIn(found).values()) context.keep(figure);
  return found;
}

/** "E01001756 (Hoxton West)": an LSOA's code says nothing to most readers. */
function lsoaName({ paper }: PresentContext, id: string): string {
  const code = id.toUpperCase();
  const ward = paper.settings.wards?.lookup?.find(({ lsoa }) => lsoa === code)?.ward;
  const name = paper.settings.wards?.list.find((one) => one.code === ward)?.name;
  return name ? `${code} (${name})` : code;
}
