import type { CommandModule } from "../command.ts";
import { makePapers } from "../make-papers.ts";
import { withOptions } from "../options.ts";

/** Every paper of the partnership, from one reading of the data. */
export const buildCommand: CommandModule = {
  name: "build",
  declare: (command) =>
    withOptions(
      command.description("make every paper that the settings list, as HTML and PDF"),
      "folder",
      "quarter",
      "audience",
      "documents",
      "out",
      "strict",
      "unaudited",
      "browser",
    ),
  run: (context) => makePapers(context),
};
