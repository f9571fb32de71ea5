import type { OfPeriod } from "../papers/paper-period.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Settings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";

/** What is said of a paper which those that the settings list do not reckon with when they withhold small counts. */
export function unlisted({ id }: OfPeriod, { papers }: Settings, audience: Audience): Problem[] {
  if (audience === "internal" || papers.includes(id)) return [];
  return [
    {
      code: "paper-unlisted",
      severity: "warning",
      message: `The paper "${id}" is not among those of the settings: what they show is decided without it, and could give away what it withholds.`,
      remedy: `Add it to "papers:" before it is given to readers of the others.`,
    },
  ];
}

/** What is said of a paper that the settings list, and that the others could not reckon with because of what is wrong with it. */
export function notCounted(id: string, wrong: readonly Problem[]): Problem {
  const [first, ...more] = wrong.filter(({ severity }) => severity === "error");
  const reason = first ? ` ${first.message}` : "";
  const others =
    more.length > 0 ? ` ${more.length} more ${more.length === 1 ? "thing is" : "things are"} wrong with it.` : "";
  return {
    code: "paper-not-counted",
    severity: "warning",
    ...(first?.place ? { place: first.place } : {}),
    message: `The paper "${id}" cannot be made, so that what the others show was decided without it, and could give away what it withholds.${reason}${others}`,
    remedy: `Mend it, and make the others again before readers of "${id}" have them.`,
  };
}
