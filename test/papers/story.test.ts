import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import type { EditionModel, Inline } from "../../src/papers/model.ts";
import { isNumber } from "../../src/values/value.ts";
import { plain } from "../../src/wording/runs.ts";
import { readHtml } from "../render/read-html.ts";
import { asText } from "./as-text.ts";
import { blocksOf, figureValue, headlinesOf, leadOf, literalDigits, sampleEdition, scorecardRow } from "./support.ts";

let edition: Edition;
beforeAll(async () => {
  edition = await sampleEdition();
});
const value = (id: string): number | string => figureValue(edition.model, id);

/** What the scenario was written to hold, by type, quarter by quarter; the product must count it back. */
const shoreditch = {
  violence: { before: [72, 71, 70, 66], now: [71, 70, 68, 58] },
  robbery: { before: [34, 29, 31, 28], now: [32, 64, 70, 56] },
  theft: { before: [160, 166, 166, 148], now: [297, 257, 231, 120] },
  drugs: { before: [33, 32, 33, 30], now: [30, 45, 54, 40] },
  "sexual-offences": { before: [5, 4, 4, 4], now: [6, 7, 8, 5] },
  "other-crime": { before: [53, 53, 51, 47], now: [60, 60, 58, 44] },
  asb: { before: [43, 43, 37, 37], now: [52, 50, 48, 39] },
};
const sum = (numbers: readonly number[]): number => numbers.reduce((running, number) => running + number, 0);

