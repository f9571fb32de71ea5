import type { PageContent, TextRun } from "./page-content.ts";
import type { Element } from "./structure.ts";

/** The text runs of every tagged content of a page, by its number. */
export function runsByContent(pages: readonly PageContent[]): ReadonlyMap<number, readonly TextRun[]>[] {
  return pages.map(({ runs }) => {
    const byContent = new Map<number, TextRun[]>();
    for (const run of runs) {
      if (run.mcid === undefined) continue;
      const held = byContent.get(run.mcid);
      if (held) held.push(run);
      else byContent.set(run.mcid, [run]);
    }
    return byContent;
  });
}

/** What is read aloud for an element, pictures left out. */
export function spokenText(pages: readonly PageContent[]): (element: Element) => string {
  const contents = runsByContent(pages);
  const speak = (element: Element): string =>
    element.kids
      .map((kid) => {
        if (kid.kind === "element") return kid.element.role === "Figure" ? "" : speak(kid.element);
        if (kid.kind === "object") return "";
        return (contents[kid.page]?.get(kid.mcid) ?? []).map(({ text }) => text).join("");
      })
      .join("");
  return speak;
}
