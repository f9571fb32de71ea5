import type { CommandModule } from "./command.ts";

/** Every command by its name, in the order of the help. A new one is added here. Each is loaded with all that it needs only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<CommandModule>>> = {
  init: async () => (await import("./commands/init.ts")).initCommand,
  check: async () => (await import("./commands/check.ts")).checkCommand,
  figures: async () => (await import("./commands/figures.ts")).figuresCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  commentary: async () => (await import("./commands/commentary.ts")).commentaryCommand,
  render: async () => (await import("./commands/render.ts")).renderCommand,
  build: async () => (await import("./commands/build.ts")).buildCommand,
  "sign-off": async () => (await import("./commands/sign-off.ts")).signOffCommand,
  compare: async () => (await import("./commands/compare.ts")).compareCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
};

export const commandNames: readonly string[] = Object.keys(commands);

/** The command that was asked for by its name; all of them for anything else, such as a question for help, or a slip. */
export function commandsFor(asked: string | undefined): Promise<readonly CommandModule[]> {
  const names = commandNames.filter((name) => name === asked);
  return Promise.all((names.length > 0 ? names : commandNames).flatMap((name) => commands[name]?.() ?? []));
}
