import type { NumberedPlace, PageNumbers } from "../../values/page-number.ts";
import type { Printed } from "../pdf/read-printed.ts";
import type { Fault } from "../proof/text-proof.ts";
import { findNumbers } from "./places.ts";

/**
 * Every page number says where its target begins. Where they cannot be told apart in the PDF, none of them was put right in it either: what was
 * handed to the printer must be right then.
 */
export function proofNumbers(printed: Printed, numbers: readonly NumberedPlace[], pages: PageNumbers): Fault[] {
  const found = findNumbers(printed.pages, numbers)?.map(({ place, run }) => ({ place, says: run.text }));
  return (found ?? numbers.map((place) => ({ place, says: place.digits }))).flatMap(({ place: { target }, says }) =>
    says === pages[target]?.toString()
      ? []
      : [
          {
            what: `the paper says that “${target}” begins on page ${says}, and it begins on page ${pages[target]}`,
            place: target,
          },
        ],
  );
}
