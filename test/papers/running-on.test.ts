import { describe, expect, it } from "vitest";
import type { SectionModel } from "../../src/papers/model.ts";
import { runningOn } from "../../src/papers/running-on.ts";

const section = (id: string, more: Partial<SectionModel> = {}): SectionModel => ({
  id,
  kind: id,
  title: id,
  blocks: [],
  newPage: true,
  ...more,
});
const flowing = ({ newPage: _page, ...one }: SectionModel): SectionModel => one;
const many = (count: number): SectionModel[] => Array.from({ length: count }, (_, index) => section(`s${index}`));
const beginning = (sections: readonly SectionModel[]): string[] =>
  runningOn(sections)
    .filter(({ newPage }) => newPage)
    .map(({ id }) => id);

describe("sections that would begin a page", () => {
  it("run on in a paper of few, but for its annexes", () => {
    expect(beginning([...many(12), section("methods", { annex: true })])).toEqual(["methods"]);
  });

  it("begin one in a paper of many, and where pages are turned on their side", () => {
    expect(beginning(many(13))).toHaveLength(13);
    expect(beginning([section("a"), section("b", { landscape: true })])).toEqual(["a", "b"]);
  });

  it("share the page of a short scorecard, and of no long one", () => {
    const [short, long] = [flowing(section("scorecard")), section("scorecard")];
    expect(beginning([short, section("next"), ...many(12)])).not.toContain("next");
    expect(beginning([long, section("next"), ...many(12)])).toContain("next");
  });
});
