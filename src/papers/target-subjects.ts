import type { PaperContext, Subject } from "./context.ts";
import type { PaperDefinition } from "./definition.ts";
import { subjectsOf } from "./subjects.ts";

/** Kinds of section that tell of subjects without their targets. */
const withoutTargets: ReadonlySet<string> = new Set(["watch-list"]);

/** What a paper is about, less what only such sections name. */
export function targetSubjectsOf(
  definition: PaperDefinition,
  paper: Pick<PaperContext, "settings" | "indicators" | "used">,
): readonly Subject[] {
  const sections = definition.sections.filter(({ kind }) => !withoutTargets.has(kind));
  return subjectsOf({ ...definition, sections }, paper).all;
}
