/**
 * A ward's name as it is compared: "Hoxton East & Shoreditch", "HOXTON EAST AND SHOREDITCH WARD" and "Hoxton East &amp;
 * Shoreditch (Hackney)" are one. What stands in brackets at the end goes only where it is one of `boroughs`, since "Victoria
 * (Hackney)" and "Victoria (Tower Hamlets)" are two wards.
 */
export function plainWardName(name: string, boroughs: readonly string[] = []): string {
  const bare = letters(name);
  const borough = /^(.*\S)\s*(?:\(([^()]*)\)|, ([^,]*)|\[([^[\]]*)\])$/.exec(bare);
  const named = borough?.[2] ?? borough?.[3] ?? borough?.[4];
  const without =
    borough && named !== undefined && boroughs.some((one) => words(letters(one)) === words(named))
      ? (borough[1] ?? bare)
      : bare;
  return words(without)
    .replace(/^(the )?ward of /, "")
    .replace(/(.) wards?$/, "$1")
    .replace(/\bst\b/g, "saint");
}

/** As {@link plainWardName}, without any spaces: "Lea Bridge" and "Leabridge", where nothing else has either name. */
export const closedName = (plainName: string): string => plainName.replaceAll(" ", "");

const letters = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/&amp;/gi, "&")
    .toLowerCase()
    // Straight, curly and modifier apostrophes, and the accents that are typed for them.
    .replace(/['‘’‛ʼ`´′]/g, "")
    .replace(/[&+]/g, " and ")
    .trim();

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** `King's Park` as `kings-park`, `Hoxton East & Shoreditch` as `hoxton-east-and-shoreditch`. */
export const wardSlug = (name: string): string =>
  words(letters(name))
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Codes by name; where versions share a name, the newest has it. */
export const codesByName = (
  wards: readonly { readonly name: string; readonly code: string; readonly validFrom?: string }[],
): ReadonlyMap<string, string> =>
  new Map(
    wards
      .toSorted((one, other) => ((one.validFrom ?? "") < (other.validFrom ?? "") ? -1 : 1))
      .map((ward) => [plainWardName(ward.name), ward.code]),
  );

export const isWardCode = (text: string): boolean => /^[EWSN]\d{8}$/i.test(text);
