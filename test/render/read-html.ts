/** A tag-by-tag reading of HTML, enough to check structure: no entities are resolved, nothing is repaired. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** Names of the elements around it, outermost first. */
  readonly path: readonly string[];
}

const voidElements = new Set(["meta", "link", "br", "hr", "img", "input", "wbr", "!doctype"]);

/** Every element in document order. Throws on tags that do not match: a template that leaves one open must not pass. */
export function readHtml(html: string): ReadElement[] {
  const elements: { name: string; attributes: Record<string, string>; text: string; path: string[] }[] = [];
  const open: (typeof elements)[number][] = [];
  const tag = /<style>[\s\S]*?<\/style>|<(\/?)([a-zA-Z!][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)|</g;
  for (const match of html.matchAll(tag)) {
    const [whole, closing, name, attributes, selfClosing, text] = match;
    if (whole === "<") throw new Error(`a stray < at ${match.index}: ${html.slice(match.index, match.index + 60)}`);
    if (whole.startsWith("<style>")) continue;
    if (text !== undefined) {
      for (const element of open) element.text += text;
      continue;
    }
    if (closing) {
      const last = open.pop();
      if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`);
      continue;
    }
    const element = {
      name: name ?? "",
      attributes: Object.fromEntries(
        [...(attributes ?? "").matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((one) => [one[1] ?? "", one[2] ?? ""]),
      ),
      text: "",
      path: open.map((around) => around.name),
    };
    elements.push(element);
    if (!selfClosing && !voidElements.has(element.name.toLowerCase())) open.push(element);
  }
  if (open.length > 0) throw new Error(`left open: ${open.map((element) => element.name).join(" ")}`);
  return elements;
}
