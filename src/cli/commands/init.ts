import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { settingsFile } from "../../partnership/load.ts";
import { exitCodes, ProblemsError } from "../../problems/problem.ts";
import { type SampleName, sampleNames } from "../../sample/samples.ts";
import { type CommandModule, type Context, usage } from "../command.ts";
import { withOptions } from "../options.ts";
import { inPackage } from "../package-files.ts";
import { shownPath } from "../shown-path.ts";
import { schemaFile, schemaLine, skeletonFolders } from "../skeleton.ts";
import { printUnread } from "../unread.ts";

const schemaPath = inPackage(`docs/${schemaFile}`);

/** A new partnership folder. Never touches one that is there. */
export const initCommand: CommandModule = {
  name: "init",
  declare: (command) =>
    withOptions(
      command
        .description(
          "make a new partnership folder, with the extracts that lie in it as sources; with --sample, one with synthetic extracts to try things out",
        )
        .argument("[folder]", "the folder to make; the current one when left out")
        .option("--from <folder>", "copy the extracts below this folder into the new one")
        .option(
          "--sample [year]",
          `a complete sample partnership with synthetic extracts: ${sampleNames.join(" or ")}; ${sampleNames[0]} when left out`,
        ),
    ),
  async run(context, [name]) {
    const { io, options, reporter } = context;
    if (options.from && options.sample) throw usage("--from and --sample do not go together.");
    const asked = options.sample === undefined ? undefined : sampleAsked(options.sample, name);
    const folder = resolve(io.workingFolder, asked?.folder ?? name ?? ".");
    await refuseExisting(folder);
    const shown = shownPath(io, folder);
    if (asked) {
      const written = await writing(() => writeSample(context, folder, asked.sample));
      say(context, `The sample partnership is in ${shown}`, written, [
        `Next: csp-assess build --folder ${quoted(folder)} --period ${asked.sample.replace("-", "/")}-Q4`,
      ]);
      return { exitCode: exitCodes.done, result: { folder, written } };
    }
    const [{ addSources, describePartnership }, { takeIn }] = await Promise.all([
      import("../new-partnership.ts"),
      import("../take-in.ts"),
    ]);
    const from = options.from;
    const taken =
      from === undefined
        ? { written: [], left: [] }
        : await writing(() => takeIn(context, resolve(io.workingFolder, from), folder));
    const about = await describePartnership(context, folder);
    const written = [...(await writing(() => writeSkeleton(folder, about.text))), ...taken.written];
    const settled = await addSources(context, folder);
    reporter.report(about.problems);
    say(context, `The new partnership is in ${shown}`, written, [
      ...settled.added.map((id) => `Source added: ${id}`),
      ...settled.tables.map((one) => `Setting added: ${one}`),
    ]);
    printUnread(context, settled.unread, "Lies there, and is not read");
    printUnread(context, taken.left, `Left in ${shownPath(io, resolve(io.workingFolder, from ?? "."))}, not copied`);
    if (settled.unread.length + taken.left.length > 0)
      reporter.line(
        `  To add one later, put it into ${join(shown, "extracts")} as CSV (tables such as lists of wards into ${join(shown, "reference")}); "csp-assess check --folder ${quoted(folder)}" then proposes its entry.`,
      );
    settled.print();
    reporter.line();
    reporter.line(nextStep(shown, about.area !== undefined, settled.added.length > 0));
    return {
      exitCode: exitCodes.done,
      result: {
        folder,
        written,
        ...(about.area ? { area: about.area } : {}),
        added: settled.added,
        tables: settled.tables,
        ...settled.result,
        left: taken.left,
      },
    };
  },
};

/**
 * Which sample is meant, and where it goes. `--sample demo` has always made the folder `demo`: what is no sample's name is the folder, unless
 * it looks like the name of one.
 */
function sampleAsked(
  value: string | true,
  name: string | undefined,
): { readonly sample: SampleName; readonly folder?: string } {
  const [usual] = sampleNames;
  if (value === true) return { sample: usual };
  const sample = sampleNames.find((one) => one === value.replace("/", "-"));
  if (sample) return { sample };
  if (name === undefined && !/^\d{4}[-/]\d{2,4}$/.test(value)) return { sample: usual, folder: value };
  throw usage(`There is no sample "${value}".`, `The samples are: ${sampleNames.join(", ")}.`);
}

function say({ reporter }: Context, heading: string, written: readonly string[], more: readonly string[]): void {
  reporter.heading(heading);
  for (const line of written) reporter.line(`  ${line}`);
  reporter.line();
  for (const line of more) reporter.line(line);
}

function nextStep(folder: string, hasArea: boolean, hasSources: boolean): string {
  const settings = join(folder, settingsFile);
  const steps = [
    ...(hasSources ? [] : [`put extracts into ${join(folder, "extracts")}`]),
    ...(hasArea ? [] : [`write the area's name into ${settings}, as the extracts spell it`]),
    ...(hasSources ? [`confirm the providers in ${settings}`] : []),
  ];
  return `Next: ${steps.join(", ")}, then: csp-assess check --folder ${quoted(folder)}`;
}

/** For pasting into a shell: in quotes where there is a space or the like. */
const quoted = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);

async function refuseExisting(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found && !found.isDirectory())
    throw usage(`${folder} is a file.`, "Name a folder, or one that is not there yet.");
  if (await stat(join(folder, settingsFile)).catch(() => undefined))
    throw usage(`There is a ${settingsFile} in ${folder} already. Nothing was changed.`, "Name another folder.");
}

async function writeSkeleton(folder: string, settings: string): Promise<string[]> {
  const written = [settingsFile, schemaFile];
  await mkdir(folder, { recursive: true });
  for (const [name, purpose] of Object.entries(skeletonFolders)) {
    await mkdir(join(folder, name), { recursive: true });
    written.push(`${name}/  ${purpose}`);
  }
  await copyFile(schemaPath, join(folder, schemaFile));
  // Last, and only where there is none: it is what makes the folder a partnership folder.
  await writeFile(join(folder, settingsFile), settings, { flag: "wx" });
  return written;
}

async function writeSample({ reporter, io }: Context, folder: string, sample: SampleName): Promise<string[]> {
  const { writeSamplePartnership } = await import("../../sample/write.ts");
  const { files } = await writeSamplePartnership(folder, {
    sample,
    onProgress: (file) => {
      io.signal.throwIfAborted();
      reporter.message(`written: ${file.path}`);
    },
  });
  await copyFile(schemaPath, join(folder, schemaFile));
  await nameSchema(join(folder, settingsFile));
  return files.map((file) => `${file.path}  ${file.rows} rows`);
}

/** Editors find the schema by the first line, which has to hold wherever the folder lies. */
async function nameSchema(file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^# yaml-language-server: .*/, schemaLine));
}

/** Says in plain words why the file system refused. */
async function writing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw error;
    throw new ProblemsError(
      [
        {
          code: "output-unwritable",
          severity: "error",
          message: `${path} could not be written (${code}).`,
          remedy: "Check that the folder may be written and that the disk is not full.",
          place: { file: path },
        },
      ],
      exitCodes.documentFailed,
    );
  }
}
