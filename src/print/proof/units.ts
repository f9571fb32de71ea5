import { around, type Box } from "../pdf/geometry.ts";
import type { TextRun } from "../pdf/page-content.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { runsByContent } from "../pdf/spoken-text.ts";
import { alternativeOf, type Element } from "../pdf/structure.ts";

/** A piece of the document as a screen reader meets it: a heading, a caption, a cell, a picture, or running text. */
export interface Unit {
  readonly role: "heading" | "caption" | "header" | "cell" | "picture" | "text";
  /** Of headings: 1 to 6. */
  readonly level?: number;
  readonly text: string;
  /** Where it stands: on each page that has a part of it, in order; pages are counted from 1. */
  readonly places: readonly Place[];
  readonly table?: Element;
  readonly row?: Element;
}

export interface Place {
  readonly page: number;
  readonly box: Box;
}

const roles: Readonly<Record<string, Unit["role"]>> = { Caption: "caption", TH: "header", TD: "cell", P: "text" };
const inline = new Set(["Span", "Link", "Code", "Quote", "Reference", "Lbl", "Note", "BibEntry"]);

/** Everything that is tagged, in the order of the tags. */
export function readUnits({ pages, structure }: Printed): Unit[] {
  const contents = runsByContent(pages);
  const units: Unit[] = [];
  const runsOf = (element: Element, inCell = false): { page: number; run: TextRun }[] =>
    element.kids.flatMap((kid) => {
      // The mark of an entry of a list is none of a cell's words.
      if (kid.kind === "element")
        return kid.element.role === "Figure" || (inCell && kid.element.role === "Lbl")
          ? []
          : runsOf(kid.element, inCell);
      if (kid.kind === "object") return [];
      return (contents[kid.page]?.get(kid.mcid) ?? []).map((run) => ({ page: kid.page + 1, run }));
    });
  const isInline = (element: Element): boolean =>
    inline.has(element.role) ||
    (element.role === "NonStruct" && element.kids.every((kid) => kid.kind !== "element" || isInline(kid.element)));
  const add = (
    role: Unit["role"],
    elements: readonly Element[],
    where: Pick<Unit, "table" | "row" | "level">,
  ): void => {
    const runs = elements.flatMap((element) => runsOf(element, role === "cell"));
    if (runs.length > 0)
      units.push({ role, text: runs.map(({ run }) => run.text).join(""), places: placesOf(runs), ...where });
    for (const element of elements) addPictures(element, where);
  };
  const addPictures = (element: Element, where: Pick<Unit, "table" | "row">): void => {
    for (const kid of element.kids) {
      if (kid.kind !== "element") continue;
      if (kid.element.role === "Figure") addPicture(kid.element, where);
      else addPictures(kid.element, where);
    }
  };
  const everyRun = (element: Element): { page: number; run: TextRun }[] =>
    element.kids.flatMap((kid) => {
      if (kid.kind === "element") return everyRun(kid.element);
      if (kid.kind === "object") return [];
      return (contents[kid.page]?.get(kid.mcid) ?? []).map((run) => ({ page: kid.page + 1, run }));
    });
  const addPicture = (element: Element, where: Pick<Unit, "table" | "row">): void => {
    units.push({ role: "picture", text: alternativeOf(element) ?? "", places: placesOf(everyRun(element)), ...where });
  };
  const walk = (element: Element, where: Pick<Unit, "table" | "row">): void => {
    const level = /^H([1-6])$/.exec(element.role)?.[1];
    const role = level ? "heading" : roles[element.role];
    if (role) {
      add(role, [element], level ? { ...where, level: Number(level) } : where);
      return;
    }
    if (element.role === "Figure") {
      addPicture(element, where);
      return;
    }
    const inside =
      element.role === "Table" ? { table: element } : element.role === "TR" ? { ...where, row: element } : where;
    let together: Element[] = [];
    const flush = (): void => {
      if (together.length > 0) add("text", together, inside);
      together = [];
    };
    for (const kid of element.kids) {
      if (kid.kind === "element" && isInline(kid.element)) together.push(kid.element);
      else if (kid.kind === "element") {
        flush();
        walk(kid.element, inside);
      } else if (kid.kind === "content") {
        flush();
        add("text", [{ ...element, kids: [kid] }], inside);
      }
    }
    flush();
  };
  for (const element of structure) walk(element, {});
  return units;
}

function placesOf(runs: readonly { readonly page: number; readonly run: TextRun }[]): Place[] {
  const boxes = new Map<number, Box>();
  for (const { page, run } of runs) {
    if (run.text.trim() === "") continue;
    const known = boxes.get(page);
    boxes.set(page, known ? around(known, run.box) : run.box);
  }
  return [...boxes].map(([page, box]) => ({ page, box })).sort((one, other) => one.page - other.page);
}
