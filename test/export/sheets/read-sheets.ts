import { unzip } from "./unzip.ts";

/** A worksheet as its file has it: what a reader of spreadsheets would see. */
export interface ReadSheet {
  readonly name: string;
  /** Row by row, every cell that is written. */
  readonly rows: readonly (readonly (string | number)[])[];
  readonly table?: { readonly name: string; readonly range: string; readonly columns?: readonly string[] };
  readonly xml: string;
}

const words = (xml: string): string =>
  xml
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#10;", "\n")
    .replaceAll("&amp;", "&");

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, found = ""]) => found);
const attribute = (xml: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? "";

/** Excel's escape for a character by its number. */
const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

export function readXlsx(bytes: Uint8Array): ReadSheet[] {
  const files = new Map(unzip(bytes).map(({ name, text }) => [name, text]));
  const part = (name: string): string => files.get(name) ?? "";
  const texts = all(part("xl/sharedStrings.xml"), /<si>(.*?)<\/si>/gs).map((one) => unescaped(words(one)));
  return all(part("xl/workbook.xml"), /(<sheet [^>]*>)/g).map((sheet, index) => {
    const xml = part(`xl/worksheets/sheet${index + 1}.xml`);
    const table = part(`xl/tables/table${index + 1}.xml`);
    return {
      name: attribute(sheet, "name"),
      rows: all(xml, /<row [^>]*>(.*?)<\/row>/gs).map((row) =>
        [...row.matchAll(/<c ([^>]*)><v>(.*?)<\/v><\/c>/g)].map(([, attributes = "", value = ""]) =>
          attributes.includes('t="s"') ? (texts[Number(value)] ?? "") : Number(value),
        ),
      ),
      ...(table
        ? {
            table: {
              name: attribute(table, "displayName"),
              range: attribute(table, "ref"),
              columns: all(table, /(<tableColumn [^>]*>)/g).map((column) =>
                unescaped(words(attribute(column, "name"))),
              ),
            },
          }
        : {}),
      xml,
    };
  });
}

export function readOds(bytes: Uint8Array): ReadSheet[] {
  const xml = unzip(bytes).find(({ name }) => name === "content.xml")?.text ?? "";
  const ranges = new Map(
    all(xml, /(<table:database-range [^>]*>)/g).map((range) => {
      const address = attribute(range, "table:target-range-address");
      return [
        address.split(".")[0] ?? "",
        { name: attribute(range, "table:name"), range: address.replaceAll(/[A-Za-z0-9_]+\./g, "") },
      ];
    }),
  );
  return [...xml.matchAll(/<table:table ([^>]*)>(.*?)<\/table:table>/gs)].map(([, attributes = "", inner = ""]) => {
    const name = attribute(` ${attributes}`, "table:name");
    const table = ranges.get(name);
    return {
      name,
      rows: all(inner, /<table:table-row [^>]*>(.*?)<\/table:table-row>/gs).map((row) =>
        [...row.matchAll(/<table:table-cell ([^>]*)>(.*?)<\/table:table-cell>/gs)].map(([, cell = "", text = ""]) =>
          cell.includes("office:value=") ? Number(attribute(` ${cell}`, "office:value")) : words(text),
        ),
      ),
      ...(table ? { table } : {}),
      xml: inner,
    };
  });
}
