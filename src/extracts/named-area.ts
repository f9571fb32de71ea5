import type { Area } from "../partnership/settings.ts";
import { londonBoroughs } from "./data/london-boroughs.ts";
import { kebab, spellingsOf } from "./ids.ts";

const boroughs = londonBoroughs
  .map(({ name, code }): Area => ({ id: kebab(name), name, code, kind: "borough" }))
  .map((area) => ({ area, spellings: spellingsOf(area) }));

/** The borough that a name, an id or a code means. One that is not of London is taken as it is written. */
export function namedArea(text: string): Area {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/\s*&\s*/g, " and ");
  const known = boroughs.find(({ spellings }) => spellings.includes(wanted))?.area;
  const isCode = /^[a-z]\d{8}$/.test(wanted);
  return (
    known ?? { id: kebab(text), name: text.trim(), kind: "borough", ...(isCode ? { code: wanted.toUpperCase() } : {}) }
  );
}
