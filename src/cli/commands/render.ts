import type { CommandModule } from "../command.ts";
import { makePapers, paperOptions } from "../make-papers.ts";
import { withOptions } from "../options.ts";

/** One paper. */
export const renderCommand: CommandModule = {
  name: "render",
  declare: (command) =>
    withOptions(
      command.description("make one paper").argument("<paper>", "the paper, such as quarterly"),
      ...paperOptions,
    ),
  run: (context, [paper]) => makePapers(context, paper),
};
