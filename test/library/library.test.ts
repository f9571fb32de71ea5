import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.ts";
import { ProblemsError } from "../../src/index.ts";
import { monthlyCounts, smallPartnership } from "../cli/small-partnership.ts";

const { checkExtracts, computeFigures, renderPaper } = library;

describe("computeFigures", () => {
  it("counts what is wanted, with where each number is from", async () => {
    const folder = await smallPartnership();
    const { figures, problems } = await computeFigures(folder, [
      { indicator: "robbery", period: "2019/20" },
      { indicator: "robbery", area: "hackney", period: "2018/19-Q4" },
      { indicator: "burglary", period: "2020-04" },
    ]);
    expect(figures.map(({ id, value }) => [id, value.state === "value" ? value.number : value.state])).toEqual([
      ["robbery/hackney/fy2019-20/count", 144],
      ["robbery/hackney/fy2018-19-q4/count", 30],
      ["burglary/hackney/2020-04/count", "missing"],
    ]);
    expect(figures[0]?.pedigree?.files).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), records: 12 }]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("throws what is wrong with a period, and says what is wrong with an indicator", async () => {
    const folder = await smallPartnership();
    await expect(computeFigures(folder, [{ indicator: "robbery", period: "2016/07" }])).rejects.toThrow(ProblemsError);
    const { figures, problems } = await computeFigures(folder, [{ indicator: "robery", period: "2019/20" }]);
    expect(figures[0]?.value).toEqual({ state: "not-applicable", because: "not-defined" });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "indicator-unknown", message: expect.stringContaining("robbery") }),
    );
  });
});

describe("checkExtracts", () => {
  it("accounts for every row, and keeps the values of rejected ones to itself", async () => {
    const counts = `${monthlyCounts()}2020-03,robbery,Hackney,secret\n`;
    const { sources, rejects } = await checkExtracts(await smallPartnership({ counts }));
    const [file] = sources[0]?.files ?? [];
    const { read = 0, ...fates } = file?.rows ?? {};
    expect(read).toBe(73);
    expect(Object.values(fates).reduce((sum, number) => sum + number, 0)).toBe(73);
    expect(rejects).toEqual([{ code: expect.any(String), file: "extracts/counts.csv", line: 74, field: "Count" }]);
    expect(JSON.stringify(rejects)).not.toContain("secret");
  });
});

describe("renderPaper", () => {
  it("gives the model and the HTML, and writes nothing", async () => {
    const { model, html, pdf } = await renderPaper(await smallPartnership(), {
      paper: "quarterly",
      period: "2019/20-Q4",
    });
    expect(model.paper).toBe("quarterly");
    expect(html).toMatch(/^<!DOCTYPE html>/i);
    expect(pdf).toBeUndefined();
  });

  it("names the papers that there are", async () => {
    const wanted = { paper: "quartely", period: "2019/20-Q4" };
    const error = await renderPaper(await smallPartnership(), wanted).catch((thrown: unknown) => thrown);
    expect(error instanceof ProblemsError && error.problems[0]?.message).toContain("quarterly");
  });
});

describe("docs/library.md", () => {
  const page = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");

  it("names everything that can be called", () => {
    const callable = Object.entries(library).flatMap(([name, value]) => (typeof value === "function" ? [name] : []));
    for (const name of callable) expect(page, name).toContain(`\`${name}\``);
  });

  it("calls nothing that is not there", () => {
    const imported = [...page.matchAll(/import \{([^}]+)\} from "csp-assess"/g)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.trim()),
    );
    expect(imported.length).toBeGreaterThan(0);
    for (const name of imported) expect(Object.keys(library)).toContain(name);
  });
});
