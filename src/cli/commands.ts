import type { CommandModule } from "./command.ts";
import { buildCommand } from "./commands/build.ts";
import { checkCommand } from "./commands/check.ts";
import { commentaryCommand } from "./commands/commentary.ts";
import { compareCommand } from "./commands/compare.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { explainCommand } from "./commands/explain.ts";
import { figuresCommand } from "./commands/figures.ts";
import { initCommand } from "./commands/init.ts";
import { renderCommand } from "./commands/render.ts";
import { signOffCommand } from "./commands/sign-off.ts";

/** Every command, in the order of the help. A new one is added here. */
export const commands: readonly CommandModule[] = [
  initCommand,
  checkCommand,
  figuresCommand,
  explainCommand,
  commentaryCommand,
  renderCommand,
  buildCommand,
  signOffCommand,
  compareCommand,
  doctorCommand,
];
