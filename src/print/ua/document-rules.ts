import { PDFArray, PDFBool, PDFDict, PDFNumber, type PDFObject } from "pdf-lib";
import { key } from "../pdf/names.ts";
import { alternativeOf, type Element, roleMap, textOf } from "../pdf/structure.ts";
import { type Checked, placeOf, type Rule, rule } from "./rule.ts";

const dictionary = (checked: Checked, name: string): PDFDict | undefined =>
  checked.document.catalog.lookupMaybe(key(name), PDFDict);
const failed = (fails: boolean, where = "the document"): string[] => (fails ? [where] : []);
const isTrue = (object: PDFObject | undefined): boolean => object instanceof PDFBool && object.asBoolean();

/** The structure types of ISO 32000-1, 14.8.4. */
const standardTypes = new Set(
  (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody " +
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
  ).split(" "),
);

const rolesOf = (checked: Checked): ReadonlyMap<string, string> => {
  const root = dictionary(checked, "StructTreeRoot");
  return root ? roleMap(root) : new Map();
};

const circles = (tag: string, roles: ReadonlyMap<string, string>): boolean => {
  const seen = new Set<string>();
  for (let one: string | undefined = tag; one !== undefined; one = roles.get(one)) {
    if (seen.has(one)) return true;
    seen.add(one);
  }
  return false;
};

const languageAbove = (element: Element): boolean => {
  for (let one: Element | undefined = element; one; one = one.parent)
    if (textOf(one.dict.lookup(key("Lang")))) return true;
  return false;
};

const configurations = (checked: Checked): readonly PDFDict[] =>
  dictionary(checked, "OCProperties")
    ?.lookupMaybe(key("Configs"), PDFArray)
    ?.asArray()
    .flatMap((one) => {
      const dict = checked.document.context.lookup(one);
      return dict instanceof PDFDict ? [dict] : [];
    }) ?? [];
const usual = (checked: Checked): PDFDict | undefined =>
  dictionary(checked, "OCProperties")?.lookupMaybe(key("D"), PDFDict);
const unnamed = (dict: PDFDict): boolean => !textOf(dict.lookup(key("Name")));

const encryption = ({ document }: Checked): PDFDict | undefined => {
  const dict = document.context.lookup(document.context.trailerInfo.Encrypt);
  return dict instanceof PDFDict ? dict : undefined;
};

const isAttachedUnnamed = (object: PDFObject): boolean =>
  object instanceof PDFDict && object.has(key("EF")) && !(object.has(key("F")) && object.has(key("UF")));

export const documentRules: readonly Rule[] = [
  rule("01-007", "the document calls its own tags suspect", (checked) =>
    failed(isTrue(dictionary(checked, "MarkInfo")?.lookup(key("Suspects")))),
  ),
  rule("02-001", "a tag stands for no tag of the standard", (checked) => [
    ...new Set(checked.elements.filter(({ role }) => !standardTypes.has(role)).map(({ tag }) => tag)),
  ]),
  rule("02-003", "tags stand for each other in a circle", (checked) => {
    const roles = rolesOf(checked);
    return [...roles.keys()].filter((tag) => circles(tag, roles));
  }),
  rule("02-004", "a tag of the standard is made to stand for another", (checked) =>
    [...rolesOf(checked).keys()].filter((tag) => standardTypes.has(tag)),
  ),
  rule("06-001", "there is no description in XMP", ({ xmp }) => failed(xmp === undefined)),
  rule("06-002", "the description does not name PDF/UA-1", ({ xmp }) =>
    failed(xmp !== undefined && !/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp)),
  ),
  rule("06-003", "the description has no title", ({ xmp }) =>
    failed(xmp !== undefined && !/<dc:title>[\s\S]*?<rdf:li[^>]*>\s*[^<\s][\s\S]*?<\/dc:title>/.test(xmp)),
  ),
  rule("07-001", "nothing says that the title is to be shown", (checked) =>
    failed(dictionary(checked, "ViewerPreferences")?.lookup(key("DisplayDocTitle")) === undefined),
  ),
  rule("07-002", "the file's name is shown in place of the title", (checked) => {
    const shown = dictionary(checked, "ViewerPreferences")?.lookup(key("DisplayDocTitle"));
    return failed(shown !== undefined && !isTrue(shown));
  }),
  rule("11-001", "text has no language", (checked) =>
    failed(
      checked.language === undefined &&
        checked.elements.some(
          (element) => element.kids.some(({ kind }) => kind === "content") && !languageAbove(element),
        ),
    ),
  ),
  rule("11-002", "the words for a picture have no language", (checked) =>
    checked.language === undefined
      ? checked.elements.filter((element) => alternativeOf(element) && !languageAbove(element)).map(placeOf)
      : [],
  ),
  rule("11-003", "bookmarks have no language", (checked) =>
    failed(checked.language === undefined && dictionary(checked, "Outlines") !== undefined),
  ),
  rule("11-004", "the words of a link have no language", (checked) =>
    failed(
      checked.language === undefined &&
        checked.elements.some((element) => element.role === "Link" && !languageAbove(element)),
    ),
  ),
  rule("11-006", "the description has no language", ({ language, xmp }) =>
    failed(language === undefined && xmp !== undefined && !/xml:lang="(?!x-default)[^"]+"/.test(xmp)),
  ),
  rule("20-001", "one of several views of the layers has no name", (checked) =>
    failed(configurations(checked).some(unnamed)),
  ),
  rule("20-002", "the usual view of the layers has no name", (checked) => {
    const one = usual(checked);
    return failed(one !== undefined && unnamed(one));
  }),
  rule("20-003", "layers are shown and hidden by themselves", (checked) =>
    failed([usual(checked), ...configurations(checked)].some((dict) => dict?.has(key("AS")))),
  ),
  rule("21-001", "an attached file lacks a name", (checked) =>
    checked.objects.filter(isAttachedUnnamed).map(() => "an attached file"),
  ),
  rule("25-001", "a form is laid out only when it is opened", (checked) =>
    failed(/<dynamicRender>\s*required/.test(xfaOf(checked))),
  ),
  rule("26-001", "the document is encrypted without saying what readers may do", (checked) => {
    const dict = encryption(checked);
    return failed(dict !== undefined && !(dict.lookup(key("P")) instanceof PDFNumber));
  }),
  rule("26-002", "the document keeps screen readers out", (checked) => {
    const permissions = encryption(checked)?.lookup(key("P"));
    // The tenth bit, counted from 1.
    return failed(permissions instanceof PDFNumber && (permissions.asNumber() & 0x200) === 0);
  }),
];

function xfaOf(checked: Checked): string {
  const held = dictionary(checked, "AcroForm")?.lookup(key("XFA"));
  const parts = held instanceof PDFArray ? held.asArray().map((part) => checked.document.context.lookup(part)) : [held];
  return parts
    .map((part) =>
      part && "getContentsString" in part ? String((part as { getContentsString(): string }).getContentsString()) : "",
    )
    .join("");
}
