import type { Bare } from "./page-content.ts";

/** Gathers what a page's own stream paints outside of marked content, while its operators are read. */
export class BareStretches {
  readonly found: Bare[] = [];
  #from = -1;
  #to = -1;
  #showsText = false;

  /** An operator outside of every mark. What it needs before and behind it, to be whole, belongs to the stretch. */
  see(operator: string, paints: boolean, showsText: boolean, start: number, end: number): void {
    if (this.#from < 0) this.#from = start;
    if (paints) {
      this.#to = end;
      if (showsText) this.#showsText = true;
    } else if (this.#to >= 0 && (operator === "Q" || operator === "ET")) this.#to = end;
  }

  /** A mark opens, or the stream ends. */
  end(): void {
    if (this.#from >= 0 && this.#to >= 0)
      this.found.push({ start: this.#from, end: this.#to, showsText: this.#showsText });
    this.#from = -1;
    this.#to = -1;
    this.#showsText = false;
  }
}
