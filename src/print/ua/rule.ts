import type { PDFObject } from "pdf-lib";
import type { Printed } from "../pdf/read-printed.ts";
import { type Element, everyElement } from "../pdf/structure.ts";
import type { Annotation } from "./annotations.ts";

/** A condition under which a document fails PDF/UA-1, by its number in the Matterhorn Protocol 1.1 of the PDF Association. */
export interface Rule {
  readonly id: string;
  /** What is wrong when it fails. */
  readonly fault: string;
  /** @returns where it fails, empty when it does not. */
  readonly find: (checked: Checked) => readonly string[];
}

/** What the rules look at, each part worked out once. */
export interface Checked extends Printed {
  readonly elements: readonly Element[];
  /** Every object that has a number. */
  readonly objects: readonly PDFObject[];
  readonly annotations: readonly Annotation[];
  readonly xmp: string | undefined;
  readonly language: string | undefined;
  /** What is read aloud for an element. */
  readonly speak: (element: Element) => string;
}

export interface UaFault {
  readonly rule: string;
  readonly fault: string;
  readonly places: readonly string[];
}

export const rule = (id: string, fault: string, find: Rule["find"]): Rule => ({ id, fault, find });

/** A rule about each element by itself. */
export const elementRule = (id: string, fault: string, fails: (element: Element, checked: Checked) => boolean): Rule =>
  rule(id, fault, (checked) => checked.elements.filter((element) => fails(element, checked)).map(placeOf));

/** "TD in TR in Table": enough to find a fault by hand. */
export function placeOf(element: Element): string {
  const names: string[] = [];
  for (let one: Element | undefined = element; one && names.length < 4; one = one.parent) names.push(one.tag);
  return names.join(" in ");
}

export const allElements = (structure: readonly Element[]): Element[] => [...everyElement(structure)];
