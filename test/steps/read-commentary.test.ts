import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readCommentary } from "../../src/steps/read-commentary.ts";
import { financialQuarter } from "../../src/values/period.ts";

let base: string;
let folder: string;
let words: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "csp-assess-test-"));
  folder = join(base, "partnership");
  words = join(folder, "commentary", "2019-20-q4", "quarterly");
  await mkdir(words, { recursive: true });
});
afterEach(() => rm(base, { recursive: true, force: true }));

const read = () => readCommentary(folder, financialQuarter(2019, 4), "quarterly");

describe("commentary of a paper", () => {
  it("is read by section", async () => {
    await writeFile(join(words, "robbery.md"), "Robbery rose.\n");
    const { commentary, problems } = await read();
    expect([...commentary.keys()]).toEqual(["robbery"]);
    expect(problems).toEqual([]);
  });

  it("may be a link within the partnership folder", async () => {
    await writeFile(join(folder, "robbery-words.md"), "Robbery rose.\n");
    await symlink(join(folder, "robbery-words.md"), join(words, "robbery.md"));
    expect([...(await read()).commentary.keys()]).toEqual(["robbery"]);
  });

  it("is refused when it is a link that leads out of the partnership folder", async () => {
    await writeFile(join(base, "other.txt"), "Not for this paper.\n");
    await symlink(join(base, "other.txt"), join(words, "robbery.md"));
    const { commentary, problems } = await read();
    expect(commentary.size).toBe(0);
    expect(problems).toMatchObject([
      { code: "commentary-unreadable", place: { file: "commentary/2019-20-q4/quarterly/robbery.md" } },
    ]);
  });

  it.each([
    ["a folder", (file: string) => mkdir(file)],
    ["a link to nothing", (file: string) => symlink(join(base, "gone"), file)],
    ["text of another encoding", (file: string) => writeFile(file, Buffer.from("Robbery\x92s rise\n", "latin1"))],
  ])("is refused when it is %s", async (_what, make) => {
    await make(join(words, "robbery.md"));
    const { commentary, problems } = await read();
    expect(commentary.size).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(["commentary-unreadable"]);
  });
});
