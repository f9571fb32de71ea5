import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Edition, makeEdition, openPartnership, readPartnership } from "../../src/build.ts";
import { isMadeAt } from "../../src/papers/paper-period.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { quietWorld } from "./support.ts";

const years = { "2015-16": 2015, "2019-20": 2019 } as const;

/**
 * Every paper that ships, of a sample at the end of its year, in the editions named: also those for which it holds no extracts, which have to be
 * sound documents all the same. One at a time, since they are large.
 */
export async function* everyPaper(
  sample: keyof typeof years,
  audiences: readonly Audience[],
): AsyncGenerator<Edition & { readonly name: string; readonly audience: Audience }> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-every-paper-"));
  try {
    const folder = join(root, "partnership");
    await writeSamplePartnership(folder, { sample });
    const world = quietWorld(root);
    const partnership = await openPartnership(folder, world);
    const reading = await readPartnership(partnership, world);
    try {
      const quarter = financialQuarter(years[sample], 4);
      for (const definition of partnership.papers.values()) {
        // A plan is made from files of its own, which one of the samples has.
        if (!isMadeAt(definition, quarter) || (definition.id === "plan" && sample !== "2015-16")) continue;
        for (const audience of audiences) {
          const edition = await makeEdition({ partnership, reading, definition, quarter, audience }, world);
          yield { ...edition, audience, name: `${sample}, ${definition.id}, ${audience}` };
        }
      }
    } finally {
      await reading.close();
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
