/** Characters that XML 1.0 cannot hold, halves of surrogate pairs among them. */
const notXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an element or an attribute; a character that XML cannot hold becomes the replacement character. */
export const escapeXml = (text: string): string =>
  text.replaceAll(notXml, "\ufffd").replaceAll(/[&<>"\t\n\r]/g, (sign) => entities[sign] ?? sign);

/** Something between elements: text that is already XML. */
export type Xml = string | number | undefined | readonly Xml[];

/** An element; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly Xml[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  const inner = joined(content);
  return inner === "" ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

const joined = (content: readonly Xml[]): string =>
  content.map((one) => (Array.isArray(one) ? joined(one as readonly Xml[]) : String(one ?? ""))).join("");

export const xmlDocument = (root: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}\n`;
