import { PDFArray, type PDFDict, type PDFObject, PDFString } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { uaRules } from "../../../src/print/ua/check.ts";
import { failedRules, goodContent, goodSample, goodXmp, key, type Sample } from "./sample-pdf.ts";

const element = ({ elements }: Sample, name: string): PDFDict => {
  const dict = elements[name];
  if (!dict) throw new Error(`the sample has no ${name}`);
  return dict;
};
const retag = (sample: Sample, name: string, tag: string): void => element(sample, name).set(key("S"), key(tag));
const roles = (sample: Sample, map: Readonly<Record<string, string>>): void =>
  sample.root.set(key("RoleMap"), sample.document.context.obj({ ...map }));
const annotate = (sample: Sample, entries: Readonly<Record<string, string | number>>): void => {
  const { context } = sample.document;
  const annots = sample.page.lookup(key("Annots"), PDFArray);
  annots.push(context.register(context.obj({ Type: "Annot", Rect: [0, 0, 9, 9], F: 4, ...entries })));
};
/** Layers with what their usual view and another one say. */
const layers = (
  sample: Sample,
  usual: Readonly<Record<string, PDFObject>>,
  other?: Readonly<Record<string, PDFObject>>,
): void => {
  const { context, catalog } = sample.document;
  const configs = other ? { Configs: [context.obj({ ...other })] } : {};
  catalog.set(key("OCProperties"), context.obj({ OCGs: [], D: context.obj({ ...usual }), ...configs }));
};
const named = { Name: PDFString.of("Usual") };
const form = (sample: Sample, content: string, extra: Record<string, string> = {}) => {
  const { context } = sample.document;
  return context.register(context.stream(content, { Type: "XObject", Subtype: "Form", ...extra }));
};
const speechless = (sample: Sample): void => {
  sample.document.catalog.delete(key("Lang"));
};
const withHeadings = (sample: Sample, ...tags: readonly string[]): void => {
  const { context } = sample.document;
  const kids = element(sample, "document").lookup(key("K"), PDFArray);
  for (const tag of tags) kids.push(context.register(context.obj({ Type: "StructElem", S: tag, K: [] })));
};

