import { openStore } from "../../src/records/store.ts";
import { makeFolder } from "../extracts/settings.ts";
import { Random } from "../fuzz/random.ts";
import { csvFile } from "./csv-files.ts";
import { expectAgreement, forget } from "./two-readers.ts";

/**
 * Makes files, each from a seed of its own, and expects two readers to agree on each.
 *
 * @returns what had to be mended in them, so that a caller can see that they were of all kinds
 */
export async function agreeOnFiles(seed: number, files: number): Promise<ReadonlySet<string>> {
  const folder = await makeFolder();
  const bench = { folder: folder.path, store: await openStore() };
  const mended = new Set<string>();
  try {
    for (let index = 0; index < files; index++) {
      const random = new Random(seed + index);
      const made = csvFile(random);
      try {
        const file = await expectAgreement(bench, made, 64 + random.below(4000));
        if (!file) continue;
        for (const mending of file.form.mended) mended.add(mending);
        await forget(bench, file);
      } catch (error) {
        throw new Error(`CONTRACT_SEED=${seed + index} CONTRACT_FILES=1, made as ${made.made}`, { cause: error });
      }
    }
  } finally {
    await bench.store.close();
    await folder.remove();
  }
  return mended;
}

/** What files of every kind need among them. */
export const everyMending = [
  "byte-order-mark",
  "encoding",
  "fields-beyond-header",
  "final-control-z",
  "line-endings",
  "unpacked",
];
