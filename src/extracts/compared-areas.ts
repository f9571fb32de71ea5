import type { Area, Settings } from "../partnership/settings.ts";
import { spellingsOf } from "./ids.ts";
import { namedArea } from "./named-area.ts";

/** A comparator with its members as areas. The partnership's own area, where it is one of them, bears its own id. */
export interface ComparedGroup {
  readonly id: string;
  readonly name: string;
  /** In the order of the settings, each once. */
  readonly members: readonly Area[];
  /** The partnership's own area is one of the members. */
  readonly includesOwn: boolean;
  /** The source that holds their counts. */
  readonly source: string;
}

/** The comparators of the settings. A member is named as its source writes it, or by its code. */
export function comparedGroups({ area, comparators }: Pick<Settings, "area" | "comparators">): ComparedGroup[] {
  const own = new Set(spellingsOf(area));
  const isOwn = (member: Area): boolean => spellingsOf(member).some((spelling) => own.has(spelling));
  return comparators.map(({ id, name, members, source }) => {
    const areas = members.map(namedArea).map((member): Area => (isOwn(member) ? area : member));
    const unique = [...new Map(areas.map((member) => [member.id, member])).values()];
    return { id, name, members: unique, includesOwn: unique.some((member) => member.id === area.id), source };
  });
}

/** The areas that a source is read for besides the partnership's own: the members of every comparator that names it. */
export function areasBeside(settings: Pick<Settings, "area" | "comparators">, source: string): Area[] {
  const members = comparedGroups(settings)
    .filter((group) => group.source === source)
    .flatMap((group) => group.members);
  return [...new Map(members.map((member) => [member.id, member])).values()].filter(
    ({ id }) => id !== settings.area.id,
  );
}
