import { parseFigureId } from "../../values/figure-id.ts";
import { type Inline, plain } from "../../wording/runs.ts";
import { formatValue } from "../../wording/values.ts";
import type { Block, EditionModel, SectionModel } from "../model.ts";
import { tokenMeasures } from "./tokens.ts";

/** Figures that a skeleton offers. */
const mostFigures = 12;

/**
 * A commentary to be written into: the lines at its top, and what the figures say as a comment, which is never printed, with tokens to be
 * copied. The writer's words come below it.
 */
export function commentarySkeleton(model: EditionModel, section: SectionModel, name = section.id): string {
  const gap = gapIn(section, name);
  const findings = section.blocks.flatMap((block) =>
    block.kind === "paragraph" && block.tone === "lead" ? [plain(block.content)] : [],
  );
  const tokens = quotable(section).flatMap((token) => {
    const figure = model.figures[token];
    return figure ? [{ token, now: formatValue(figure.value, figure) }] : [];
  });
  const comment = [
    `What stands between these marks is not printed. Write below them; delete this when you are done.`,
    ...(gap ? ["", gap.text] : []),
    ...(findings.length > 0 ? ["", `What the figures of ${model.period.label} say:`, ...findings] : []),
    ...(tokens.length > 0
      ? ["", "Figures to quote, with what they are now:", ...tokens.map(({ token, now }) => `{{${token}}}  ${now}`)]
      : []),
  ];
  const text = comment.join("\n").replaceAll("-->", "-- >");
  const grade = name === section.id ? "" : "evidence:\n";
  return `---\nowner:\ndate:\nask:\n${grade}---\n<!--\n${text}\n-->\n`;
}

/** The gap of one of a section's commentaries, by its name. */
export const gapIn = (
  { id, blocks }: SectionModel,
  name: string,
): Extract<Block, { readonly kind: "commentary-gap" }> | undefined =>
  blocks.flatMap((block) => (block.kind === "commentary-gap" && (block.of ?? id) === name ? [block] : []))[0];

/** Figures of a section that a token can name, those of its words before those of its tables. Charts have too many. */
function quotable({ blocks }: SectionModel): string[] {
  const words = blocks.filter(({ kind }) => kind === "paragraph");
  const tables = blocks.filter(({ kind }) => kind === "table");
  const ids = [...words, ...tables].flatMap(figureRuns).map(({ id }) => id);
  return [...new Set(ids)].filter(canBeQuoted).slice(0, mostFigures);
}

function canBeQuoted(id: string): boolean {
  const parts = parseFigureId(id);
  if (!parts) return false;
  const measure = parts.comparison ? `${parts.measure}:${parts.comparison}` : parts.measure;
  return tokenMeasures.some((one) => one === measure);
}

type FigureRun = Extract<Inline, { kind: "figure" }>;

/** Every figure run below a node of the model, in order. */
function figureRuns(node: unknown): FigureRun[] {
  if (typeof node !== "object" || node === null) return [];
  const { kind } = node as { kind?: unknown };
  if (kind === "figure") return [node as FigureRun];
  return Object.values(node).flatMap(figureRuns);
}
