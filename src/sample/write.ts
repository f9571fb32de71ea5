import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { asbExtract } from "./asb-extract.ts";
import type { SampleFile } from "./csv.ts";
import { fillUp } from "./fillings.ts";
import { historyExtract } from "./history-extract.ts";
import { loadScenario } from "./load-scenario.ts";
import { readPlaces } from "./places.ts";
import { crimeExtracts } from "./police-extracts.ts";
import { referralExtract } from "./referral-extract.ts";
import type { Scenario } from "./scenario.ts";
import { addSeriousViolence } from "./serious-violence.ts";
import { setApart, withPasts } from "./set-apart.ts";
import { openWorkshop } from "./workshop.ts";
import { addZoneOffences } from "./zone-offences.ts";

/** The sample that comes with the package; the same from `src/` and from `dist/`. */
const sampleFolder = fileURLToPath(new URL("../../data-samples/hackney-2019-20", import.meta.url));
const scenarioFile = "scenario.yaml";
/** Its scenario, for `loadScenario`. */
export const sampleScenario = join(sampleFolder, scenarioFile);

export interface WrittenFile {
  /** Below the partnership folder, with forward slashes. */
  readonly path: string;
  /** Rows below the header, unreadable ones included. */
  readonly rows: number;
}

export interface SampleOptions {
  /** A scenario, or the path of a scenario file; the one in {@link sampleFolder} when left out. */
  readonly scenario?: Scenario | string;
  /** Called after each extract is written. */
  readonly onProgress?: (file: WrittenFile) => void;
}

/**
 * Writes a synthetic partnership folder: the fixed parts of the sample, and extracts that give the scenario's counts when
 * they are counted with every care (overlap, status, joined rows, dates). The same scenario gives the same bytes.
 * Existing files of the same names are replaced. Throws {@link ProblemsError} before anything is written when the
 * scenario's counts contradict each other.
 *
 * The parts go from the particular to the general, each adding what is still missing:
 *
 *     zones by committed date ─▶ serious violence by victim ─▶ domestic abuse ─▶ classes of offence ─▶ all crime
 *       ─▶ records that do not count ─▶ what earlier extracts had ─▶ rows, with dirt
 */
export async function writeSamplePartnership(
  folder: string,
  options: SampleOptions = {},
): Promise<{ files: WrittenFile[] }> {
  const { scenario: given = sampleScenario, onProgress } = options;
  const scenario = typeof given === "string" ? await loadScenario(given) : given;
  const files = await makeExtracts(scenario);

  await mkdir(folder, { recursive: true });
  for (const part of await readdir(sampleFolder))
    if (part !== scenarioFile) await cp(join(sampleFolder, part), join(folder, part), { recursive: true });
  const written: WrittenFile[] = [];
  for (const { path, rows, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    written.push({ path, rows });
    onProgress?.({ path, rows });
  }
  return { files: written };
}

async function makeExtracts(scenario: Scenario): Promise<SampleFile[]> {
  const shop = openWorkshop(scenario, await readPlaces(sampleFolder, scenario));
  addZoneOffences(shop);
  addSeriousViolence(shop);
  fillUp(shop);
  const offences = withPasts(shop, [...shop.ledger.offences, ...setApart(shop)]);
  const asb = asbExtract(shop);
  const referrals = referralExtract(shop);
  const history = historyExtract(shop);
  if (shop.wrong.problems.length > 0) throw new ProblemsError(shop.wrong.problems, exitCodes.usage);
  return [...crimeExtracts(shop, offences), asb, referrals, history];
}
