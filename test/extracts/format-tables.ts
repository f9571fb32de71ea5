import { classificationVersions } from "../../src/extracts/data/classifications.ts";
import { listDifferences, residentialSplit, ruleChanges } from "../../src/extracts/data/crosswalk.ts";
import { dashboardSeries, dashboardStatistics } from "../../src/extracts/data/dashboard-series.ts";
import {
  categoryOfClass,
  classRanges,
  mostSeriousViolenceClasses,
} from "../../src/extracts/data/home-office-classes.ts";
import { offenceLabels } from "../../src/extracts/data/offence-categories.ts";
import { featureCodes, noWords, personWords, recordStatuses, yesWords } from "../../src/extracts/data/offence-codes.ts";
import { outcomeList, positiveOutcomes } from "../../src/extracts/data/offence-outcomes.ts";
import { ethnicities, notKnownWords, sexes } from "../../src/extracts/data/person-labels.ts";
import {
  crimeOutcomes,
  crimeTypes,
  earlierCrimeTypes,
  searchEthnicities,
  searchObjects,
  searchOutcomes,
} from "../../src/extracts/data/police-uk-values.ts";
import type { FieldDefinition } from "../../src/extracts/fields.ts";
import type { Format } from "../../src/extracts/format.ts";
import { presets } from "../../src/extracts/formats/presets/index.ts";
import { unplacedWords } from "../../src/extracts/places/place-problems.ts";
import { unplacedReasons } from "../../src/extracts/places/places.ts";
import { formatList } from "../../src/extracts/registry.ts";
import { rejectCodes } from "../../src/extracts/reject-codes.ts";
import { coarseCategories } from "../../src/records/coarse-categories.ts";
import { offenceCategories } from "../../src/records/schema.ts";

/** The lists as they followed each other, and the Home Office's after the last. */
const steps = [
  ["mps-2008", "mps-2019"],
  ["mps-2019", "mps-2024"],
  ["mps-2024", "mps-2025"],
  ["mps-2025", "home-office"],
] as const;

