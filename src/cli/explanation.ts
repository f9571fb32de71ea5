import type { Partnership } from "../build.ts";
import type { ReadResult } from "../extracts/reading.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "../wording/dates.ts";
import { formatCount } from "../wording/numbers.ts";
import { formatValue } from "../wording/values.ts";
import { sentencesOf } from "./absences.ts";
import { compare, yearBefore } from "./comparison.ts";
import type { Asked } from "./figure-asked.ts";

export interface Explanation {
  readonly id: string;
  readonly lines: readonly string[];
  /** Every figure that the explanation rests on. */
  readonly figures: readonly Figure[];
}

type Measure = (requests: CountRequest[]) => Promise<readonly Figure[]>;

/** Where a figure comes from: its value, the arithmetic with its numbers, the files and the records behind each count. */
export async function explainFigure(
  asked: Asked,
  indicator: Indicator,
  result: ReadResult,
  partnership: Pick<Partnership, "settings" | "indicators">,
  measure: Measure,
): Promise<Explanation> {
  const { request } = asked;
  if (asked.measure === "count" || asked.measure === "unknown") {
    const parts = partsOf(indicator, request);
    const figures = await measure([request, { ...request, measure: "unknown" }, ...parts]);
    const find = finder(figures);
    const lines = [
      ...valueLines(find(request), request),
      ...sumLine(find(request), parts.map(find)),
      ...pedigreeLines(find(request), result),
      ...(asked.measure === "count" ? unknownLines(find({ ...request, measure: "unknown" })) : []),
    ];
    return { id: asked.id, lines, figures };
  }
  const figures = await measure([request, yearBefore(request)]);
  const [comparison] = compare([request], figures, partnership, result);
  if (!comparison) return { id: asked.id, lines: [], figures };
  const { count, previous, difference, percent } = comparison;
  const answer = asked.measure === "difference" ? difference : percent;
  const [from, to] = [formatValue(previous.value, previous), formatValue(count.value, count)];
  const formula = asked.measure === "difference" ? `${to} − ${from} = ` : `(${to} − ${from}) / ${from} = `;
  return {
    id: asked.id,
    lines: [
      `${isNumber(answer.value) ? formula : ""}${formatValue(answer.value, answer)}`,
      ...[
        [count, request],
        [previous, yearBefore(request)],
      ].flatMap(([figure, of]) => [
        "",
        ...valueLines(figure as Figure, of as CountRequest),
        ...pedigreeLines(figure as Figure, result),
      ]),
    ],
    figures: [...figures, difference, percent],
  };
}

/** The parts of a sum, in the same area and period; none for a single breakdown value, which is one part. */
function partsOf(indicator: Indicator, request: CountRequest): CountRequest[] {
  if (indicator.aggregation.kind !== "sum" || Object.keys(request.dims ?? {}).length > 0) return [];
  return indicator.aggregation.of.map((part) => ({ ...request, indicator: part }));
}

function finder(figures: readonly Figure[]): (request: CountRequest) => Figure | undefined {
  const book = new Map(figures.map((figure) => [figure.id, figure]));
  return (request) => book.get(countId(request));
}

function valueLines(figure: Figure | undefined, request: CountRequest): string[] {
  if (!figure) return [`${formatPeriod(request.period)}: not available`];
  const { value } = figure;
  const period = formatPeriod(request.period);
  if (!isNumber(value)) return [[`${period}: ${formatValue(value, figure)}.`, ...sentencesOf([figure])].join(" ")];
  return [`${period}: ${formatValue(value, figure)} ${figure.unit}${value.provisional ? ", provisional" : ""}`];
}

function sumLine(total: Figure | undefined, parts: readonly (Figure | undefined)[]): string[] {
  const held = parts.filter((part) => part !== undefined);
  if (!total || !isNumber(total.value) || held.length === 0) return [];
  const terms = held.map((part) => `${part.id.split(/[[/]/)[0]} ${formatValue(part.value, part)}`);
  return [`${formatValue(total.value, total)} = ${terms.join(" + ")}`];
}

function pedigreeLines(figure: Figure | undefined, result: ReadResult): string[] {
  const pedigree = figure?.pedigree;
  if (!pedigree) return [];
  const paths = new Map(result.sources.flatMap((source) => source.files.map((file) => [file.sha256, file] as const)));
  return [
    `From ${formatCount(pedigree.records)} records of ${pedigree.sources.join(", ") || "no source"}:`,
    ...pedigree.files.map((use) => {
      const file = paths.get(use.sha256);
      const rows = file ? `, of ${formatCount(file.rows.accepted)} accepted rows` : "";
      return `  ${file?.path ?? "a file"}: ${formatCount(use.records)} records${rows} (SHA-256 ${use.sha256.slice(0, 12)})`;
    }),
  ];
}

/** Records that lack what the definition asks for, so that they could be either. */
function unknownLines(unknown: Figure | undefined): string[] {
  if (!unknown || !isNumber(unknown.value) || unknown.value.number === 0) return [];
  return [`Not decided, because a field is unknown: ${formatValue(unknown.value, unknown)}; left out of the count.`];
}
