import type { Partnership, Reading } from "../build.ts";
import { type Answerable, answerable } from "../indicators/answerable.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { fieldWords, kindWords } from "../indicators/measure-problems.ts";
import { fieldsOf } from "../indicators/needs.ts";
import { isOfRecords, madeOf, ownMeasure } from "../indicators/own-measure.ts";
import { exitCodes } from "../problems/problem.ts";
import { unitName } from "../wording/values.ts";
import type { Context } from "./command.ts";

/** Every indicator: what it is, what it needs, and whether the partnership's extracts can answer it. */
export async function listIndicators({ reporter, options }: Context, partnership: Partnership, reading: Reading) {
  const { settings, indicators, used } = partnership;
  const answers = await answerable(reading.store, reading.result, indicators, settings.area);
  const rows = [...indicators.values()].map((indicator) => {
    const answer = answers.get(indicator.id);
    return {
      id: indicator.id,
      title: indicator.title,
      gives: ownMeasure(indicator),
      unit: indicator.unit,
      used: used.includes(indicator.id),
      needs: needsWords(indicator),
      answered: (answer?.sources.length ?? 0) > 0,
      sources: answer?.sources ?? [],
      lacking: answer ? lackingWords(indicator, answer) : "",
    };
  });
  if (options.format?.[0] === "json") reporter.raw(`${JSON.stringify(rows, null, 2)}\n`);
  else
    reporter.table(
      [{ title: "Indicator" }, { title: "Title" }, { title: "Unit" }, { title: "Needs" }, { title: "Answered" }],
      rows.map((row) => [
        row.used ? `${row.id} *` : row.id,
        row.title,
        row.gives === "stock" ? `${unitName(row.unit)}, at a date` : unitName(row.unit),
        row.needs,
        row.answered ? `yes, from ${row.sources.join(", ")}` : `no: ${row.lacking}`,
      ]),
    );
  const answered = rows.filter((row) => row.answered).length;
  reporter.message(
    `${rows.length} indicators, ${answered} of which the extracts can answer for ${settings.area.name}; * is in use. "csp-assess explain <indicator>" defines one.`,
  );
  return { exitCode: exitCodes.done, result: { indicators: rows } };
}

function needsWords(indicator: Indicator): string {
  if (isOfRecords(indicator)) {
    const { of, service } = indicator.aggregation;
    const fields = [...fieldsOf(indicator, { kind: "borough" })].map((field) => fieldWords[field]);
    return `${kindWords[of]}${service ? ` (service ${service})` : ""}: ${fields.join(", ")}`;
  }
  const parts = madeOf(indicator);
  return parts.length > 0 ? parts.join(", ") : "monthly counts of it, as published";
}

function lackingWords(indicator: Indicator, { parts, lacking, needsTerms }: Answerable): string {
  if (needsTerms) return "the settings list no school_terms";
  if (parts.length > 0) return `nobody answers ${parts.join(", ")}`;
  if (lacking.length > 0) return `no source holds ${lacking.map((field) => fieldWords[field]).join(", ")}`;
  if (!isOfRecords(indicator)) return "no source publishes it";
  const { of, service } = indicator.aggregation;
  return `no source holds ${kindWords[of]}${service ? ` to the service ${service}` : ""}`;
}
