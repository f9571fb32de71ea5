import { describe, expect, it } from "vitest";
import { relationsOf } from "../../src/disclosure/relations.ts";
import { seriesKey, seriesOf } from "../../src/disclosure/series.ts";
import { isContained } from "../../src/indicators/contained.ts";
import type { CountedArea } from "../../src/indicators/counted-area.ts";
import { categoriesOf } from "../../src/indicators/filters.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";

const { indicators } = await loadCatalogue();

const ward = (id: string): CountedArea => ({ id, kind: "ward" });

/** Relations of the series that figures of these names have, in words. */
function told(names: readonly string[], areas: readonly CountedArea[] = [], measure = "count"): string[] {
  const series = names.map((name) => {
    const parts = parseFigureId(`${name}/fy2019-20/${measure}`);
    if (!parts) throw new Error(name);
    return seriesOf(parts, indicators);
  });
  const unique = [...new Map(series.map((one) => [seriesKey(one), one])).values()];
  const short = (key: string): string => key.replace(`/any/${measure}`, "");
  return relationsOf(unique, { indicators, partnershipArea: "hackney", areas }).map(
    ({ kind, whole, parts }) => `${short(whole)} ${kind === "equal" ? "=" : ">="} ${parts.map(short).join(" + ")}`,
  );
}

describe("what is known of the series of an edition", () => {
  it("what is told apart by the lag of recording is the whole between its two parts", () => {
    const parts = ["after-a-year", "within-a-year"].map((lag) => `sexual-offences-${lag}/hackney`);
    expect(told(["sexual-offences/hackney", "rape/hackney", ...parts])).toContain(
      `sexual-offences/hackney = ${parts.join(" + ")}`,
    );
  });

  it("records without a date of committing are undecided in both of its parts alike, and in the whole not at all", () => {
    const [after, within] = ["after-a-year", "within-a-year"].map((lag) => `sexual-offences-${lag}/hackney`);
    expect(told(["sexual-offences/hackney", after ?? "", within ?? ""], [], "unknown")).toContain(
      `${after} = ${within}`,
    );
  });

  it("groups of people shut each other out; several taken together do not", () => {
    const by = (...groups: readonly string[]) => groups.map((group) => `youth-arrests[ethnicity=${group}]/hackney`);
    const all = by("asian", "black", "mixed", "other", "white");
    expect(told(["youth-arrests/hackney", ...all])).toContain(`youth-arrests/hackney = ${all.join(" + ")}`);
    const some = by("asian", "black");
    expect(told(["youth-arrests/hackney", ...some])).toContain(`youth-arrests/hackney >= ${some.join(" + ")}`);
    expect(told(["youth-arrests/hackney", ...by("asian", "asian+black")])).not.toContain(
      `youth-arrests/hackney >= ${by("asian", "asian+black").join(" + ")}`,
    );
  });

  it("the same people, whether it is said whom to count or goes without saying", () => {
    expect(told(["syv-victims/hackney", "syv-victims[sex=female]/hackney"])).toEqual(
      told(["syv-victims[whom=victims]/hackney", "syv-victims[sex=female,whom=victims]/hackney"]),
    );
    expect(told(["burglary[whom=victims]/hackney", "burglary[victim-age=10-17]/hackney"])).toEqual([
      "burglary[whom=victims]/hackney >= burglary[victim-age=10-17,whom=victims]/hackney",
    ]);
  });

  it("most categories of a record take in the others; a few do not", () => {
    const by = (count: number) =>
      (categoriesOf("victim") ?? []).slice(0, count).map((category) => `syv-victims[category=${category}]/hackney`);
    const equals = (count: number) => told(["syv-victims/hackney", ...by(count)]).filter((one) => one.includes(" = "));
    expect([equals(3).length, equals(20).length]).toEqual([0, 1]);
  });

  it("a sum of all of its parts, and of some of them", () => {
    const parts = ["violence", "robbery", "theft", "drugs", "sexual-offences", "other-crime"];
    const all = ["nte-crime/dalston", ...parts.map((type) => `nte-crime[type=${type}]/dalston`)];
    expect(told(all)).toContain(
      `nte-crime/dalston = ${[...parts]
        .sort()
        .map((type) => `nte-${type}/dalston`)
        .join(" + ")}`,
    );
    expect(told(all.slice(0, 3))).toContain("nte-crime/dalston >= nte-robbery/dalston + nte-violence/dalston");
  });

  it("the values of a breakdown, and an operation, of which a record can have several", () => {
    const sources = ["police", "self", "health", "council-voluntary", "other"].map(
      (id) => `da-referrals[source=${id}]/hackney`,
    );
    expect(told(["da-referrals/hackney", ...sources]).filter((one) => one.includes(" = "))).toHaveLength(1);
    expect(told(["da-referrals/hackney", ...sources.slice(1)]).filter((one) => one.includes(" = "))).toEqual([]);
    expect(
      told(["drug-offences/hackney", "drug-offences[operation=a]/hackney", "drug-offences[operation=b]/hackney"]),
    ).toEqual([
      "drug-offences/hackney >= drug-offences[operation=a]/hackney",
      "drug-offences/hackney >= drug-offences[operation=b]/hackney",
    ]);
  });

  it("a cell of a grid within the nearest sums that are there", () => {
    const grid = ["crime-and-asb[hour=01,night=fri]/dalston", "crime-and-asb[hour=02,night=fri]/dalston"];
    expect(told(["crime-and-asb/dalston", ...grid])).toContain(`crime-and-asb/dalston >= ${grid.join(" + ")}`);
    expect(told(["crime-and-asb/dalston", "crime-and-asb[night=fri]/dalston", ...grid])).toContain(
      `crime-and-asb[night=fri]/dalston >= ${grid.join(" + ")}`,
    );
  });

  it("wards that fill the borough, and zones that lie in it", () => {
    const areas = [{ id: "hackney", kind: "borough" as const }, ward("dalston-ward"), ward("clissold")];
    const robbery = ["hackney", "dalston-ward", "clissold"].map((area) => `robbery/${area}`);
    expect(told(robbery, areas)).toContain("robbery/hackney = robbery/clissold + robbery/dalston-ward");
    expect(told(robbery.slice(0, 2), areas)).toEqual(["robbery/hackney >= robbery/dalston-ward"]);
    expect(told(["robbery/hackney", "robbery/shoreditch"])).toEqual(["robbery/hackney >= robbery/shoreditch"]);
  });

  it("one indicator within another, where their definitions leave no doubt", () => {
    const is = (part: string, whole: string): boolean => {
      const [inner, outer] = [indicators.get(part), indicators.get(whole)];
      if (!inner || !outer) throw new Error(`${part} or ${whole}`);
      return isContained(inner, outer);
    };
    expect(is("robbery", "all-crime")).toBe(true);
    expect(is("knife-crime-in-robbery", "robbery")).toBe(true);
    expect(is("knife-crime-in-robbery", "knife-crime")).toBe(true);
    expect(is("all-crime", "robbery")).toBe(false);
    // One by the date committed, the other by the date recorded; one of people, the other of offences.
    expect(is("night-crime", "all-crime")).toBe(false);
    expect(is("syv-victims", "all-crime")).toBe(false);
  });
});
