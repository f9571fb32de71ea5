import { readdir, readFile } from "node:fs/promises";
import Handlebars from "handlebars";

const folder = new URL("../../templates/", import.meta.url);

/** Where a section kind has no template of its own. */
const genericSection = "sections/generic";

export interface Templates {
  document(view: unknown): string;
  /** The template's name for a section kind. */
  forSection(kind: string): string;
}

let loading: Promise<Templates> | undefined;

/** The templates, compiled once a process. */
export function loadTemplates(): Promise<Templates> {
  loading ??= compileTemplates();
  return loading;
}

/**
 * Compiles every template of the layout and of the sections. All values are escaped; the one exception is the helper
 * `ourMarkup`, for SVG and CSS that this program made itself.
 */
async function compileTemplates(): Promise<Templates> {
  const handlebars = Handlebars.create();
  handlebars.registerHelper("ourMarkup", (markup: unknown) => new Handlebars.SafeString(String(markup ?? "")));
  const names = (await Promise.all(["layout", "layout/blocks", "layout/inline", "sections"].map(namesIn)))
    .flat()
    .sort();
  await Promise.all(
    names.map(async (name) => {
      const source = await readFile(new URL(`${name}.hbs`, folder), "utf8");
      // A final line break would print as a space inside a sentence.
      handlebars.registerPartial(name, source.trimEnd());
    }),
  );
  const document = handlebars.compile("{{> layout/document}}", { preventIndent: true });
  return {
    document: (view) => `${document(view)}\n`,
    forSection: (kind) => (names.includes(`sections/${kind}`) ? `sections/${kind}` : genericSection),
  };
}

async function namesIn(below: string): Promise<string[]> {
  const entries = await readdir(new URL(`${below}/`, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".hbs"))
    .map((entry) => `${below}/${entry.name.slice(0, -4)}`);
}
