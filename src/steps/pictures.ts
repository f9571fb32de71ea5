import { type DocumentFormat, pictureFormats } from "../export/formats.ts";
import type { EditionModel } from "../papers/model.ts";
import { type Picture, picturesOf } from "../render/pictures.ts";
import { inPhase, type World } from "./world.ts";

/** The charts of an edition as drawings, where they were asked for in any form. */
export async function picturesFor(
  { model }: { readonly model: EditionModel },
  formats: readonly DocumentFormat[],
  world: World,
): Promise<readonly Picture[]> {
  if (!pictureFormats.some((format) => formats.includes(format))) return [];
  return inPhase(world, "render", () => picturesOf(model));
}
