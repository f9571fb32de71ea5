import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "../../src/records/store.ts";
import { type Folder, makeFolder } from "../extracts/settings.ts";
import { numberFrom, Random } from "../fuzz/random.ts";
import { csvFile } from "./csv-files.ts";
import { type Bench, expectAgreement, forget } from "./two-readers.ts";

const seed = numberFrom("CONTRACT_SEED", 20);
const files = numberFrom("CONTRACT_FILES", 40);

let folder: Folder;
let bench: Bench;
beforeAll(async () => {
  folder = await makeFolder();
  bench = { folder: folder.path, store: await openStore() };
});
afterAll(async () => {
  await bench.store.close();
  await folder.remove();
});

it(`two readers find one truth in ${files} generated files, from seed ${seed}`, {
  timeout: 60_000 + files * 1000,
}, async () => {
  const mended = new Set<string>();
  for (let index = 0; index < files; index++) {
    const random = new Random(seed + index);
    const made = csvFile(random);
    try {
      const file = await expectAgreement(bench, made, 64 + random.below(4000));
      for (const mending of file.form.mended) mended.add(mending);
      await forget(bench, file);
    } catch (error) {
      throw new Error(`CONTRACT_SEED=${seed + index} CONTRACT_FILES=1, made as ${made.made}`, { cause: error });
    }
  }
  // The files were of all kinds.
  expect([...mended].sort()).toEqual(
    expect.arrayContaining(["byte-order-mark", "encoding", "final-control-z", "line-endings", "unpacked"]),
  );
});
