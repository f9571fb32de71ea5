import type { CommandModule } from "../command.ts";
import { makePapers, paperOptions } from "../make-papers.ts";
import { withOptions } from "../options.ts";

/** Every paper of one partnership or of several, each from one reading of its data. */
export const buildCommand: CommandModule = {
  name: "build",
  declare: (command) =>
    withOptions(
      command
        .description("make every paper that the settings list, as HTML and PDF")
        .argument("[folders...]", "partnership folders, as with --folder"),
      ...paperOptions,
    ),
  run: (context, folders) => {
    const named = [...(context.options.folder ?? []), ...folders];
    const options = named.length > 0 ? { ...context.options, folder: named } : context.options;
    return makePapers({ ...context, options });
  },
};
