import { randomBytes } from "node:crypto";
import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Edit, editSettings } from "../partnership/edit.ts";
import { settingsFile } from "../partnership/load.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { openPartnership } from "./open-partnership.ts";

/**
 * Makes one change of `partnership.yaml`: checks what it would become, writes it beside, and puts it in its place. Throws
 * ProblemsError when the settings would be wrong or cannot be written; then nothing has changed.
 */
export async function saveEdit(folder: string, edit: Edit): Promise<void> {
  const file = await realpath(join(folder, settingsFile));
  const text = new TextEncoder().encode(editSettings(await readFile(file, "utf8"), edit));
  await openPartnership(folder, text);
  const beside = `${file}.${randomBytes(3).toString("hex")}`;
  try {
    const { mode } = await stat(file);
    await writeFile(beside, text, { flag: "wx", mode: mode & 0o777 });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw unwritable(file, (error as NodeJS.ErrnoException).code ?? "unknown");
  }
}

const unwritable = (file: string, code: string): ProblemsError =>
  new ProblemsError(
    [
      {
        code: "output-unwritable",
        severity: "error",
        message: `The settings could not be written (${code}). They are as they were.`,
        remedy: "Close programs that hold the file open, and check that you may write it.",
        place: { file },
      },
    ],
    exitCodes.documentFailed,
  );
