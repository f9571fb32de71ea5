import { type Command, InvalidArgumentError, Option } from "commander";
import { documentFormats } from "../export/formats.ts";
import type { AgeRange } from "../indicators/indicator.ts";
import type { Geography } from "../partnership/place-list.ts";
import type { Audience, Status } from "../partnership/settings/editions.ts";
import { audiences } from "../partnership/settings/editions.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { PeopleSplit } from "../steps/disproportion.ts";
import { type IsoDate, isIsoDate } from "../values/period.ts";
import type { FilterOptions } from "./filter-options.ts";
import type { Against } from "./reconciliation.ts";

/** What the command line was given, for whichever command. */
export interface Options extends FilterOptions {
  readonly folder?: readonly string[];
  readonly period?: string;
  readonly audience?: Audience;
  readonly format?: readonly string[];
  readonly out?: string;
  readonly browser?: string;
  readonly area?: readonly string[];
  readonly by?: string;
  readonly list?: boolean;
  readonly asAt?: IsoDate;
  readonly against?: Against;
  readonly depth?: number;
  /** A file for a summary in Markdown. */
  readonly markdown?: string;
  readonly strict?: boolean;
  readonly replaceFinal?: boolean;
  /** True without a name. */
  readonly sample?: string | true;
  readonly add?: boolean;
  readonly write?: boolean;
  readonly decision?: Status;
  readonly name?: string;
  readonly role?: string;
  readonly date?: IsoDate;
  readonly note?: string;
  readonly all?: boolean;
  readonly from?: string;
  readonly with?: readonly string[];
  /** True for rates as the catalogue has them. */
  readonly rate?: true | readonly AgeRange[];
  readonly findings?: boolean;
  readonly places?: Geography;
  readonly top?: number;
  readonly overlap?: string;
  readonly disproportionality?: PeopleSplit;
  readonly reference?: string;
  readonly event?: string;
  readonly around?: IsoDate;
  readonly cluster?: boolean;
  readonly mean?: boolean;
  readonly ratio?: string;
  /** True without a file name. */
  readonly html?: string | true;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly color: boolean;
}

const repeatable = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** One of a closed set of words, or a refusal with the nearest. */
export function oneOf<T extends string>(choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Allowed: ${choices.join(", ")}.${didYouMean(nearest(value, choices))}`);
  };
}

/** A calendar day, or a refusal. */
export function dayOf(value: string): IsoDate {
  if (isIsoDate(value)) return value;
  throw new InvalidArgumentError("Write a date such as 2020-06-15.");
}

/** 0 or more, or a refusal. */
export function wholeNumber(value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new InvalidArgumentError("Write a whole number.");
}

const listOf =
  (choices: readonly string[]) =>
  (value: string): readonly string[] => [...new Set(value.split(",").map((one) => oneOf(choices)(one.trim())))];

/** Options that several commands share, each declared once. */
const shared = {
  folder: () =>
    new Option("-f, --folder <folder>", "partnership folder; the current one when left out").argParser(repeatable),
  period: () =>
    new Option(
      "-p, --period <period>",
      "2019/20, 2019/20-Q4, 2019/20-to-Q3, 2020-03, 2020-03..2020-05, 2020-03-31, 12m-to-2020-03, 12w-to-2020-06-14, academic-to-2018-06-10, last-week, last-month, last-quarter or last-year; last-quarter when left out",
    ),
  quarter: () =>
    new Option(
      "-p, --period <quarter>",
      "the quarter reported: 2019/20-Q4, or last-quarter, which it is when left out; a year is its Quarter 4, or the year of a paper of a year",
    ),
  periodOfCount: () =>
    new Option(
      "-p, --period <period>",
      "explain the indicator's count in this period; of a paper's figure, the quarter reported",
    ),
  audience: () =>
    new Option("-a, --audience <audience>", `edition: ${audiences.join(", ")}`)
      .argParser(oneOf(audiences))
      .default("internal"),
  documents: () =>
    new Option(
      "--format <formats>",
      "what to make, with commas between: html, pdf, xlsx and ods (every table as a spreadsheet), svg and png (every chart as a picture)",
    )
      .argParser(listOf(documentFormats))
      .default(["html", "pdf"], "html,pdf"),
  out: () => new Option("-o, --out <folder>", "folder for the products; out/ in the partnership folder when left out"),
  browser: () => new Option("--browser <path>", "browser that prints the PDF; looked for when left out"),
  markdown: () =>
    new Option(
      "--markdown <file>",
      "write a summary without figures, in Markdown, such as for the page of a scheduled job",
    ),
  replaceFinal: () =>
    new Option("--replace-final", "make final papers anew; what was final is set aside in frozen/, and stays there"),
  strict: () => new Option("--strict", "warnings fail the command (exit code 1)"),
} as const;

export type SharedOption = keyof typeof shared;

/** Adds options to a command: those named, then those that every command has. */
export function withOptions(command: Command, ...names: readonly SharedOption[]): Command {
  for (const name of names) command.addOption(shared[name]());
  return command
    .option("--json", "messages and results as one JSON object on standard output")
    .option("-q, --quiet", "no progress")
    .option("--no-color", "no colours; the variable NO_COLOR does the same")
    .option("--debug", "stack traces with error messages");
}
