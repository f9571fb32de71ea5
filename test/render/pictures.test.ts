import { expect, it } from "vitest";
import type { Block, ChartBlock, EditionModel } from "../../src/papers/model.ts";
import { picturesOf } from "../../src/render/pictures.ts";
import { fixture } from "./fixture.ts";

const charts = (model: EditionModel): ChartBlock[] => {
  const within = (block: Block): ChartBlock[] =>
    block.kind === "chart" ? [block] : "blocks" in block ? block.blocks.flatMap(within) : [];
  return model.sections.flatMap((section) => section.blocks.flatMap(within));
};
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? "");

it("makes a picture of every figure, which says what it is, from whom, and who may see it", async () => {
  const model = fixture();
  const pictures = await picturesOf(model);
  expect(pictures.map(({ name }) => Number(/^figure-(\d+)-/.exec(name)?.[1]))).toEqual(
    charts(model).map(({ number }) => number),
  );
  for (const [index, { name, svg }] of pictures.entries()) {
    const texts = textsOf(svg);
    expect(
      texts.filter((text) => text.startsWith(model.marking.toUpperCase())),
      name,
    ).toHaveLength(2);
    expect(texts.join(" ")).toContain(
      `${model.partnership}. ${model.title}, ${model.period.label}. Figure ${index + 1}.`,
    );
    expect(svg.match(/role="img"/g)).toHaveLength(1);
    expect(svg).not.toMatch(/<script|<image|href=|\son\w+=/);
    expect(svg.replace(/xmlns="[^"]*"/g, "")).not.toContain("://");
    for (const [, id] of svg.matchAll(/\sid="([^"]+)"/g)) expect(id).toContain(name.replace(/^figure-\d+-/, ""));
  }
});

it("warns of a draft, and marks nothing where the paper has no marking", async () => {
  const [draft] = await picturesOf({ ...fixture(), status: "draft" });
  expect(textsOf(draft?.svg ?? "")[0]).toMatch(/Draft: not yet cleared$/);
  const [open] = await picturesOf({ ...fixture(), status: "final", marking: "none" });
  const title =
    charts(fixture())[0]
      ?.title.map((run) => ("text" in run ? run.text : ""))
      .join("") ?? "";
  expect(title.startsWith(textsOf(open?.svg ?? "")[0]?.slice(0, 20) ?? "no picture")).toBe(true);
});

it("is the same twice", async () => {
  expect(await picturesOf(fixture())).toEqual(await picturesOf(fixture()));
});
