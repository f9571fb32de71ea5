import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { Partnership, Reading } from "../build.ts";
import type { AgeRange } from "../indicators/indicator.ts";
import { type Geography, geographies, type Place, placesOf } from "../partnership/place-list.ts";
import type { EventSetting } from "../partnership/settings/events.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type PeopleSplit, usualReference } from "../steps/disproportion.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { IsoDate, Period } from "../values/period.ts";
import { type MeanSpan, meanSpans } from "../values/series-findings.ts";
import { type Context, usage } from "./command.ts";
import { dayOf, type Options, oneOf, wholeNumber } from "./options.ts";
import { periodOption } from "./period.ts";
import { timeSplits, unknown } from "./question.ts";

/** What `figures` is asked for besides counts and changes. */
export interface Extras {
  /** The earlier period of every comparison; a year before when left out. */
  readonly earlier?: Period;
  /** Ids of comparators. */
  readonly comparators: readonly string[];
  /** Of whom rates are: as the catalogue has it, or of these ages. */
  readonly rates?: "usual" | readonly AgeRange[];
  readonly findings: boolean;
  readonly places?: { readonly geography: Geography; readonly list: readonly Place[]; readonly top?: number };
  /** Id of the indicator that the others are laid over. */
  readonly overlap?: string;
  /** Groups of people, and the one that the others are compared with. */
  readonly disproportionality?: { readonly by: PeopleSplit; readonly reference: string };
  /** Before, during and after it. */
  readonly event?: EventSetting;
  /** As many whole weeks before this day as from it on. */
  readonly around?: IsoDate;
  /** The ward and week with the most records. */
  readonly cluster: boolean;
  /** The mean of the periods that the question is split into. */
  readonly mean?: MeanSpan;
  /** Id of the indicator that the others are set over. */
  readonly ratio?: string;
}

/** One part of the answer, as `--json` and `--format json` have it. */
export type Part = Readonly<Record<string, unknown>>;

export const withExtras = (command: Command): Command =>
  command
    .option("--from <period>", "the earlier period to compare with, such as 2002/03; a year before when left out")
    .option(
      "--with <comparators>",
      "compare with these comparators of the settings: rank, level and a verdict in words",
      list,
    )
    .option(
      "--rate [ages]",
      "rates with their intervals, by the populations of the settings; of some ages, such as 0-24,10-17, or as usual",
      agesOf,
    )
    .option(
      "--findings",
      "every finding about the indicators at a quarter: change, target, record, drivers and the rest",
    )
    .addOption(
      new Option(
        "--places <geography>",
        `every ward or LSOA with its count, rate and ranks; of LSOAs also how concentrated they are: ${geographies.join(", ")}`,
      ).argParser(oneOf(geographies)),
    )
    .addOption(
      new Option(
        "--disproportionality <groups>",
        "the rate of each group of people against that of one of them: ethnicity or sex",
      ).argParser(oneOf(["ethnicity", "sex"] as const)),
    )
    .option(
      "--reference <group>",
      "with --disproportionality: the group to compare with; white, or female, when left out",
    )
    .option("--overlap <indicator>", "how many records are also another indicator, in percent of each of the two")
    .option("--event <event>", "before, during and after an event of the settings, on the same dates a year before")
    .addOption(
      new Option(
        "--around <date>",
        "as many whole weeks before this day as from it on, with the same weeks a year before",
      ).argParser(dayOf),
    )
    .option("--cluster", "the ward and the week with the most records, and the change without them")
    .option("--mean", "with --by year, quarter, month or week: the mean of them")
    .option("--ratio <indicator>", "how many there are for each of another indicator, now and in the earlier period")
    .addOption(
      new Option("--top <number>", "with --places: only so many, by rate where every place has one").argParser(
        wholeNumber,
      ),
    );

