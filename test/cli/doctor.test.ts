import { describe, expect, test } from "vitest";
import { runCli, temporaryFolder } from "./command-line.ts";

describe("doctor", () => {
  test("says what works, a line for each thing", async () => {
    const folder = await temporaryFolder();
    const { stdout } = await runCli(["doctor", "--folder", folder], { environment: process.env });
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(rows[0]).toEqual(["What", "Works", "Found"]);
    const works = new Map(rows.slice(1).map(([what, answer]) => [what, answer]));
    for (const what of ["Node", "database (DuckDB)", "the program's own files", "fonts (Source Sans 3)"])
      expect(works.get(what), what).toBe("yes");
    expect(works.get("partnership folder")).toBe("yes");
  });

  test("a browser that is none ends with 4 and says what to do", async () => {
    const folder = await temporaryFolder();
    const { exitCode, stdout } = await runCli(["doctor", "--folder", folder, "--browser", "/does/not/exist"]);
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/browser for PDFs\tNO\t.*\/does\/not\/exist/);
  });

  test("a folder without settings is said to be one", async () => {
    const folder = await temporaryFolder();
    const { stdout } = await runCli(["doctor", "--folder", folder]);
    expect(stdout).toMatch(/partnership folder\tyes\t.*there is no partnership\.yaml in it/);
  });

  test("a folder that is not there ends with 4", async () => {
    const { exitCode, stdout } = await runCli(["doctor", "--folder", "/does/not/exist", "--json"]);
    expect(exitCode).toBe(4);
    const { examinations } = JSON.parse(stdout) as {
      examinations: { what: string; works: boolean; detail: string }[];
    };
    expect(examinations.find((one) => one.what === "partnership folder")).toMatchObject({
      works: false,
      detail: "/does/not/exist is not there",
    });
  });
});
