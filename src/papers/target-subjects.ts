import { type PaperContext, type Subject, subjectKey } from "./context.ts";
import type { PaperDefinition } from "./definition.ts";
import type { RegisteredKind } from "./section-kind.ts";
import { subjectsNamedBy, subjectsOf } from "./subjects.ts";

/** The subjects whose targets a paper prints, by what the kinds of its sections say of themselves. */
export function targetSubjectsOf(
  definition: PaperDefinition,
  paper: Pick<PaperContext, "settings" | "indicators" | "used">,
  kinds: readonly RegisteredKind[],
): readonly Subject[] {
  const shows = new Map(kinds.map(({ id, showsTargets }) => [id, showsTargets]));
  const showing = (targets: RegisteredKind["showsTargets"]) =>
    definition.sections.filter(({ kind }) => shows.get(kind) === targets);
  const { scorecard, all } = subjectsOf(definition, paper);
  if (showing("all").length > 0) return all;
  const shown = [
    ...(showing("scorecard").length > 0 ? scorecard : []),
    ...subjectsNamedBy(showing("named"), definition, paper),
  ].map(subjectKey);
  // Less shares, numbers at a date and surveys, on which no target is judged.
  return all.filter((subject) => shown.includes(subjectKey(subject)));
}
