import { Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap } from "yaml";
import { unknownProvider } from "./providers.ts";

/** An entry of `sources`, in the words of the settings. */
export interface SourceEntry {
  readonly id: string;
  readonly name?: string;
  readonly provider: string;
  readonly format: string;
  readonly preset?: string;
  readonly files: string;
  readonly columns?: Readonly<Record<string, string>>;
}

/** One change of `partnership.yaml`. */
export type Edit =
  | {
      readonly kind: "add-source";
      readonly entry: SourceEntry /** Id of one whose place it takes. */;
      readonly insteadOf?: string;
    }
  | { readonly kind: "map-columns"; readonly source: string; readonly columns: Readonly<Record<string, string>> }
  | { readonly kind: "name-files"; readonly source: string; readonly files: string }
  | { readonly kind: "name-table"; readonly table: AreaTable; readonly file: string };

/** Tables of areas that the settings name once. */
export type AreaTable = "wards" | "lookup" | "boundaries";

/**
 * The text of the settings with one change in it. What is not touched stays as it is, comments, order and spacing; where
 * that cannot be, in lists written in brackets, the YAML is written anew, still with its comments and its order.
 */
export function editSettings(text: string, edit: Edit): string {
  const plain = text.replace(/\r\n/g, "\n");
  const intended = applied(plain, edit);
  const patch = patchOf(plain, edit);
  const patched = patch ? plain.slice(0, patch.from) + patch.text + plain.slice(patch.to) : undefined;
  const result =
    patched !== undefined && sameContent(patched, intended) ? patched : intended.toString({ lineWidth: 0 });
  return text.includes("\r\n") ? result.replace(/\n/g, "\r\n") : result;
}

/** The entry as it stands in the settings: a list of one. That the provider is only proposed is said beside it. */
function entryText(entry: SourceEntry): string {
  const document = new Document([ordered(entry)]);
  const provider = document.getIn([0, "provider"], true);
  if (isScalar(provider) && entry.provider !== unknownProvider) provider.comment = " to be confirmed";
  return document.toString({ lineWidth: 0 });
}

/** The lines of the settings that a change adds or alters, as a list of one entry. */
export function editText(edit: Edit): string {
  if (edit.kind === "add-source") return entryText(edit.entry);
  if (edit.kind === "name-table")
    return new Document({ areas: { [edit.table]: edit.file } }).toString({ lineWidth: 0 });
  const { source, ...rest } = edit;
  const changed = rest.kind === "name-files" ? { files: rest.files } : { columns: rest.columns };
  return new Document([{ id: source, ...changed }]).toString({ lineWidth: 0 });
}

const ordered = ({ id, name, provider, format, preset, files, columns }: SourceEntry): Record<string, unknown> => ({
  id,
  ...(name === undefined ? {} : { name }),
  provider,
  format,
  ...(preset === undefined ? {} : { preset }),
  files,
  ...(columns && Object.keys(columns).length > 0 ? { columns } : {}),
});

