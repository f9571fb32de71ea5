import type { NumberedPlace, PageNumbers } from "../values/page-number.ts";

/** A page number on its way into the document. */
export interface PageNumberView {
  readonly digits: string;
  readonly colour: string;
}

/** Two digits stand in for a page that is not known yet: most papers have at least ten pages, and fewer than a hundred. */
const unknownPage = "00";

/**
 * Each channel of the colour carries half a byte, over nearly black: no eye tells two of them apart. Some browsers embed a font once more for
 * text that is lighter than about 32 of 255; there the other digits would be missing.
 */
const darkest = 16;
const colours = 16 ** 3;

/** Hands out the page numbers of one printing, and remembers where each of them was asked for. */
export class PageNumbering {
  readonly places: NumberedPlace[] = [];
  readonly #pages: PageNumbers;

  constructor(pages: PageNumbers) {
    this.#pages = pages;
  }

  of(target: string, keeps: NumberedPlace["keeps"]): PageNumberView {
    const digits = this.#pages[target]?.toString() ?? unknownPage;
    const number = this.places.length % colours;
    const colour = [number >> 8, (number >> 4) & 15, number & 15].map((part) => darkest + part) as [
      number,
      number,
      number,
    ];
    this.places.push({ target, digits, keeps, colour });
    return { digits, colour: `#${Buffer.from(colour).toString("hex")}` };
  }
}
