import { PDFDict, type PDFDocument } from "pdf-lib";
import type { EditionModel } from "../../papers/model.ts";
import { fontProgram } from "../pdf/fonts.ts";
import { key } from "../pdf/names.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { textOf } from "../pdf/structure.ts";
import type { Fault } from "./text-proof.ts";

/** What the document says of itself, and what every page must bear. */
export function proofDocument({ document, pages, structure, fonts }: Printed, model: EditionModel): Fault[] {
  const { catalog } = document;
  const faults: Fault[] = [];
  const wrong = (fails: boolean, what: string, place?: string): void => {
    if (fails) faults.push(place === undefined ? { what } : { what, place });
  };
  const marked = catalog.lookupMaybe(key("MarkInfo"), PDFDict)?.lookup(key("Marked"));
  wrong(pages.length === 0, "it has no page");
  wrong(structure.length === 0 || String(marked) !== "true", "it has no tags, so that a screen reader cannot read it");
  wrong(textOf(catalog.lookup(key("Lang"))) !== model.language, "it does not say its language");
  wrong(!document.getTitle()?.includes(model.title), "it does not bear its title");
  for (const { dict, name } of fonts)
    wrong(dict.lookup(key("Subtype")) !== key("Type3") && !fontProgram(dict), `the font ${name} is not in the file`);

  const bookmarks = bookmarksOf(document).map(plain);
  wrong(bookmarks.length === 0, "it has no bookmarks");
  for (const section of model.sections) {
    // A section's bookmark may carry its number as well.
    const bears = section.untitled || bookmarks.some((title) => title.includes(plain(section.title)));
    wrong(bookmarks.length > 0 && !bears, `the section “${section.title}” has no bookmark`, section.id);
  }

  const marking = model.marking === "none" ? "" : plain(model.marking.toUpperCase());
  pages.forEach(({ runs }, index) => {
    const margins = plain(runs.flatMap(({ text, mcid }) => (mcid === undefined ? [text] : [])).join(""));
    wrong(!margins.includes(marking), `page ${index + 1} does not bear the marking ${model.marking}`);
    wrong(
      !margins.includes(plain(`Page ${index + 1} of ${pages.length}`)),
      `page ${index + 1} does not bear its number`,
    );
  });
  return faults;
}

/** In reading order, all levels. */
export function bookmarksOf({ catalog }: PDFDocument): string[] {
  const titles: string[] = [];
  const collect = (parent: PDFDict | undefined): void => {
    let item = parent?.lookupMaybe(key("First"), PDFDict);
    while (item) {
      titles.push(textOf(item.lookup(key("Title"))) ?? "");
      collect(item);
      item = item.lookupMaybe(key("Next"), PDFDict);
    }
  };
  collect(catalog.lookupMaybe(key("Outlines"), PDFDict));
  return titles;
}

/** White space and soft hyphens say nothing, and margin boxes are set word by word. */
const plain = (text: string): string => text.replace(/[\s\u00ad]+/g, "");