/** Every text in the settings, whatever it stands under: whether a file is named at all. */
export function textsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  visit(parseDocument(text), {
    Scalar(_key, { value }) {
      if (typeof value === "string") found.add(value.replace(/^\.\//, ""));
    },
  });
  return found;
}

/** The change made to the YAML as a tree. */
function applied(text: string, edit: Edit): Document {
  const document: Document = parseDocument(text);
  const at = (id: string): number => indexOf(document, id);
  if (edit.kind === "map-columns")
    for (const [field, header] of Object.entries(edit.columns))
      document.setIn(["sources", at(edit.source), "columns", field], header);
  else if (edit.kind === "name-table") document.setIn(["areas", edit.table], edit.file);
  else if (edit.kind === "name-files") document.setIn(["sources", at(edit.source), "files"], edit.files);
  else {
    const entry = document.createNode(ordered(edit.entry));
    if (edit.insteadOf === undefined) document.addIn(["sources"], entry);
    else document.setIn(["sources", at(edit.insteadOf)], entry);
  }
  return document;
}

interface Patch {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The change as a replaced stretch of text; undefined where the YAML is written in another way than line by line. */
function patchOf(text: string, edit: Edit): Patch | undefined {
  const document: Document = parseDocument(text);
  if (edit.kind === "name-table") return tablePatch(text, document, edit);
  const list = document.getIn(["sources"], true);
  if (!isSeq(list) || list.flow || !list.range) return undefined;
  const indent = columnOf(text, list.range[0]);
  if (edit.kind === "add-source") {
    const lines = indented(entryText(edit.entry), indent);
    const index = edit.insteadOf === undefined ? list.items.length - 1 : indexOf(document, edit.insteadOf);
    const item = list.items[index];
    if (!isNode(item) || !item.range) return undefined;
    const end = endOfLine(text, item);
    if (edit.insteadOf === undefined) return { from: end, to: end, text: `\n${lines}` };
    return { from: text.lastIndexOf("\n", item.range[0]) + 1, to: end, text: lines };
  }
  const source = list.items[indexOf(document, edit.source)];
  if (!isMap(source) || !source.range) return undefined;
  if (edit.kind === "name-files") {
    const files = source.get("files", true);
    if (!isScalar(files) || !files.range) return undefined;
    return {
      from: files.range[0],
      to: files.range[1],
      text: new Document(edit.files).toString({ lineWidth: 0 }).trim(),
    };
  }
  return source.has("columns") ? undefined : columnsPatch(text, source, edit.columns);
}

/** A line below those of `areas`, or `areas` itself before the indicators, where new settings speak of it. */
function tablePatch(
  text: string,
  document: Document,
  { table, file }: Extract<Edit, { kind: "name-table" }>,
): Patch | undefined {
  const line = new Document({ [table]: file }).toString({ lineWidth: 0 }).trim();
  const areas = document.get("areas", true);
  if (isMap(areas)) {
    const last = areas.items.at(-1);
    const end = isNode(last?.value) ? last.value : undefined;
    if (areas.flow || !areas.range || areas.has(table) || !end) return undefined;
    const at = endOfLine(text, end);
    return { from: at, to: at, text: `\n${" ".repeat(columnOf(text, areas.range[0]))}${line}` };
  }
  const at = text.search(/^indicators\s*:/m);
  return areas !== undefined || at < 0 ? undefined : { from: at, to: at, text: `areas:\n  ${line}\n\n` };
}

function columnsPatch(text: string, source: YAMLMap, columns: Readonly<Record<string, string>>): Patch | undefined {
  if (!source.range) return undefined;
  const document = new Document({});
  document.contents = document.createNode({ columns }, { flow: true }) as typeof document.contents;
  const [from, end] = source.range;
  const flow = document.toString({ lineWidth: 0 }).trim().slice(1, -1).trim();
  if (source.flow) {
    const last = text.slice(0, end - 1).trimEnd().length;
    return { from: last, to: last, text: `, ${flow}` };
  }
  const at = endOfLine(text, source);
  return { from: at, to: at, text: `\n${" ".repeat(columnOf(text, from))}${flow}` };
}

function indexOf(document: Document, id: string): number {
  const list = document.getIn(["sources"], true);
  return isSeq(list) ? list.items.findIndex((item) => isMap(item) && item.get("id") === id) : -1;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf("\n", offset - 1) + 1);

/** The end of the last line that a node stands on, a comment after it included. */
function endOfLine(text: string, node: Node): number {
  const end = text.slice(0, node.range?.[1] ?? 0).trimEnd().length;
  const next = text.indexOf("\n", end);
  return next < 0 ? text.length : next;
}

const indented = (text: string, by: number): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => " ".repeat(by) + line)
    .join("\n");

function sameContent(text: string, intended: Document): boolean {
  const patched = parseDocument(text);
  return patched.errors.length === 0 && inOrder(patched) === inOrder(intended);
}

/** What the settings say, whichever of them come first. */
const inOrder = (document: Document): string =>
  JSON.stringify(Object.entries(document.toJS() as object).sort(([first], [second]) => (first < second ? -1 : 1)));
