import { PDFStream } from "pdf-lib";
import { streamBytes } from "../pdf/decode.ts";
import { key } from "../pdf/names.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { spokenText } from "../pdf/spoken-text.ts";
import { textOf } from "../pdf/structure.ts";
import { annotationRules } from "./annotation-rules.ts";
import { annotationsOf } from "./annotations.ts";
import { contentRules } from "./content-rules.ts";
import { documentRules } from "./document-rules.ts";
import { fontRules } from "./font-rules.ts";
import { allElements, type Rule, type UaFault } from "./rule.ts";
import { tagRules } from "./tag-rules.ts";

/** Every rule that is checked, in the order of their numbers. */
export const uaRules: readonly Rule[] = [
  ...contentRules,
  ...documentRules,
  ...tagRules,
  ...annotationRules,
  ...fontRules,
].sort((one, other) => (one.id < other.id ? -1 : 1));

/**
 * Holds a document against what a machine can check of PDF/UA-1 (ISO 14289-1), by the numbers of the Matterhorn Protocol.
 * What needs a person, such as whether a text says what a picture shows, is not decided here.
 */
export function checkUa(printed: Printed): UaFault[] {
  const metadata = printed.document.catalog.lookup(key("Metadata"));
  const elements = allElements(printed.structure);
  const checked = {
    ...printed,
    elements,
    objects: printed.document.context.enumerateIndirectObjects().map(([, object]) => object),
    annotations: annotationsOf(printed, elements),
    xmp: metadata instanceof PDFStream ? Buffer.from(streamBytes(metadata)).toString("utf8") : undefined,
    speak: spokenText(printed.pages),
    language: textOf(printed.document.catalog.lookup(key("Lang"))) || undefined,
  };
  return uaRules.flatMap(({ id, fault, find }) => {
    const places = find(checked);
    return places.length === 0 ? [] : [{ rule: id, fault, places }];
  });
}
