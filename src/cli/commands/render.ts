import type { CommandModule } from "../command.ts";
import { makePapers } from "../make-papers.ts";
import { withOptions } from "../options.ts";

/** One paper. */
export const renderCommand: CommandModule = {
  name: "render",
  declare: (command) =>
    withOptions(
      command.description("make one paper").argument("<paper>", "the paper, such as quarterly"),
      "folder",
      "quarter",
      "audience",
      "documents",
      "out",
      "markdown",
      "strict",
      "replaceFinal",
      "browser",
    ),
  run: (context, [paper]) => makePapers(context, paper),
};
