import type { MaxRejects } from "../partnership/settings/limits.ts";
import type { Area, SourceSettings } from "../partnership/settings.ts";
import { nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import type { FileReading, Reject, SourceReading } from "./reading.ts";
import { type RejectCode, rejectCodes } from "./reject-codes.ts";

const shownLabels = 10;

/** A warning for each reason in each file, and an error where a file has more rejects than the settings allow. */
export function rejectProblems(
  files: readonly FileReading[],
  rejects: readonly Reject[],
  allowed: MaxRejects,
): Problem[] {
  return files.flatMap((file) => {
    const warnings = Object.entries(file.rejectsByReason).map(([code, count]): Problem => {
      const first = rejects.find((reject) => reject.file === file.path && reject.code === code);
      const what = file.cells && !code.startsWith("row-") && code !== "area-blank" ? "value" : "row";
      return {
        code: "row-rejected",
        severity: "warning",
        message: `${count} ${what}${count === 1 ? "" : "s"} rejected, the first on line ${first?.line ?? 0}. ${rejectCodes[code as RejectCode]}`,
        remedy: "The run's rejects.csv lists them. Correct them at their source and export again.",
        place: {
          file: file.path,
          ...(first ? { line: first.line } : {}),
          ...(first?.field ? { field: first.field } : {}),
        },
      };
    });
    return [...warnings, ...tooMany(file, allowed)];
  });
}

function tooMany(file: FileReading, allowed: MaxRejects): Problem[] {
  const account = file.cells ?? file.rows;
  // Rows of other areas are not ours to judge by.
  const inScope = account.read - account.outOfScope;
  const percent = inScope === 0 ? 0 : (account.rejected / inScope) * 100;
  const overCount = allowed.count !== undefined && account.rejected > allowed.count;
  const overPercent = allowed.percent !== undefined && percent > allowed.percent;
  if (!overCount && !overPercent) return [];
  const limit = overCount ? `${allowed.count}` : `${allowed.percent}%`;
  return [
    {
      code: "too-many-rejects",
      severity: "error",
      message: `${account.rejected} of ${inScope} ${file.cells ? "values" : "rows"} were rejected (${percent.toFixed(1)}%); the settings allow ${limit}.`,
      remedy: "Look at the run's rejects.csv and export the extract again, or raise max_rejects.",
      place: { file: file.path },
    },
  ];
}

/**
 * One warning for the labels of a source that no mapping knows, each with the nearest that is known where one is near enough
 * to help.
 *
 * @param known labels that the format knows
 * @param fate what becomes of the records
 */
export function unmappedProblem(
  source: SourceSettings,
  unmapped: Readonly<Record<string, number>>,
  known: readonly string[] = [],
  fate: keyof typeof unmappedFates = "totals",
  offenceMonths: NonNullable<SourceReading["offenceMonths"]> = {},
): Problem[] {
  const labels = Object.entries(unmapped).sort(([, first], [, second]) => second - first);
  if (labels.length === 0) return [];
  const total = labels.reduce((sum, [, count]) => sum + count, 0);
  const named = labels.slice(0, shownLabels).map(([label, count]) => {
    // A subgroup is named with its group before it.
    const near = nearest(label, known) ?? nearest(label.split(" / ").at(-1) ?? label, known);
    return `"${label}" (${count}${near === undefined ? "" : `; nearest known: "${near}"`})`;
  });
  const more = labels.length > shownLabels ? `, and ${labels.length - shownLabels} more` : "";
  return [
    {
      code: "category-unmapped",
      severity: "warning",
      message: `${source.name}: ${total} ${total === 1 ? "record has a category" : "records have categories"} that no mapping knows: ${named.join(", ")}${more}. ${unmappedFates[fate]}${shareWords(offenceMonths)}`,
      remedy: 'Map them in a CSV with the columns from and to, named by the source\'s "categories".',
      place: { file: source.files },
    },
  ];
}

/** In percent, above which figures by category may be too low to go by. */
const noticedShare = 1;

/** How much of the source the unmapped offences are, where that is enough to matter. */
function shareWords(months: NonNullable<SourceReading["offenceMonths"]>): string {
  const sum = (field: "records" | "unmapped"): number =>
    Object.values(months).reduce((total, month) => total + month[field], 0);
  const share = sum("records") === 0 ? 0 : (100 * sum("unmapped")) / sum("records");
  return share > noticedShare
    ? ` They are ${share.toFixed(1)}% of its offences: any of them may belong in a figure by category, which carries a note.`
    : "";
}

const unmappedFates = {
  totals: "They count in totals, and under no category of their own.",
  series: "They are kept as series of their own, which no indicator reads.",
} as const;

/** A source in which every row that could be read is of another area: a wrong file or a wrong name. */
export function otherAreaProblem(source: SourceSettings, area: Area, files: readonly FileReading[]): Problem[] {
  const accepted = files.reduce((sum, { rows }) => sum + rows.accepted + rows.superseded, 0);
  const elsewhere = files.reduce((sum, { rows }) => sum + rows.outOfScope, 0);
  if (accepted > 0 || elsewhere === 0 || area.kind === "everywhere") return [];
  return [
    {
      code: "extract-other-area",
      severity: "error",
      message: `${source.name}: none of the ${elsewhere} rows that name an area is of ${area.name}${area.code ? ` (${area.code})` : ""}.`,
      remedy: "Check that these are the right extracts, and the name and code of the area in the settings.",
      place: { file: files[0]?.path ?? source.files },
    },
  ];
}
