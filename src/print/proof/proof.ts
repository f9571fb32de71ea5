import type { EditionModel } from "../../papers/model.ts";
import type { Problem } from "../../problems/problem.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { proofDocument } from "./document-proof.ts";
import { expectedOf } from "./expected.ts";
import { proofCells, proofPages, proofTogether } from "./layout-proof.ts";
import { type Fault, proofText } from "./text-proof.ts";
import { readUnits } from "./units.ts";

/** More than these only say the same of other pages. */
const mostFaults = 12;

/**
 * Proof-reads a printed paper against the model that it was made from: what it says of itself, every heading, caption,
 * cell, picture and sentence, and how it stands on the pages.
 * @param others what was found wrong elsewhere, told in the same way
 * @returns what is wrong, empty when nothing is; a problem's place names the section, the table or the figure.
 */
export function proofPdf(printed: Printed, model: EditionModel, others: readonly Fault[] = []): Problem[] {
  const units = readUnits(printed);
  const faults = [
    ...proofDocument(printed, model),
    ...proofText(expectedOf(model), units),
    ...proofPages(printed),
    ...proofCells(units),
    ...proofTogether(units),
    ...others,
  ];
  return faults.slice(0, mostFaults).map((fault) => problemOf(fault, model));
}

function problemOf({ what, place }: Fault, model: EditionModel): Problem {
  return {
    code: "pdf-unfit",
    severity: "error",
    message: `The PDF of "${model.title}" is not fit to be given out: ${what}.`,
    remedy: "Try another browser with --browser. The HTML is complete.",
    ...(place === undefined ? {} : { place: { field: place } }),
  };
}