/** The generated parts of docs/formats.md, by the name between their markers. */
export function formatTables(): Map<string, string> {
  const tables = new Map<string, string>();
  tables.set(
    "formats",
    table(
      ["Format", "Rows are", "Presets"],
      formatList.map(({ id, title, presets }) => [code(id), title, presets.map(code).join(", ") || "none"]),
    ),
  );
  for (const format of formatList)
    for (const preset of presetsWithColumns(format))
      tables.set(
        `columns ${[format.id, preset].filter(Boolean).join(" ")}`,
        columns(format.fields(preset), format.alternatives?.(preset) ?? []),
      );
  tables.set(
    "rejects",
    table(
      ["Code", "Why a row or a count is rejected"],
      Object.entries(rejectCodes).map(([name, sentence]) => [code(name), sentence]),
    ),
  );
  tables.set(
    "unplaced",
    table(
      ["Reason", "Records that"],
      unplacedReasons.map((reason) => [code(reason), unplacedWords[reason]]),
    ),
  );
  tables.set("categories", listTable(["Category", "Labels"], offenceLabels));
  tables.set(
    "crosswalk",
    table(
      ["Between these and all other versions", "Categories that offences moved among", "How", "Why", "Source"],
      listDifferences.map(({ versions, categories, how, reason, source }) => [
        versions.map(code).join(", "),
        categories.map(code).join(", "),
        how,
        reason,
        source,
      ]),
    ),
  );
  tables.set(
    "continuity",
    table(
      ["Category alone", ...steps.map(([first, second]) => `${first} to ${second}`)],
      offenceCategories.map((category) => [
        code(category),
        ...steps.map(([first, second]) => {
          const found = listDifferences.filter(
            ({ versions, categories }) =>
              versions.includes(first) !== versions.includes(second) && categories.includes(category),
          );
          if (found.length === 0) return "continuous";
          return found.some(({ how }) => how === "approximate") ? "approximate" : "broken";
        }),
      ]),
    ),
  );
  tables.set(
    "rules",
    table(
      ["From", "Categories", "How", "What changed", "Source"],
      [
        ...ruleChanges.map(({ from, categories, besides = [], how, note, source }) => [
          from,
          [categories.map(code).join(", "), ...besides.map((category) => `or with ${code(category)}`)].join(" "),
          how,
          note,
          source,
        ]),
        [
          residentialSplit.from,
          code(residentialSplit.category),
          "split",
          residentialSplit.note,
          residentialSplit.source,
        ],
      ],
    ),
  );
  tables.set(
    "versions",
    table(
      ["Version", "What it is", "In use from", "Labels"],
      classificationVersions.map(({ id, title, from, labels }) => [code(id), title, from, labels.join(" · ")]),
    ),
  );
  tables.set("classes", listTable(["Category", "Home Office classes"], categoryOfClass));
  tables.set(
    "class-ranges",
    table(
      ["Classes", "From", "To", "What they are"],
      classRanges.map(({ classes, from, to, about }) => [classes.join(" · "), from ?? "", to ?? "", about]),
    ),
  );
  tables.set("serious", mostSeriousViolenceClasses.join(", "));
  tables.set("features", listTable(["Flag", "Feature codes"], featureCodes));
  tables.set("statuses", listTable(["Status", "Words"], recordStatuses));
  tables.set("words", listTable(["Meaning", "Words"], { yes: yesWords, no: noWords, "a person": personWords }));
  tables.set("dashboard series", listTable(["Indicator", "Subtypes"], { ...dashboardSeries, ...dashboardStatistics }));
  tables.set("crime types", listTable(["Category", "Types"], crimeTypes));
  tables.set("earlier crime types", listTable(["Category", "Types before May 2013"], earlierCrimeTypes));
  tables.set("crime outcomes", listTable(["Outcome", "Last outcome categories"], crimeOutcomes));
  tables.set("search objects", listTable(["Object", "Labels"], searchObjects));
  tables.set("search outcomes", listTable(["Outcome", "Labels"], searchOutcomes));
  tables.set("search ethnicities", listTable(["Group", "Further labels"], searchEthnicities));
  tables.set("coarse", listTable(["Coarse category", "Holds"], coarseCategories));
  tables.set("outcomes", listTable(["Outcome", "Labels"], outcomeList.labels));
  tables.set("positive", positiveOutcomes.map(code).join(", "));
  tables.set("sexes", listTable(["Sex", "Labels"], sexes));
  tables.set("ethnicities", listTable(["Group", "Labels"], ethnicities));
  tables.set("not known", notKnownWords.join(" · "));
  for (const preset of presets)
    for (const [column, code] of Object.entries(preset.codes))
      tables.set(`codes ${preset.id} ${column}`, listTable([headOf(column), "Labels"], code.labels));
  return tables;
}

const headOf = (column: string): string => `${column.slice(0, 1).toUpperCase()}${column.slice(1).replaceAll("_", " ")}`;

/** Presets that have columns of their own; where all have the same, there is one table. */
function presetsWithColumns({ presets, fields }: Format): (string | undefined)[] {
  const [first, ...others] = presets;
  return others.every((preset) => fields(preset) === fields(first)) && presets.length !== 1
    ? [undefined]
    : [...presets];
}

const code = (text: string): string => `\`${text}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function columns(fields: readonly FieldDefinition[], alternatives: readonly (readonly string[])[]): string {
  const need = ({ name, required }: FieldDefinition): string =>
    required ? "yes" : alternatives.some((names) => names.includes(name)) ? "one of these" : "";
  return table(
    ["Field", "Needed", "Headers that are known", "Holds"],
    fields.map((field) => [code(field.name), need(field), field.headers.join(", "), field.holds]),
  );
}

function listTable(head: readonly string[], lists: Readonly<Record<string, readonly string[]>>): string {
  return table(
    head,
    Object.entries(lists)
      .filter(([, labels]) => labels.length > 0)
      .map(([name, labels]) => [code(name), labels.join(" · ")]),
  );
}
