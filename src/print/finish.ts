import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { NumberedPlace, PageNumbers } from "../values/page-number.ts";
import { describe, type MendOptions, mendPdf, savePdf } from "./mending/mend.ts";
import { proofNumbers } from "./numbers/proof.ts";
import { packContents } from "./pdf/pack-contents.ts";
import type { Printed } from "./pdf/read-printed.ts";
import { proofPdf } from "./proof/proof.ts";
import { checkUa } from "./ua/check.ts";

export interface FinishOptions extends MendOptions {
  /** The page numbers printed in it, and where everything begins. */
  readonly numbers: readonly NumberedPlace[];
  readonly pages: PageNumbers;
}

export interface Finished {
  readonly bytes: Uint8Array;
  /** Rules of PDF/UA-1 that it does not meet; it claims to meet them only when there are none. */
  readonly shortcomings: readonly Problem[];
}

/**
 * What happens to a document after printing: it is mended, held against the rules of PDF/UA-1 and proof-read against its
 * model, and written.
 * @throws ProblemsError, exit code 4, when it does not say what the model says, or not so that it can be read.
 */
export async function finishPdf(raw: Printed, options: FinishOptions): Promise<Finished> {
  const { document } = raw;
  const printed = mendPdf(raw, options);
  // What is proof-read below is the very content that is compressed meanwhile. Whoever writes it is told of a failure.
  const packing = packContents(document);
  packing.catch(() => undefined);
  const problems = proofPdf(printed, options.model, proofNumbers(printed, options.numbers, options.pages));
  if (problems.length > 0) throw new ProblemsError(problems, exitCodes.documentFailed);
  const faults = checkUa(printed);
  if (faults.length > 0) describe(document, options, false);
  await packing;
  return {
    bytes: await savePdf(document),
    shortcomings: faults.map(({ rule, fault, places }) => ({
      code: "pdf-not-accessible",
      severity: "warning",
      message: `The PDF of "${options.model.title}" does not claim PDF/UA-1: ${fault} (${rule}; ${places.slice(0, 3).join(", ")}).`,
      remedy: "Give the HTML to people who use a screen reader, or print with another browser (--browser).",
    })),
  };
}

/** Whether the browser has scaled the paper down to fit something that is too wide. */
export const isShrunk = ({ pages }: Printed): boolean => pages.some(({ scale }) => scale !== 1);

export { readRaw } from "./mending/mend.ts";
export { withNumbers } from "./numbers/fill.ts";
export { breaksNeeded } from "./proof/breaks.ts";
