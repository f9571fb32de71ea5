import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import type { QualityPage } from "../papers/quality/quality-page.ts";
import type { Context } from "./command.ts";
import { shownPath } from "./shown-path.ts";

const defaultName = "data-quality.html";

/** The value of `--html`: a name that ends like a page's, so that no extract is ever written over. */
export function htmlOption(value: string): string {
  if (/\.html?$/i.test(value)) return value;
  throw new InvalidArgumentError("The name of the page must end in .html; extracts are named before --html.");
}

/** Writes what `check` found as a page, where `--html` asks for it, and says where it is. */
export async function writePage(context: Context, folder: string, page: QualityPage): Promise<string | undefined> {
  const { options, io, reporter } = context;
  if (options.html === undefined) return undefined;
  const out = existsSync(join(folder, "partnership.yaml")) ? join(folder, "out") : io.workingFolder;
  const file = options.html === true ? join(out, defaultName) : resolve(io.workingFolder, options.html);
  const [{ qualityPage }, { renderHtml }, { writeOneFile }] = await Promise.all([
    import("../papers/quality/quality-page.ts"),
    import("../render/render-html.ts"),
    import("../export/write.ts"),
  ]);
  const html = await renderHtml(qualityPage(page));
  await writeOneFile(file, new TextEncoder().encode(html), io.signal);
  reporter.line();
  reporter.line(`The same as a page: ${shownPath(io, file)}`);
  return file;
}