/** Throws a ProblemsError (exit code 2) for what cannot be asked together, and for comparators that the settings do not have. */
export function extrasOf({ options, io }: Context, partnership: Partnership, period: Period): Extras {
  const { settings } = partnership;
  const { from, with: comparators = [], rate, findings = false } = options;
  const known = settings.comparators.map(({ id }) => id);
  const problems = [
    ...comparators.flatMap((id) => unknown(id, known, "comparator", "area-unknown")),
    ...(options.overlap === undefined
      ? []
      : unknown(options.overlap, [...partnership.indicators.keys()], "indicator", "indicator-unknown")),
    ...(options.ratio === undefined
      ? []
      : unknown(options.ratio, [...partnership.indicators.keys()], "indicator", "indicator-unknown")),
    ...(options.event === undefined
      ? []
      : unknown(
          options.event,
          settings.events.map((one) => one.id),
          "event",
          "usage",
        )),
  ];
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.usage);
  if (from !== undefined && timeSplits.some((split) => split === options.by))
    throw usage("--from names one earlier period, and --by months, quarters or years would need one for each.");
  if (comparators.length > 0 && (options.area ?? []).some((area) => area !== settings.area.id))
    throw usage("--with compares the partnership's own area; leave --area out.");
  if (
    options.format?.[0] === "csv" &&
    (comparators.length > 0 ||
      findings ||
      options.cluster ||
      options.mean ||
      [
        rate,
        options.places,
        options.overlap,
        options.disproportionality,
        options.event,
        options.around,
        options.ratio,
      ].some((asked) => asked !== undefined))
  )
    throw usage("--format csv holds counts and changes only.", "Ask for --format json with anything besides them.");
  const event = settings.events.find(({ id }) => id === options.event);
  return {
    ...(from === undefined ? {} : { earlier: periodOption(from, io.today, "--from") }),
    comparators,
    ...(rate === undefined ? {} : { rates: rate === true ? ("usual" as const) : rate }),
    findings,
    ...placesAsked(options, partnership, period),
    ...(options.overlap === undefined ? {} : { overlap: options.overlap }),
    ...groupsAsked(options),
    ...(event ? { event } : {}),
    ...(options.around === undefined ? {} : { around: options.around }),
    cluster: options.cluster ?? false,
    ...meanAsked(options),
    ...(options.ratio === undefined ? {} : { ratio: options.ratio }),
  };
}

function meanAsked({ mean, by }: Options): Pick<Extras, "mean"> {
  if (!mean) return {};
  const spans = meanSpans.find((one) => one === `${by}s`);
  if (!spans) throw usage("--mean is of several periods: ask for --by year, quarter, month or week too.");
  return { mean: spans };
}

function groupsAsked({ disproportionality: by, reference, by: split }: Options): Pick<Extras, "disproportionality"> {
  if (by === undefined) {
    if (reference !== undefined) throw usage("--reference is a group of --disproportionality.");
    return {};
  }
  if (split !== undefined) throw usage("--disproportionality splits by groups of people; leave --by out.");
  return { disproportionality: { by, reference: reference ?? usualReference[by] } };
}

function placesAsked(
  { places: geography, top, area, by }: Options,
  partnership: Partnership,
  period: Period,
): Pick<Extras, "places"> {
  if (geography === undefined) {
    if (top !== undefined) throw usage("--top is of places: ask for --places ward or --places lsoa.");
    return {};
  }
  if (area !== undefined || by !== undefined)
    throw usage("--places counts every place of the area; leave --area and --by out.");
  if (top === 0) throw usage("--top takes 1 or more.");
  const list = placesOf(partnership, geography, period) ?? [];
  if (list.length === 0)
    throw usage(
      geography === "ward"
        ? "The settings list no ward that is drawn the same throughout the period."
        : "The settings have no lookup that places LSOAs in the wards of the area in the period.",
      `Name a table with them under areas: ${geography === "ward" ? "wards" : "wards and lookup"}.`,
    );
  return { places: { geography, list, ...(top === undefined ? {} : { top }) } };
}

export interface Answered {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly period: Period;
  readonly requests: readonly CountRequest[];
  /** By id. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Whether there is anything besides counts and changes. */
export const hasExtras = ({ comparators, findings, cluster, earlier: _earlier, ...others }: Extras): boolean =>
  comparators.length > 0 || findings || cluster || Object.values(others).some((asked) => asked !== undefined);

function list(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...value.split(",").map((one) => one.trim())].filter((one) => one !== "");
}

function agesOf(value: string): Options["rate"] {
  return value.split(",").map((text): AgeRange => {
    const match = /^(\d{1,3})(?:-(\d{1,3})|\+)$/.exec(text.trim());
    const [from, to] = [Number(match?.[1]), match?.[2] === undefined ? undefined : Number(match[2])];
    if (!match || (to !== undefined && to < from))
      throw new InvalidArgumentError("Write ages such as 10-17, 0-24,10-17 or 65+.");
    return { from, ...(to === undefined ? {} : { to }) };
  });
}
