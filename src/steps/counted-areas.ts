import { type ComparedGroup, comparedGroups } from "../extracts/compared-areas.ts";
import type { CountedArea } from "../indicators/counted-area.ts";
import type { Area, Settings } from "../partnership/settings.ts";

/** An area that figures can be asked for, with its name. */
export type NamedArea = Area & CountedArea;

type Places = Pick<Settings, "area" | "zones" | "wards" | "comparators">;

/** The partnership's own area, its zones and its wards, then whom it is compared with. Of two with one id the first stands. */
export function countedAreas(settings: Places): NamedArea[] {
  const own: NamedArea[] = [
    settings.area,
    // A shape of thousands of points is of no use in counting: reading has told which records lie in it.
    ...settings.zones.map(({ polygon, ...zone }) => (polygon ? { ...zone, byPoint: true } : zone)),
    ...(settings.wards?.list ?? []),
  ];
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...comparedAreas(settings).filter(({ id }) => !taken.has(id))];
}

/** Comparators, of which each means its members together, then each member once. */
function comparedAreas(settings: Places): NamedArea[] {
  const groups = comparedGroups(settings);
  const pooled = groups.map(
    ({ id, name, members, source }): NamedArea => ({
      id,
      name,
      kind: "comparator",
      members: members.map((member) => member.id),
      sources: [source],
    }),
  );
  const members = new Map<string, NamedArea>();
  for (const group of groups)
    for (const member of group.members)
      if (member.id !== settings.area.id) members.set(member.id, asMember(member, groups));
  return [...pooled, ...members.values()];
}

/** A member of several comparators is counted from the source of the first of them. */
function asMember(member: Area, groups: readonly ComparedGroup[]): NamedArea {
  const first = groups.find(({ members }) => members.some(({ id }) => id === member.id));
  return { ...member, kind: "comparator", members: [member.id], sources: first ? [first.source] : [] };
}
