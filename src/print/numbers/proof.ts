import type { NumberedPlace, PageNumbers } from "../../values/page-number.ts";
import type { Printed } from "../pdf/read-printed.ts";
import type { Fault } from "../proof/text-proof.ts";
import { findNumbers } from "./places.ts";

/** Every page number says where its target begins. Numbers that cannot be told apart are left to the printing that they hold for. */
export function proofNumbers(printed: Printed, numbers: readonly NumberedPlace[], pages: PageNumbers): Fault[] {
  return (findNumbers(printed.pages, numbers) ?? []).flatMap(({ place: { target }, page, run }) =>
    run.text === pages[target]?.toString()
      ? []
      : [
          {
            what: `page ${page + 1} says that “${target}” begins on page ${run.text}, and it begins on page ${pages[target]}`,
            place: target,
          },
        ],
  );
}
