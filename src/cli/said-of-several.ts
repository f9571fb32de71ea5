import type { Problem } from "../problems/problem.ts";
import { listWords } from "../wording/runs.ts";

/**
 * What a reading says of several sources in the very same words, such as that they reach to the same day, as one message that names them
 * all, where the first of them stands. It has no place of its own: each source has files of its own.
 *
 * @param names of the sources, as their messages begin with
 */
export function saidOfSeveral(problems: readonly Problem[], names: readonly string[]): Problem[] {
  const alike = new Map<string, Problem[]>();
  const subjectOf = ({ message }: Problem): string | undefined =>
    names.filter((name) => message.startsWith(`${name}: `)).sort((a, b) => b.length - a.length)[0];
  for (const problem of problems) {
    const subject = subjectOf(problem);
    const { place: _, ...said } = problem;
    const key = JSON.stringify(
      subject === undefined ? problem : { ...said, message: problem.message.slice(subject.length) },
    );
    alike.set(key, [...(alike.get(key) ?? []), problem]);
  }
  return [...alike.values()].flatMap((group): Problem[] => {
    const [first] = group;
    const subjects = [...new Set(group.flatMap((problem) => subjectOf(problem) ?? []))];
    if (!first || subjects.length < 2) return group;
    const { place: _, ...said } = first;
    const all = listWords(subjects);
    return [{ ...said, message: `${all}${first.message.slice(subjects[0]?.length)}` }];
  });
}