describe("the sample's quarterly paper", () => {
  it("reads as the golden text does", async () => {
    await expect(asText(edition.model)).toMatchFileSnapshot("golden/quarterly-2019-20-q4.txt");
  });

  it("counts Shoreditch's nights by type, quarter and year", () => {
    for (const [type, { before, now }] of Object.entries(shoreditch)) {
      expect(value(`nte-crime-and-asb[type=${type}]/shoreditch/fy2018-19/count`), type).toBe(sum(before));
      expect(value(`nte-crime-and-asb[type=${type}]/shoreditch/fy2019-20/count`), type).toBe(sum(now));
    }
    for (const quarter of [1, 2, 3, 4]) {
      const of = (side: "before" | "now") => sum(Object.values(shoreditch).map((type) => type[side][quarter - 1] ?? 0));
      expect(value(`nte-crime-and-asb/shoreditch/fy2018-19-q${quarter}/count`)).toBe(of("before"));
      expect(value(`nte-crime-and-asb/shoreditch/fy2019-20-q${quarter}/count`)).toBe(of("now"));
    }
    expect(value("nte-crime-and-asb/shoreditch/fy2018-19/count")).toBe(1550);
    expect(value("nte-crime-and-asb/shoreditch/fy2019-20/count")).toBe(2000);
    expect(value("nte-crime/shoreditch/fy2019-20/count")).toBe(1811);
  });

  it("works out Shoreditch's changes: the year, cumulative, without the operation, without the last days", () => {
    const percent = (id: string): number => Math.round(Number(value(id)) * 10) / 10;
    expect(percent("nte-crime-and-asb/shoreditch/fy2019-20/percent-change:previous-year")).toBe(29);
    expect(percent("nte-crime-and-asb/shoreditch/2019-04-01..2019-12-31/percent-change:previous-year")).toBe(37.6);
    expect(percent("nte-crime-and-asb/shoreditch/2019-04-01..2019-09-30/percent-change:previous-year")).toBe(38);
    expect(value("nte-crime-and-asb[operation=lagana,type=drugs]/shoreditch/fy2019-20/count")).toBe(50);
    expect(leadOf(edition.model, "nte-shoreditch")).toContain(
      "There were 2,000 incidents in 2019/20, 450 more than in 2018/19 (+29%), a clear rise.",
    );
    const section = JSON.stringify(edition.model.sections.find(({ id }) => id === "nte-shoreditch"));
    for (const part of ["119", "128", "−7.0%", "270", "265", "−1.9%"]) expect(section).toContain(`"${part}"`);
  });

  it("finds that Dalston's rise lies in Quarter 3 and there in ASB", () => {
    expect(value("nte-crime-and-asb/dalston/fy2018-19/count")).toBe(720);
    expect(value("nte-crime-and-asb/dalston/fy2019-20/count")).toBe(799);
    expect(value("nte-crime-and-asb[type=asb]/dalston/fy2019-20-q3/count")).toBe(78);
  });

  it("names the lowest 12-month total of knife injury victims with the earlier value", () => {
    const words = [...headlinesOf(edition.model), leadOf(edition.model, "knife-injury-under-25")].join(" ");
    expect(words).toContain("the lowest 12-month total since the 12 months to May 2014 (40)");
    expect(value("knife-injury-under-25/hackney/fy2019-20/count")).toBe(41);
    expect(value("knife-injury-under-25/hackney/fy2018-19/count")).toBe(72);
  });

  it("counts the borough's indicators", () => {
    expect(value("all-crime/hackney/fy2018-19/count")).toBe(33_000);
    expect(value("all-crime/hackney/fy2019-20/count")).toBe(34_700);
    expect(value("violence-with-injury/hackney/fy2018-19/count")).toBe(3060);
    expect(value("violence-with-injury/hackney/fy2019-20/count")).toBe(2815);
    expect(value("weapons-possession/hackney/fy2018-19/count")).toBe(372);
    expect(value("weapons-possession/hackney/fy2019-20/count")).toBe(306);
    expect(value("syv-victims/hackney/fy2018-19/count")).toBe(269);
    expect(value("syv-victims/hackney/fy2019-20/count")).toBe(253);
  });

  it("does not judge a month in which what is counted changed, and says up to when it does", () => {
    const [chart] = blocksOf(edition.model, "police-asb").flatMap((block) => (block.kind === "chart" ? [block] : []));
    expect(plain(chart?.title ?? [])).toBe(
      "Antisocial behaviour reported to the police: no month from April 2019 to February 2020 is outside the limits",
    );
    expect(chart?.chart.kind === "trend" ? chart.chart.points.map(({ signal }) => signal).slice(-2) : []).toEqual([
      "none",
      "not-judged",
    ]);
    expect(plain(chart?.notes[0] ?? [])).toContain("March 2020 is not judged, since what is counted changed.");
    expect(leadOf(edition.model, "police-asb")).toMatch(
      /from 23 March 2020, calls about .* In Quarter 4 there were 1,690, not compared for the same reason\.$/,
    );
  });

  it("judges the target by counts: fewer than last year, within usual variation, and missed", () => {
    const lead = leadOf(edition.model, "syv-victims");
    expect(lead).toContain(
      "There were 253 victims in 2019/20, 16 fewer than in 2018/19 (−5.9%), within usual variation.",
    );
    expect(lead).toContain("The target of at most 236 was missed by 17.");
    expect(scorecardRow(edition.model, "Serious youth violence victims")).toEqual(
      expect.arrayContaining(["Missed", "No clear change"]),
    );
  });

  it("sees referrals and police reports part after the lockdown, by source, over equal weeks", () => {
    const since = "2020-03-23..2020-06-14";
    expect(value(`da-referrals/hackney/${since}/count`)).toBe(441);
    expect(value("da-referrals/hackney/2019-03-23..2019-06-14/count")).toBe(294);
    expect(value(`da-police-reports/hackney/${since}/count`)).toBe(574);
    expect(value("da-police-reports/hackney/2019-03-23..2019-06-14/count")).toBe(684);
    expect(
      ["police", "self", "health", "council-voluntary"].map((source) =>
        value(`da-referrals[source=${source}]/hackney/${since}/count`),
      ),
    ).toEqual([88, 190, 38, 125]);
    expect(["q1", "q2", "q3", "q4"].map((quarter) => value(`da-referrals/hackney/fy2019-20-${quarter}/count`))).toEqual(
      [312, 321, 318, 333],
    );
    expect(headlinesOf(edition.model).join(" ")).toContain(
      "Domestic abuse: referrals rose 50% while recorded offences fell 16%.",
    );
    const [chart] = blocksOf(edition.model).filter((block) => block.kind === "chart" && block.chart.kind === "pair");
    expect(JSON.stringify(chart)).toContain("da-referrals/hackney/2020-05/count");
  });
});

