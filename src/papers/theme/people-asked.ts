import { ethnicities, sexes } from "../../extracts/data/person-labels.ts";
import type { Indicator, Predicate } from "../../indicators/indicator.ts";
import { isOfRecords, madeOf } from "../../indicators/own-measure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { PeopleBy } from "../../values/profile-findings.ts";
import type { Subject } from "../context.ts";
import type { PlanContext } from "../section-kind.ts";
import { countOf, isHeldOf } from "./about.ts";

export type Whom = "victims" | "suspects";

/** Bands in which populations are usually held; those of the young, finer, for what counts nobody older. */
const usualBands = ["0-9", "10-17", "18-24", "25-34", "35-49", "50-64", "from-65"] as const;
const youngBands = ["0-9", "10-14", "15-17", "18-19", "20-24"] as const;
/** Few enough that an edition which withholds small counts has something left to show. */
const coarseBands = ["0-17", "18-24", "from-25"] as const;
const oldestOfYoung = 24;

const lastOf = (band: string): number => Number(/-(\d+)$/.exec(band)?.[1] ?? 0);
const firstOf = (band: string): number => Number(/\d+/.exec(band)?.[0] ?? 0);

/** Bands of all ages, each age once; those after `shown` hold nobody and are asked for so that the bands are known to be all. */
export interface Bands {
  readonly shown: readonly string[];
  readonly all: readonly string[];
}

/** The bands of ages that a table shows. */
export function bandsOf(indicator: Indicator, whom: Whom, { paper }: PlanContext): Bands {
  const oldest = whom === "victims" ? oldestVictim(indicator, paper.indicators) : undefined;
  if (oldest === undefined || oldest > oldestOfYoung) return { shown: usualBands, all: usualBands };
  const shown = youngBands
    .filter((band) => firstOf(band) <= oldest)
    .map((band) => `${firstOf(band)}-${Math.min(oldest, lastOf(band))}`);
  return { shown, all: [...shown, `from-${oldest + 1}`] };
}

/** The bands of the age matrix, of victims and of suspects. */
export function matrixBands(indicator: Indicator, context: PlanContext): Record<Whom, Bands> {
  const coarse = { shown: coarseBands, all: coarseBands };
  if (context.paper.audience !== "internal") return { victims: coarse, suspects: coarse };
  return { victims: bandsOf(indicator, "victims", context), suspects: { shown: usualBands, all: usualBands } };
}

/** Whether it counts nobody above the finer bands. */
export function isOfTheYoung(indicator: Indicator, all: ReadonlyMap<string, Indicator>): boolean {
  const oldest = oldestVictim(indicator, all);
  return oldest !== undefined && oldest <= oldestOfYoung;
}

/** The age above which an indicator counts no victim; undefined where it counts any. */
function oldestVictim(indicator: Indicator, all: ReadonlyMap<string, Indicator>): number | undefined {
  if (isOfRecords(indicator)) return oldestIn(indicator.aggregation.where);
  const parts = madeOf(indicator).map((id) => {
    const part = all.get(id);
    return part && oldestVictim(part, all);
  });
  const known = parts.flatMap((age) => age ?? []);
  return known.length > 0 && known.length === parts.length ? Math.max(...known) : undefined;
}

function oldestIn(predicate: Predicate): number | undefined {
  if ("age" in predicate) return predicate.age.to;
  if (!("all" in predicate)) return undefined;
  const ages = predicate.all.flatMap((part) => oldestIn(part) ?? []);
  return ages.length > 0 ? Math.min(...ages) : undefined;
}

/** People told apart in one way: what to count for each group, and for those of whom it is not known. */
export interface AttributeRequests {
  readonly by: PeopleBy;
  readonly groups: readonly { readonly group: string; readonly shown: boolean; readonly request: CountRequest }[];
  readonly unknown: CountRequest;
}

export interface PeopleRequests {
  readonly whom: Whom;
  readonly total: CountRequest;
  readonly attributes: readonly AttributeRequests[];
  /** Attributes that no source of records holds: nothing is asked of them. */
  readonly notHeld: readonly PeopleBy[];
}

/** What is asked of the victims or the suspects of an indicator; undefined where it has none, or no source holds them. */
export function peopleRequests(
  subject: Subject,
  indicator: Indicator,
  whom: Whom,
  context: PlanContext,
): PeopleRequests | undefined {
  if (!isHeldOf(indicator, subject.area, { whom }, context)) return undefined;
  const bands = bandsOf(indicator, whom, context);
  const ages = { key: whom === "victims" ? "victim-age" : "suspect-age", any: "from-0" };
  const attribute = (by: PeopleBy, key: string, groups: readonly string[], any: string, shown = groups) => ({
    by,
    isHeld: isHeldOf(indicator, subject.area, { whom, [key]: any }, context),
    groups: groups.map((group) => ({
      group,
      shown: shown.includes(group),
      request: countOf(context, subject, { whom, [key]: group }),
    })),
    unknown: { ...countOf(context, subject, { whom, [key]: any }), measure: "unknown" as const },
  });
  const named = (by: "sex" | "ethnicity", groups: readonly string[]) => attribute(by, by, groups, groups.join("+"));
  const attributes = [
    attribute("age", ages.key, bands.all, ages.any, bands.shown),
    named("sex", Object.keys(sexes)),
    named("ethnicity", Object.keys(ethnicities)),
  ];
  return {
    whom,
    total: countOf(context, subject, { whom }),
    attributes: attributes.filter(({ isHeld }) => isHeld),
    notHeld: attributes.filter(({ isHeld }) => !isHeld).map(({ by }) => by),
  };
}

export const requestsIn = ({ total, attributes }: PeopleRequests): CountRequest[] => [
  total,
  ...attributes.flatMap(({ groups, unknown }) => [...groups.map(({ request }) => request), unknown]),
];

/** Each victim with each suspect, by the ages of both; undefined where records do not tell. */
export function matrixRequests(subject: Subject, indicator: Indicator, context: PlanContext) {
  const both = { whom: "pairs", "victim-age": "from-0", "suspect-age": "from-0" };
  if (!isHeldOf(indicator, subject.area, both, context)) return undefined;
  const { victims, suspects } = matrixBands(indicator, context);
  const at = (dims: Readonly<Record<string, string>>) => countOf(context, subject, { whom: "pairs", ...dims });
  const shown = (bands: Bands, band: string): boolean => bands.shown.includes(band);
  return {
    total: at({}),
    rows: victims.all.map((age) => ({ age, shown: shown(victims, age), request: at({ "victim-age": age }) })),
    columns: suspects.all.map((age) => ({ age, shown: shown(suspects, age), request: at({ "suspect-age": age }) })),
    cells: victims.all.flatMap((victim) =>
      suspects.all.map((suspect) => ({
        victim,
        suspect,
        shown: shown(victims, victim) && shown(suspects, suspect),
        request: at({ "victim-age": victim, "suspect-age": suspect }),
      })),
    ),
  };
}

/** Offences, or victims, of which a suspect is known. */
export const suspectKnown = (subject: Subject, context: PlanContext): CountRequest =>
  countOf(context, subject, { suspect: "known" });
