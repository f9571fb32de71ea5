import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { asbExtract } from "./asb-extract.ts";
import { committedAtNight } from "./committed-at-night.ts";
import { councilExtract } from "./council-extract.ts";
import { addParts } from "./counted-parts.ts";
import type { SampleFile } from "./csv.ts";
import { fillUp } from "./fillings.ts";
import { fireExtract } from "./fire-extract.ts";
import { addHateCrime } from "./hate-crime.ts";
import { loadScenario } from "./load-scenario.ts";
import { maracExtract } from "./marac-extract.ts";
import { readPlaces } from "./places.ts";
import { crimeExtracts } from "./police-extracts.ts";
import { publishedFile } from "./published-files.ts";
import { referralExtract } from "./referral-extract.ts";
import { ageRobberySuspects } from "./robbery-suspects.ts";
import { type SampleName, sampleNames } from "./samples.ts";
import type { Scenario } from "./scenario.ts";
import { searchExtract } from "./search-extract.ts";
import { addSeriousViolence } from "./serious-violence.ts";
import { setApart, withPasts } from "./set-apart.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";
import { youthExtract } from "./youth-extract.ts";
import { addZoneOffences } from "./zone-offences.ts";

const scenarioFile = "scenario.yaml";

/** The same from `src/` and from what is built of it: both are two folders below the package. */
const folderOf = (sample: SampleName): string =>
  fileURLToPath(new URL(`../../data-samples/hackney-${sample}`, import.meta.url));

/** A sample's scenario, for `loadScenario`. */
export const scenarioOf = (sample: SampleName): string => join(folderOf(sample), scenarioFile);

export interface WrittenFile {
  /** Below the partnership folder, with forward slashes. */
  readonly path: string;
  /** Rows below the header, unreadable ones included. */
  readonly rows: number;
}

export interface SampleOptions {
  /** Which sample; 2019/20 when left out. */
  readonly sample?: SampleName;
  /** A scenario, or the path of a scenario file; the sample's own when left out. */
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
 *     zones by committed date ─▶ serious violence by victim ─▶ counted parts of classes ─▶ domestic abuse ─▶ classes of offence
 *       ─▶ all crime ─▶ hours ─▶ hate crime, ages of suspects ─▶ records that do not count ─▶ what earlier extracts had ─▶ rows, with dirt
 */
export async function writeSamplePartnership(
  folder: string,
  options: SampleOptions = {},
): Promise<{ files: WrittenFile[] }> {
  const { sample = sampleNames[0], onProgress } = options;
  const from = folderOf(sample);
  const { scenario: given = scenarioOf(sample) } = options;
  const scenario = typeof given === "string" ? await loadScenario(given) : given;
  const files = await makeExtracts(scenario, from);

  await mkdir(folder, { recursive: true });
  for (const part of await readdir(from))
    if (part !== scenarioFile) await cp(join(from, part), join(folder, part), { recursive: true });
  const written: WrittenFile[] = [];
  for (const { path, rows, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    written.push({ path, rows });
    onProgress?.({ path, rows });
  }
  return { files: written };
}

async function makeExtracts(scenario: Scenario, from: string): Promise<SampleFile[]> {
  const shop = openWorkshop(scenario, await readPlaces(from, scenario));
  addZoneOffences(shop);
  addSeriousViolence(shop);
  addParts(shop);
  fillUp(shop);
  committedAtNight(shop);
  addHateCrime(shop);
  ageRobberySuspects(shop);
  const offences = withPasts(shop, [...shop.ledger.offences, ...setApart(shop)]);
  const made = (path: string | undefined, make: (shop: Workshop, path: string) => SampleFile): SampleFile[] =>
    path === undefined ? [] : [make(shop, path)];
  const others = [
    ...made(scenario.asbExtract, asbExtract),
    ...made(scenario.referralExtract, referralExtract),
    ...made(scenario.maracExtract, maracExtract),
    ...made(scenario.searchExtract, searchExtract),
    ...made(scenario.councilExtract, councilExtract),
    ...made(scenario.fireExtract, fireExtract),
    ...made(scenario.youthExtract, youthExtract),
    ...scenario.published.map((file) => publishedFile(shop, file)),
  ];
  if (shop.wrong.problems.length > 0) throw new ProblemsError(shop.wrong.problems, exitCodes.usage);
  return [...crimeExtracts(shop, offences), ...others];
}
