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
const levels = new Map([1, 2, 3, 4, 5, 6].map((level) => [`H${level}`, level]));
const inline = new Set(["Span", "Link", "Code", "Quote", "Reference", "Lbl", "Note", "BibEntry"]);

/** Everything that is tagged, in the order of the tags. */
export function readUnits({ pages, structure }: Printed): Unit[] {
  const contents = runsByContent(pages);
  const units: Unit[] = [];
  /** Adds the runs of an element, without those of elements that are passed over. */
  const addRuns = (found: PlacedRun[], element: Element, isOver: (inner: Element) => boolean): void => {
    for (const kid of element.kids)
      if (kid.kind === "element") {
        if (!isOver(kid.element)) addRuns(found, kid.element, isOver);
      } else if (kid.kind === "content")
        for (const run of contents[kid.page]?.get(kid.mcid) ?? []) found.push({ page: kid.page + 1, run });
  };
  const isInline = (element: Element): boolean =>
    inline.has(element.role) ||
    (element.role === "NonStruct" && element.kids.every((kid) => kid.kind !== "element" || isInline(kid.element)));
  const add = (
    role: Unit["role"],
    elements: readonly Element[],
    where: Pick<Unit, "table" | "row" | "level">,
  ): void => {
    const runs: PlacedRun[] = [];
    for (const element of elements) addRuns(runs, element, role === "cell" ? isNoneOfACell : isPicture);
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
  const addPicture = (element: Element, where: Pick<Unit, "table" | "row">): void => {
    const runs: PlacedRun[] = [];
    addRuns(runs, element, () => false);
    units.push({ role: "picture", text: alternativeOf(element) ?? "", places: placesOf(runs), ...where });
  };
  const walk = (element: Element, where: Pick<Unit, "table" | "row">): void => {
    const level = levels.get(element.role);
    const role = level ? "heading" : roles[element.role];
    if (role) {
      add(role, [element], level ? { ...where, level } : where);
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

interface PlacedRun {
  readonly page: number;
  readonly run: TextRun;
}

const isPicture = ({ role }: Element): boolean => role === "Figure";
/** The mark of an entry of a list is none of a cell's words. */
const isNoneOfACell = ({ role }: Element): boolean => role === "Figure" || role === "Lbl";

function placesOf(runs: readonly PlacedRun[]): Place[] {
  const boxes = new Map<number, Box>();
  for (const { page, run } of runs) {
    if (run.text.trim() === "") continue;
    const known = boxes.get(page);
    boxes.set(page, known ? around(known, run.box) : run.box);
  }
  return [...boxes].map(([page, box]) => ({ page, box })).sort((one, other) => one.page - other.page);
}
