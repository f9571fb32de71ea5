import { classificationVersions } from "../../src/extracts/data/classifications.ts";
import { categoryOfClass, mostSeriousViolenceClasses } from "../../src/extracts/data/home-office-classes.ts";
import { asbHeadings, referralSources } from "../../src/extracts/data/incident-values.ts";
import { offenceLabels } from "../../src/extracts/data/offence-categories.ts";
import { featureCodes, noWords, personWords, recordStatuses, yesWords } from "../../src/extracts/data/offence-codes.ts";
import { asbTypes, crimeOutcomes, crimeTypes, earlierCrimeTypes } from "../../src/extracts/data/police-uk-values.ts";
import type { FieldDefinition } from "../../src/extracts/fields.ts";
import { formatList } from "../../src/extracts/registry.ts";
import { rejectCodes } from "../../src/extracts/reject-codes.ts";
import { coarseCategories } from "../../src/records/coarse-categories.ts";

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
    for (const preset of format.presets.length > 0 ? format.presets : [undefined])
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
  tables.set("categories", listTable(["Category", "Labels"], offenceLabels));
  tables.set(
    "versions",
    table(
      ["Version", "What it is", "In use from", "Labels"],
      classificationVersions.map(({ id, title, from, labels }) => [code(id), title, from, labels.join(" · ")]),
    ),
  );
  tables.set("classes", listTable(["Category", "Home Office classes"], categoryOfClass));
  tables.set("serious", mostSeriousViolenceClasses.join(", "));
  tables.set("features", listTable(["Flag", "Feature codes"], featureCodes));
  tables.set("statuses", listTable(["Status", "Words"], recordStatuses));
  tables.set("words", listTable(["Meaning", "Words"], { yes: yesWords, no: noWords, "a person": personWords }));
  tables.set("sources", listTable(["Source", "Labels"], referralSources));
  tables.set("headings", listTable(["Heading", "Labels"], asbHeadings));
  tables.set("crime types", listTable(["Category", "Types"], { ...crimeTypes, "police-asb": asbTypes }));
  tables.set("earlier crime types", listTable(["Category", "Types before May 2013"], earlierCrimeTypes));
  tables.set("crime outcomes", listTable(["Outcome", "Last outcome categories"], crimeOutcomes));
  tables.set("coarse", listTable(["Coarse category", "Holds"], coarseCategories));
  return tables;
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
