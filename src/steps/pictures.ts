import { type DocumentFormat, pictureFormats } from "../export/formats.ts";
import type { EditionModel } from "../papers/model.ts";
import { type Picture, picturesOf } from "../render/pictures.ts";
import { inPhase, type World } from "./world.ts";

/** The charts of each edition as drawings, where they were asked for in any form. */
export async function picturesFor(
  editions: readonly { readonly model: EditionModel }[],
  formats: readonly DocumentFormat[],
  world: World,
): Promise<ReadonlyMap<EditionModel, readonly Picture[]>> {
  if (!pictureFormats.some((format) => formats.includes(format))) return new Map();
  return inPhase(world, "render", async () => {
    const drawn = new Map<EditionModel, readonly Picture[]>();
    for (const { model } of editions) drawn.set(model, await picturesOf(model));
    return drawn;
  });
}
