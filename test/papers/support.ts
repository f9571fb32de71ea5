import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Edition, makeEdition, openPartnership, readPartnership, type World } from "../../src/build.ts";
import type { Block, EditionModel } from "../../src/papers/model.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import { loadScenario } from "../../src/sample/load-scenario.ts";
import type { Scenario } from "../../src/sample/scenario.ts";
import { scenarioOf, writeSamplePartnership } from "../../src/sample/write.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { isNumber } from "../../src/values/value.ts";
import { plain } from "../../src/wording/runs.ts";

/** A world without a clock that matters, a browser, or a display. */
export const quietWorld = (temporaryRoot: string): World => ({
  temporaryRoot,
  cacheRoot: temporaryRoot,
  environment: {},
  progress: () => {},
});

/** The sample's quarterly paper, or another, for 2019/20 Quarter 4 unless told, from a scenario that the test may change first. */
export async function sampleEdition(
  change: (scenario: Scenario) => void = () => {},
  audience: Audience = "internal",
  quarter: 1 | 2 | 3 | 4 = 4,
  paper = "quarterly",
): Promise<Edition> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-papers-"));
  try {
    const scenario = await loadScenario(scenarioOf("2019-20"));
    change(scenario);
    const folder = join(root, "partnership");
    await writeSamplePartnership(folder, { scenario });
    return await editionOf(folder, root, audience, quarter, paper);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The quarterly paper of a partnership folder for a quarter of 2019/20. */
export async function editionOf(
  folder: string,
  root: string,
  audience: Audience = "internal",
  number: 1 | 2 | 3 | 4 = 4,
  paper = "quarterly",
): Promise<Edition> {
  const world = quietWorld(root);
  const partnership = await openPartnership(folder, world);
  const reading = await readPartnership(partnership, world);
  try {
    const definition = partnership.papers.get(paper);
    if (!definition) throw new Error(`the paper ${paper} does not ship`);
    const quarter = financialQuarter(2019, number);
    return await makeEdition({ partnership, reading, definition, quarter, audience }, world);
  } finally {
    await reading.close();
  }
}

/** The number of a figure of the model, or its state. */
export function figureValue(model: EditionModel, id: string): number | string {
  const value = model.figures[id]?.value;
  if (!value) return "not in the paper";
  return isNumber(value) ? value.number : value.state;
}

/** Headlines as plain text, in order. */
export const headlinesOf = (model: EditionModel): string[] =>
  blocksOf(model).flatMap((block) =>
    block.kind === "headlines" ? block.items.map(({ lead, rest }) => `${plain(lead)} ${plain(rest)}`) : [],
  );

export const blocksOf = (model: EditionModel, section?: string): Block[] =>
  model.sections.filter(({ id }) => section === undefined || id === section).flatMap(({ blocks }) => blocks);

/** The opening paragraph of a section. */
export function leadOf(model: EditionModel, section: string): string {
  const lead = blocksOf(model, section).find((block) => block.kind === "paragraph" && block.tone === "lead");
  return lead?.kind === "paragraph" ? plain(lead.content) : "";
}

/** Titles and alternative texts of a section's charts. */
export const chartsOf = (model: EditionModel, section: string): { title: string; alt: string }[] =>
  blocksOf(model, section).flatMap((block) =>
    block.kind === "chart" ? [{ title: plain(block.title), alt: block.alt }] : [],
  );

/** The words of a scorecard row, by the title of its indicator. */
export function scorecardRow(model: EditionModel, title: string): string[] {
  const table = blocksOf(model, "scorecard").find((block) => block.kind === "table");
  const row =
    table?.kind === "table" ? table.rows.find(({ cells }) => plain(cells[0]?.content ?? []) === title) : undefined;
  return row?.cells.map((cell) => plain(cell.content)) ?? [];
}

/** Computed text with a digit that is neither a figure's nor, by its kind, a date's, a name's or a definition's. Commentary is the analyst's. */
export function literalDigits(model: EditionModel): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { kind, text, label } = node as { kind?: unknown; text?: unknown; label?: unknown };
    if (kind === "commentary") return;
    if (kind === "text" && typeof text === "string" && /\d/.test(text) && label !== true) found.push(text);
    for (const child of Object.values(node)) walk(child);
  };
  walk(model.sections);
  return found;
}
