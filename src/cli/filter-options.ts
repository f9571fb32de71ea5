import { type Command, InvalidArgumentError, Option } from "commander";
import { readRange } from "../indicators/filters.ts";
import { nightNames } from "../indicators/indicator.ts";

/** Filters of the command line, in the words of figure ids. */
export interface FilterOptions {
  readonly suspectAge?: string;
  readonly victimAge?: string;
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly suspect?: string;
  readonly outcome?: string;
  readonly category?: string;
  readonly flag?: string;
  readonly operation?: string;
  readonly nights?: string;
  readonly hours?: string;
  readonly weekday?: string;
  readonly whom?: string;
}

/** Every filter with the dimension of figure ids that it is. */
const dimensions: Readonly<Record<keyof FilterOptions, string>> = {
  suspectAge: "suspect-age",
  victimAge: "victim-age",
  sex: "sex",
  ethnicity: "ethnicity",
  suspect: "suspect",
  outcome: "outcome",
  category: "category",
  flag: "flag",
  operation: "operation",
  nights: "nights",
  hours: "hours",
  weekday: "weekday",
  whom: "whom",
};

export function withFilterOptions(command: Command): Command {
  const option = (flags: string, description: string, read: (value: string) => string): void => {
    command.addOption(new Option(flags, description).argParser(read));
  };
  option("--suspect-age <ages>", "only suspects of these ages, such as 10-17, 18+ or under-18; counts suspects", ages);
  option("--victim-age <ages>", "only victims of these ages; counts victims", ages);
  option("--whom <people>", "whom to count of the people in offences: victims, suspects, or pairs of both", words);
  option("--sex <sexes>", "only people of this sex: female, male, other", words);
  option("--ethnicity <groups>", "only people of these ethnic groups, such as black,mixed", words);
  option("--suspect <known>", "only offences with a known suspect, or without one: known or none", words);
  option("--outcome <outcomes>", "only with these outcomes, such as charged, or positive for all positive ones", words);
  option("--category <categories>", "only these categories, such as robbery-personal", words);
  option("--flag <flags>", "only with one of these flags, such as knife-used", words);
  option("--operation <operation>", "only records of this operation of the settings", words);
  option("--weekday <days>", "only on these days of the week, such as mon or sat,sun", days);
  option("--nights <nights>", "only on nights that begin on these days, 18:00 to 05:59, such as fri,sat", days);
  option("--hours <hours>", "only at these hours, such as 22-2 for 22:00 to 02:59", hours);
  return command;
}

/** The filters that were given, as dimensions. */
export const filtersOf = (options: FilterOptions): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(dimensions).flatMap(([key, dimension]) => {
      const value = options[key as keyof FilterOptions];
      return value === undefined ? [] : [[dimension, value]];
    }),
  );

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** One word or several with commas, each in the form of ids. */
function words(value: string): string {
  const list = value
    .split(/[,+]/)
    .map(plain)
    .filter((word) => word !== "");
  if (list.length === 0) throw new InvalidArgumentError("Write a word, or several with commas.");
  return list.join("+");
}

/** As ids have them: `10-17`, `from-18`, `to-17`. */
function ages(value: string): string {
  const text = value.trim().toLowerCase().replaceAll("–", "-");
  const match = /^(?:(\d{1,3})\+|(?:under-|under |<)(\d{1,3})|(\d{1,3}))$/.exec(text);
  const [from, below, exactly] = [match?.[1], match?.[2], match?.[3]];
  const written =
    from !== undefined
      ? `from-${from}`
      : below !== undefined
        ? `to-${Number(below) - 1}`
        : exactly !== undefined
          ? `${exactly}-${exactly}`
          : text;
  if (readRange(written) === undefined || below === "0")
    throw new InvalidArgumentError("Write ages such as 10-17, 18+, under-18 or 15.");
  return written;
}

/** Names of days, whole or short. */
function days(value: string): string {
  const list = value.split(/[,+]/).map((word) => word.trim().toLowerCase().slice(0, 3));
  const known = list.every((word) => nightNames.some((name) => name === word));
  if (!known) throw new InvalidArgumentError(`Write days of the week: ${nightNames.join(", ")}.`);
  return list.join("+");
}

/** `22-2`, `22:00-02:59` or `15`: whole hours, the last one included. */
function hours(value: string): string {
  const match = /^(\d{1,2})(?::00)?(?:\s*-\s*(\d{1,2})(?::59)?)?$/.exec(value.trim());
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  if (!match || from > 23 || to > 23)
    throw new InvalidArgumentError("Write hours such as 22-2 for 22:00 to 02:59, or 15 for 15:00 to 15:59.");
  return `${from}-${to}`;
}
