import { key } from "../pdf/names.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { runsByContent } from "../pdf/spoken-text.ts";
import { attribute, type Element, everyElement } from "../pdf/structure.ts";

interface Content {
  readonly page: number;
  readonly mcid: number;
  readonly text: string;
  readonly left: number;
}

/**
 * The heads of tables that are printed again where the table goes on, on the next page or in the next column: a browser
 * puts every printing into the one header cell, which would be read out as often. Told as `page mcid`, pages counted from 0.
 */
export function repeatedHeads({ pages, structure }: Printed): ReadonlySet<string> {
  const contents = runsByContent(pages);
  const repeated = new Set<string>();
  for (const element of everyElement(structure)) {
    if (element.role !== "TH" || attribute(element, "Table", "Scope") !== key("Column")) continue;
    const all = contentsOf(element).map(({ page, mcid }): Content => {
      const runs = contents[page]?.get(mcid) ?? [];
      return { page, mcid, text: runs.map(({ text }) => text.trim()).join(""), left: runs[0]?.box.left ?? 0 };
    });
    for (const { page, mcid } of all.slice(firstPrinting(all))) repeated.add(`${page} ${mcid}`);
  }
  return repeated;
}

/** How many contents make up a head once: those after them say the same again, elsewhere. */
function firstPrinting(all: readonly Content[]): number {
  for (let length = 1; length <= all.length / 2; length += 1) {
    if (all.length % length !== 0) continue;
    const again = all.slice(length).every((one, index) => {
      const before = all[index];
      return (
        before && one.text === before.text && (one.page !== before.page || Math.abs(one.left - before.left) > elsewhere)
      );
    });
    if (again) return length;
  }
  return all.length;
}

/** Points: a line of one head begins where the line above it does, the next column further off. */
const elsewhere = 30;

const contentsOf = (element: Element): { readonly page: number; readonly mcid: number }[] =>
  element.kids.flatMap((kid) =>
    kid.kind === "element"
      ? contentsOf(kid.element)
      : kid.kind === "content"
        ? [{ page: kid.page, mcid: kid.mcid }]
        : [],
  );
