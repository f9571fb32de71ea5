import type { SourceReading } from "../../extracts/reading.ts";
import type { Unit } from "../../values/figure.ts";
import type { Sign } from "../../values/sign.ts";
import { numberValue } from "../../values/value.ts";
import { heapedOfSeveral } from "../../wording/heaped-times.ts";
import { figureRun, type Inline, runs } from "../../wording/runs.ts";
import { type SignNumber, signWords } from "../../wording/signs.ts";
import type { Block } from "../model.ts";
import { sourceCount } from "../row-figures.ts";
import type { QualityContext } from "./row-blocks.ts";

/** What looks out of the ordinary, source by source. Its numbers can be small: it stays in the house. */
export function signBlocks(context: QualityContext): Block[] {
  const items = signItems(context);
  if (!context.inside || items.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: "What is out of the ordinary" },
    { kind: "list", ordered: false, items },
  ];
}

/** Source by source, but that times are heaped is said once where several sources have it: it means the same for all. */
function signItems(context: QualityContext): Inline[][] {
  const heaped = context.sources.flatMap((source) =>
    source.signs.flatMap((sign) =>
      sign.kind === "times-heaped" ? [{ name: source.name, sign, number: numberOf(source, context) }] : [],
    ),
  );
  const [first] = heaped;
  const isOfSeveral = new Set(heaped.map(({ name }) => name)).size > 1;
  return context.sources.flatMap((source) =>
    signWords(source.signs, numberOf(source, context), context.events).flatMap(
      ({ signs, content, remedy }): Inline[][] => {
        const [sign] = signs;
        if (!isOfSeveral || sign?.kind !== "times-heaped") return [runs`${source.name}: ${content} ${remedy}`];
        return sign === first?.sign ? [heapedOfSeveral(heaped)] : [];
      },
    ),
  );
}

/** The numbers of a source's signs, as figures of the paper. */
const numberOf =
  (source: SourceReading, context: QualityContext): SignNumber =>
  (sign, measure, value, unit) => {
    const count = sourceCount(source, context.area, measureOf(sign, measure), 0);
    const share: { unit: Unit; method: "share" | "count" } =
      unit === "percent" ? { unit, method: "share" } : { unit, method: "count" };
    return [
      figureRun(
        context.keep({ ...count, ...share, value: numberValue(unit === "percent" ? value : Math.round(value)) }),
      ),
    ];
  };

/** Tells the numbers of a source's signs apart: every one is a figure with an id. */
function measureOf(sign: Sign, measure: string): string {
  switch (sign.kind) {
    case "month-unusual":
      return slug(`${sign.kind}-${sign.month}-${sign.subject ?? "all"}-${measure}`);
    case "series-stops":
    case "series-starts":
      return slug(`${sign.kind}-${sign.of}-${sign.month}-${measure}`);
    case "times-heaped":
      return slug(`${sign.kind}-${sign.at}-${measure}`);
    case "unknown-shift":
      return slug(`${sign.kind}-${sign.field}-${sign.from}-${sign.to}-${measure}`);
    case "area-scarce":
      return slug(`${sign.kind}-${sign.files[0] ?? ""}-${measure}`);
    case "parts-apart":
      return slug(`${sign.kind}-${sign.subject}-${sign.by}-${sign.month}-${measure}`);
    case "rows-repeated":
      return slug(`${sign.kind}-${sign.file}-${measure}`);
  }
}

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
