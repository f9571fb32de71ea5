/** Pages, counted from 1, on which sections and other places begin, by id, as far as a printing has found them. */
export type PageNumbers = Readonly<Record<string, number>>;

/** A page number as it was printed, which is put right in the PDF once it is known where everything begins. */
export interface NumberedPlace {
  /** The id of what it tells the page of. */
  readonly target: string;
  /** The digits as printed. */
  readonly digits: string;
  /** Which end of it stays in its place when it has fewer digits after all: the right one where something follows, which would stand apart. */
  readonly keeps: "right" | "left";
  /** Red, green and blue, 0 to 255, as nothing else is printed in: by it the number is found on its page. */
  readonly colour: readonly [number, number, number];
}