/** One way to break each rule. What else must then fail is told too. */
const breakages: Readonly<Record<string, (sample: Sample) => void>> = {
  "01-003": (s) => s.setContent(`${goodContent}\n/P <</MCID 6>> BDC /Artifact BMC 0 0 9 9 re f EMC EMC`),
  "01-004": (s) => s.setContent(`${goodContent}\n/Artifact BMC /P <</MCID 6>> BDC 0 0 9 9 re f EMC EMC`),
  "01-005": (s) => s.setContent(`${goodContent}\n0 0 9 9 re f`),
  "01-007": (s) => s.document.catalog.set(key("MarkInfo"), s.document.context.obj({ Marked: true, Suspects: true })),
  "02-001": (s) => retag(s, "figure", "Picture"),
  "02-003": (s) => roles(s, { One: "Two", Two: "One" }),
  "02-004": (s) => roles(s, { P: "Span" }),
  "06-001": (s) => s.document.catalog.delete(key("Metadata")),
  "06-002": (s) => s.setXmp(goodXmp.replace("<pdfuaid:part>1</pdfuaid:part>", "")),
  "06-003": (s) => s.setXmp(goodXmp.replace(">Paper<", "> <")),
  "07-001": (s) => s.document.catalog.delete(key("ViewerPreferences")),
  "07-002": (s) => s.document.catalog.set(key("ViewerPreferences"), s.document.context.obj({ DisplayDocTitle: false })),
  "09-004": (s) => retag(s, "cell", "P"),
  "09-005": (s) => retag(s, "body", "P"),
  "09-006": (s) => retag(s, "heading", "TOCI"),
  "09-007": (s) => retag(s, "heading", "RB"),
  "09-008": (s) => retag(s, "heading", "WT"),
  "10-001": (s) => s.setContent(goodContent.replace("<0001>", "<0002>")),
  "11-001": speechless,
  "11-002": speechless,
  "11-003": (s) => {
    speechless(s);
    s.document.catalog.set(key("Outlines"), s.document.context.obj({ Type: "Outlines" }));
  },
  "11-004": speechless,
  "11-006": speechless,
  "13-004": (s) => element(s, "figure").delete(key("Alt")),
  "14-002": (s) => retag(s, "heading", "H2"),
  "14-003": (s) => withHeadings(s, "H3"),
  "14-006": (s) => {
    retag(s, "heading", "H");
    withHeadings(s, "H");
  },
  "14-007": (s) => withHeadings(s, "H"),
  "15-003": (s) => element(s, "header").delete(key("A")),
  "16-001": (s) => element(s, "list").delete(key("A")),
  "16-002": (s) => element(s, "list").set(key("A"), s.document.context.obj([{ O: "List", ListNumbering: "Disc" }])),
  "17-002": (s) => {
    retag(s, "figure", "Formula");
    element(s, "figure").delete(key("Alt"));
  },
  "19-003": (s) => retag(s, "figure", "Note"),
  "19-004": (s) => {
    for (const name of ["figure", "heading"]) {
      retag(s, name, "Note");
      element(s, name).set(key("ID"), PDFString.of("note"));
    }
  },
  "20-001": (s) => layers(s, named, { Order: s.document.context.obj([]) }),
  "20-002": (s) => layers(s, { Order: s.document.context.obj([]) }),
  "20-003": (s) => layers(s, { ...named, AS: s.document.context.obj([]) }),
  "21-001": (s) => s.document.context.register(s.document.context.obj({ Type: "Filespec", EF: {} })),
  "25-001": (s) => {
    const { context, catalog } = s.document;
    catalog.set(
      key("AcroForm"),
      context.obj({ XFA: context.register(context.stream("<dynamicRender>required</dynamicRender>")) }),
    );
  },
  "26-001": (s) => {
    s.document.context.trailerInfo.Encrypt = s.document.context.register(
      s.document.context.obj({ Filter: "Standard" }),
    );
  },
  "26-002": (s) => {
    s.document.context.trailerInfo.Encrypt = s.document.context.register(
      s.document.context.obj({ Filter: "Standard", P: -513 }),
    );
  },
  "28-002": (s) => annotate(s, { Subtype: "Text" }),
  "28-004": (s) => annotate(s, { Subtype: "Text" }),
  "28-005": (s) => annotate(s, { Subtype: "Widget" }),
  "28-006": (s) => annotate(s, { Subtype: "Unheard" }),
  "28-007": (s) => annotate(s, { Subtype: "TrapNet" }),
  "28-008": (s) => s.page.delete(key("Tabs")),
  "28-009": (s) => s.page.set(key("Tabs"), key("R")),
  "28-010": (s) => annotate(s, { Subtype: "Widget" }),
  "28-011": (s) => retag(s, "link", "Span"),
  "28-012": (s) => s.link.delete(key("Contents")),
  "30-001": (s) => form(s, "", { Ref: "Elsewhere" }),
  "30-002": (s) => {
    const { document } = s;
    const shared = form(s, "/P <</MCID 0>> BDC EMC");
    const second = document.addPage([595, 842]).node;
    for (const node of [s.page, second]) {
      const resources = node.lookup(key("Resources")) as PDFDict | undefined;
      (resources ?? s.page).set(key("XObject"), document.context.obj({ X: shared }));
    }
    second.set(key("Resources"), document.context.obj({ XObject: { X: shared } }));
  },
  "31-004": (s) => s.descendant.set(key("CIDToGIDMap"), key("Other")),
  "31-005": (s) => s.descendant.delete(key("CIDToGIDMap")),
  "31-006": (s) => s.font.set(key("Encoding"), key("UniJIS-UTF16-H")),
  "31-009": (s) => s.descendant.delete(key("FontDescriptor")),
  "31-011": (s) => s.setContent(goodContent.replace("<0001>", "<0005>")),
  "31-016": (s) => s.descendant.set(key("DW"), s.document.context.obj(600)),
  "31-027": (s) => s.font.delete(key("ToUnicode")),
  "31-028": (s) => s.setCharacters("1 beginbfchar <0001> <0000> endbfchar"),
  "31-029": (s) => s.setCharacters("1 beginbfchar <0001> <FEFF> endbfchar"),
  "31-030": (s) => s.setContent(goodContent.replace("<0001>", "<0000>")),
};

describe("the rules of PDF/UA-1", () => {
  it("find nothing in a document that meets them", async () => {
    expect(failedRules((await goodSample()).document)).toEqual([]);
  });

  it("are each broken here", () => {
    expect(Object.keys(breakages).sort()).toEqual(uaRules.map(({ id }) => id));
  });

  it.each(Object.entries(breakages))("%s is seen to fail", async (id, breakIt) => {
    const sample = await goodSample();
    breakIt(sample);
    expect(failedRules(sample.document)).toContain(id);
  });
});
