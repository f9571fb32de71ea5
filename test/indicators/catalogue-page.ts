import { stringify } from "yaml";
import { codedConditions, codedKeys, flagKinds, incidentFlags } from "../../src/indicators/coded-conditions.ts";
import type { Indicator, Predicate } from "../../src/indicators/indicator.ts";
import { rateBasisOf } from "../../src/indicators/rate-basis.ts";

const polarities = { lower: "Fewer is better", higher: "More is better", neutral: "Neither more nor fewer is better" };
const dates = { recorded: "recorded", committed: "committed", referred: "of referral", reported: "of the call" };
const thresholds = {
  published: "Published by ward and month; shown. A split of it, or a span of days, is treated as offences are.",
  offence: "Offences: 1 to 4 withheld below the partnership's area in a public edition.",
  person: "About people: 1 to 4 withheld in a partnership edition, 1 to 9 in a public one.",
};

/** `docs/indicators.md`: the catalogue as a page. */
export function cataloguePage(indicators: readonly Indicator[]): string {
  const rows = indicators.map((one) => [
    `[${one.title}](#${one.id})`,
    `\`${one.id}\``,
    one.unit,
    one.dateBasis,
    one.polarity,
    one.exposure,
  ]);
  const flags = flagKinds.map((kind) => `\`${kind}\`: \`${incidentFlags(kind).join("`, `")}\``).join("; ");
  const conditions = codedKeys.flatMap((key) => {
    const { kinds, known } = codedConditions[key];
    const byValues = new Map<string, string[]>();
    for (const kind of kinds) {
      const values = known(kind)?.map((value) => `\`${value}\``);
      const written = values?.join(", ") ?? "as given";
      byValues.set(written, [...(byValues.get(written) ?? []), `\`${kind}\``]);
    }
    return [...byValues].map(([values, alike]) => [`\`${key}\``, alike.join(", "), values]);
  });
  return [
    "# Indicators",
    "",
    "Generated from `src/indicators/catalogue.yaml`; a test checks that it is current. To bring it up to date:",
    "`UPDATE_DOCS=1 npx vitest run test/indicators/catalogue-page.test.ts`.",
    "",
    "A partnership chooses with `indicators: use:`, changes a definition with `adjust:` and adds its own with `define:`, in the form of",
    "the catalogue. A changed definition is marked wherever a paper prints it.",
    "",
    "Beside the conditions that the catalogue uses, an indicator of one's own can ask for `suspect_age: { from, to }` of suspects and of",
    "young people, `age` of everybody harmed, `repeat: true` of referrals and council cases, `flag` of the kinds that have flags",
    `(${flags}), and for these, each with a value or a list of values; a record of which it is not known is counted apart:`,
    "",
    ...table(["Condition", "Records of kind", "Values"], conditions),
    "",
    "Indicators of offences and of their victims can also be split by the operations that the settings list (`operation=<id>`).",
    "",
    ...table(["Indicator", "Id", "Counts", "By date", "Better", "Compared per"], rows),
    "",
    ...indicators.flatMap(section),
  ].join("\n");
}

/** Columns as wide as their widest cell, as the formatter has them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}

function section(one: Indicator): string[] {
  const facts = [
    `- **Counts**: ${one.unit}, by the date ${dates[one.dateBasis]}`,
    `- **Direction**: ${polarities[one.polarity]}`,
    `- **Source of the definition**: ${one.source}`,
    `- **Small counts**: ${thresholds[one.sensitivity]}`,
    ...rateFact(one),
    `- **Overdispersion** where a series is too short for its own: ${one.defaultOverdispersion}`,
    ...one.breakdowns.map(
      ({ id, values }) => `- **Split by \`${id}\`**: ${values.map((value) => `\`${value.id}\``).join(", ")}`,
    ),
    ...one.notes.map((note) => `- **Note**: ${note}`),
    ...one.breaks.map(({ from, note }) => `- **Series break** from ${from}: ${note}`),
  ];
  return [
    `## ${one.title}`,
    "",
    `<a id="${one.id}"></a>\`${one.id}\``,
    "",
    one.definition,
    "",
    ...facts,
    "",
    ...filter(one),
    "",
  ];
}

function rateFact(one: Indicator): string[] {
  const basis = rateBasisOf(one);
  if (!basis) return [];
  const { per, denominator = "residents", ages } = basis;
  const aged = ages ? ` aged ${ages.from ?? 0} to ${ages.to ?? "any"}` : "";
  return [`- **Rate**: per ${per.toLocaleString("en-GB")} ${denominator}${aged}`];
}

function filter(one: Indicator): string[] {
  const { aggregation } = one;
  const link = (id: string): string => `[\`${id}\`](#${id})`;
  switch (aggregation.kind) {
    case "sum":
      return [`Sum of ${aggregation.of.map(link).join(", ")}.`];
    case "share":
      return [`In percent of ${link(aggregation.within)}, how many are ${link(aggregation.of)}.`];
    case "published":
      return [
        `Taken as published, by month: a list of monthly counts with rows of this indicator.${aggregation.level ? ` A month's number stands for ${aggregation.level === true ? "its end" : "the twelve months that end with it"}: months are never added.` : ""}`,
      ];
    case "survey":
      return [
        "Taken as published: a list of monthly counts with rows of this indicator, the percentage in a column `Percent` and the number of those asked in `Base`.",
      ];
    case "records":
    case "stock":
    case "repeats": {
      const service = aggregation.service ? ` from sources of the service \`${aggregation.service}\`` : "";
      const how = {
        records: "",
        stock: `Open at the end of a day${aggregation.kind === "stock" && aggregation.each ? ", everybody once" : ""}: `,
        repeats:
          aggregation.kind === "repeats"
            ? `Those with another of the same ${aggregation.by === "person" ? "person" : "address"} on an earlier day, at most ${aggregation.withinDays} days before: `
            : "",
      }[aggregation.kind];
      const records = `${how === "" ? "R" : "r"}ecords of kind`;
      return [
        `${how}${records} \`${aggregation.of}\`${service} where`,
        "",
        "```yaml",
        conditionText(aggregation.where),
        "```",
      ];
    }
  }
}

const conditionText = (where: Predicate): string =>
  "all" in where && where.all.length === 0
    ? "all: [] # every one"
    : stringify(asWritten(where), { lineWidth: 110 }).trimEnd();

/** A predicate as the catalogue has it. */
function asWritten(where: Predicate): unknown {
  if ("all" in where) return { all: where.all.map(asWritten) };
  if ("any" in where) return { any: where.any.map(asWritten) };
  if ("not" in where) return { not: asWritten(where.not) };
  if ("coded" in where) return { [where.coded]: where.oneOf };
  if ("suspectAge" in where) return { suspect_age: where.suspectAge };
  if ("referralSource" in where) return { referral_source: where.referralSource };
  if ("schoolDays" in where) return { school_days: { from: where.schoolDays.from, to: where.schoolDays.to } };
  return where;
}
