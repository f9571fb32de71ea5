import { PDFName } from "pdf-lib";
import type { Printed } from "../pdf/read-printed.ts";
import { runsByContent } from "../pdf/spoken-text.ts";
import { attribute, type Element, everyElement } from "../pdf/structure.ts";

/**
 * The heads of tables that are printed again where the table goes on: a browser puts every printing into the one header
 * cell, which would be read out as often as the table has pages. Told as `page mcid`, pages counted from 0.
 */
export function repeatedHeads({ pages, structure }: Printed): ReadonlySet<string> {
  const contents = runsByContent(pages);
  const repeated = new Set<string>();
  for (const element of everyElement(structure)) {
    if (element.role !== "TH" || attribute(element, "Table", "Scope") !== PDFName.of("Column")) continue;
    const printings = new Map<number, number[]>();
    for (const { page, mcid } of contentsOf(element)) printings.set(page, [...(printings.get(page) ?? []), mcid]);
    const [first, ...others] = [...printings].sort(([one], [other]) => one - other);
    for (const [page, mcids] of others) {
      const textOf = (from: number, numbers: readonly number[]): string =>
        numbers.flatMap((mcid) => (contents[from]?.get(mcid) ?? []).map(({ text }) => text.trim())).join("");
      if (first && textOf(page, mcids) === textOf(first[0], first[1]))
        for (const mcid of mcids) repeated.add(`${page} ${mcid}`);
    }
  }
  return repeated;
}

const contentsOf = (element: Element): { readonly page: number; readonly mcid: number }[] =>
  element.kids.flatMap((kid) =>
    kid.kind === "element"
      ? contentsOf(kid.element)
      : kid.kind === "content"
        ? [{ page: kid.page, mcid: kid.mcid }]
        : [],
  );
