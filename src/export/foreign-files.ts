import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { exitCodes, ProblemsError } from "../problems/problem.ts";

/** What the name of a product ends in, behind the name of its paper. */
const productEndings: readonly string[] = [
  ".html",
  ".pdf",
  "-tables.xlsx",
  "-tables.ods",
  "-figures.csv",
  "-figures.json",
  "-data-quality.json",
  "-provenance.json",
];

/** The chart of a numbered figure. */
const picture = /^-figure-\d{2,}-[a-z0-9-]+\.(?:svg|png)$/;

export const isProductEnding = (ending: string): boolean => productEndings.includes(ending) || picture.test(ending);

const marker = "-provenance.json";
const tool = "csp-assess";
/** What systems leave in folders unasked. */
const ofSystem: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);
const namesShown = 5;

/**
 * Refuses to make a named folder one of products while it holds anything that is none: products take the place of their whole
 * folder, and what a user keeps in one is not to be moved about for it. A paper's products are known by the provenance beside
 * them, which names this program.
 * @throws ProblemsError `output-foreign`, exit code 2.
 */
export async function refuseForeign(folder: string): Promise<void> {
  const foreign = await foreignFiles(folder);
  if (foreign.length === 0) return;
  const more = foreign.length - namesShown;
  const shown = foreign.slice(0, namesShown).join(", ");
  throw new ProblemsError(
    [
      {
        code: "output-foreign",
        severity: "error",
        message: `The folder holds what this program did not write: ${shown}${more > 0 ? ` and ${more} more` : ""}. Products take the place of their whole folder, so nothing was written.`,
        remedy: `Name a folder of its own for the products, such as --out ${join(folder, "papers")}.`,
        place: { file: folder },
      },
    ],
    exitCodes.usage,
  );
}

/** Names in a folder that are no products of this program; none where there is no such folder. */
async function foreignFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    // A file in the folder's place, or one that may not be read, is for writing to say.
    if (error.code === undefined) throw error;
    return [];
  });
  const papers: string[] = [];
  for (const entry of entries)
    if (entry.isFile() && entry.name.endsWith(marker) && (await isOurs(join(folder, entry.name))))
      papers.push(entry.name.slice(0, -marker.length));
  const isProduct = (name: string): boolean =>
    papers.some((paper) => name.startsWith(paper) && isProductEnding(name.slice(paper.length)));
  return entries
    .filter(({ name }) => !ofSystem.has(name))
    .filter((entry) => !entry.isFile() || !isProduct(entry.name))
    .map(({ name }) => name)
    .sort();
}

async function isOurs(file: string): Promise<boolean> {
  try {
    const content = JSON.parse(await readFile(file, "utf8")) as { readonly tool?: { readonly name?: unknown } } | null;
    return content?.tool?.name === tool;
  } catch {
    return false;
  }
}