/** Every run of a model, wherever it stands. */
function runsIn(node: unknown, found: Inline[] = []): Inline[] {
  if (Array.isArray(node)) for (const child of node) runsIn(child, found);
  else if (typeof node === "object" && node !== null) {
    const { kind } = node as { kind?: unknown };
    if (kind === "text" || kind === "figure") found.push(node as Inline);
    for (const child of Object.values(node)) runsIn(child, found);
  }
  return found;
}

describe("no figure without a pedigree", () => {
  it("has no digit in computed text that is not a figure's, or a date's, a name's, a definition's by its kind", () => {
    expect(literalDigits(edition.model)).toEqual([]);
  });

  it("has every number of the model in the HTML, where it leads to the entry of its series", () => {
    // As the templates write the sign.
    const elements = readHtml(edition.html.replaceAll("&#x3D;", "="));
    const ids = new Set(elements.map(({ attributes }) => attributes["id"]));
    const shown = elements.filter(({ attributes }) => attributes["data-figure"] !== undefined);
    const keyOf = (id: string | undefined, text: string): string => `${id} ${text}`;
    const runs = (sections: EditionModel["sections"]): string[] =>
      runsIn(sections)
        .flatMap((run) => (run.kind === "figure" ? [keyOf(run.id, run.text)] : []))
        .sort();
    expect(shown.map(({ attributes, text }) => keyOf(attributes["data-figure"], text)).sort()).toEqual(
      runs(edition.model.sections),
    );
    const links = shown.filter(({ name }) => name === "a");
    expect(links.map(({ attributes, text }) => keyOf(attributes["data-figure"], text)).sort()).toEqual(
      runs(edition.model.sections.filter(({ kind }) => kind !== "pedigree")),
    );
    for (const { attributes } of links) {
      const [indicator, area] = (attributes["data-figure"] ?? "").replace(/\[.*?\]/, "").split("/");
      expect(attributes["href"]).toBe(`#p-${indicator}--${area}`);
      expect(ids).toContain(attributes["href"]?.slice(1));
    }
  });

  it("prints each figure as it is: the text of a run is its value, rounded, or the words for its state", () => {
    const { figures } = edition.model;
    const printed = runsIn(edition.model.sections).flatMap((run) => (run.kind === "figure" ? [run] : []));
    expect(printed.length).toBeGreaterThan(2000);
    for (const { id, text } of printed) {
      const value = figures[id]?.value;
      if (!value || !isNumber(value)) {
        expect(text, id).not.toMatch(/\d/);
        continue;
      }
      const shown = Number(text.replace(/[,%+]/g, "").replace("\u2212", "-"));
      const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
      expect(Math.abs(Math.abs(shown) - Math.abs(value.number)), `${id} as ${text}`).toBeLessThanOrEqual(
        0.5 * 10 ** -decimals + 1e-9,
      );
    }
  });

  it("traces every counted figure to files by SHA-256, and every derived one to figures of the paper", () => {
    const { figures } = edition.model;
    const shown = Object.values(figures);
    expect(shown.length).toBeGreaterThan(1000);
    for (const figure of shown) {
      for (const input of figure.inputs) expect(figures[input], `${figure.id} rests on ${input}`).toBeDefined();
      if (
        figure.inputs.length > 0 ||
        !isNumber(figure.value) ||
        figure.method === "target" ||
        figure.method === "overdispersion"
      )
        continue;
      if (figure.value.number === 0) continue;
      expect(figure.pedigree?.files.length ?? 0, figure.id).toBeGreaterThan(0);
      for (const { sha256 } of figure.pedigree?.files ?? []) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("says nothing in a chart that its table does not hold", () => {
    const charts = blocksOf(edition.model).flatMap((block) => (block.kind === "chart" ? [block] : []));
    expect(charts.length).toBeGreaterThan(10);
    for (const { chart, data, id } of charts) {
      if (chart.kind !== "trend" && chart.kind !== "contributions" && chart.kind !== "grid") continue;
      const points = chart.kind === "trend" ? chart.points : chart.kind === "grid" ? chart.cells : chart.bars;
      const held = new Set(runsIn(data).flatMap((run) => (run.kind === "figure" ? [run.id] : [])));
      for (const point of points) expect(held.has(point.figure), `${id}: ${point.figure}`).toBe(true);
    }
  });
});
