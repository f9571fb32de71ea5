import { access, constants, mkdtemp, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { settingsFile } from "../../partnership/load.ts";
import { ProblemsError } from "../../problems/problem.ts";
import { type CommandModule, type Context, oneFolderOf } from "../command.ts";
import { highest } from "../exit-code.ts";
import { withOptions } from "../options.ts";
import { inPackage } from "../package-files.ts";

/** One thing that was looked at. */
interface Examination {
  readonly what: string;
  readonly works: boolean;
  readonly detail: string;
  /** The exit code when it does not work; a missing browser leaves the HTML. */
  readonly exitCode: 3 | 4;
}

/** What works on this machine. */
export const doctorCommand: CommandModule = {
  name: "doctor",
  declare: (command) =>
    withOptions(
      command.description("what works on this machine: Node, the database, fonts, a browser for PDFs, the folders"),
      "folder",
      "browser",
    ),
  async run(context) {
    const examinations = [
      examineNode(),
      await examineDatabase(),
      await examineFiles(),
      await examineFonts(),
      await examineBrowser(context),
      await examineWriting("temporary folder", context.io.temporaryRoot),
      await examinePartnership(oneFolderOf(context)),
    ];
    const { reporter } = context;
    reporter.table(
      [{ title: "What" }, { title: "Works" }, { title: "Found" }],
      examinations.map(({ what, works, detail }) => [what, works ? "yes" : "NO", detail]),
    );
    const failed = examinations.filter((examination) => !examination.works);
    return {
      exitCode: highest(...failed.map((examination) => examination.exitCode)),
      result: { examinations: examinations.map(({ what, works, detail }) => ({ what, works, detail })) },
    };
  },
};

function examineNode(): Examination {
  const { node, v8 } = process.versions;
  return {
    what: "Node",
    works: true,
    detail: `${node} (V8 ${v8}) on ${process.platform} ${process.arch}`,
    exitCode: 3,
  };
}

async function examineDatabase(): Promise<Examination> {
  try {
    const { version, DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("SELECT 1");
    connection.closeSync();
    instance.closeSync();
    return { what: "database (DuckDB)", works: true, detail: version(), exitCode: 3 };
  } catch (error) {
    return { what: "database (DuckDB)", works: false, detail: messageOf(error), exitCode: 3 };
  }
}

async function examineFiles(): Promise<Examination> {
  const needed = [
    "templates/papers",
    "templates/styles",
    "src/indicators/catalogue.yaml",
    "docs/partnership.schema.json",
  ];
  const missing: string[] = [];
  for (const file of needed) if (!(await stat(inPackage(file)).catch(() => undefined))) missing.push(file);
  return missing.length === 0
    ? { what: "the program's own files", works: true, detail: inPackage(""), exitCode: 4 }
    : { what: "the program's own files", works: false, detail: `missing: ${missing.join(", ")}`, exitCode: 4 };
}

async function examineFonts(): Promise<Examination> {
  try {
    const found = createRequire(import.meta.url).resolve("@fontsource/source-sans-3/package.json");
    await stat(join(dirname(found), "files"));
    return { what: "fonts (Source Sans 3)", works: true, detail: dirname(found), exitCode: 4 };
  } catch (error) {
    return { what: "fonts (Source Sans 3)", works: false, detail: messageOf(error), exitCode: 4 };
  }
}

async function examineBrowser({ io, world }: Context): Promise<Examination> {
  const what = "browser for PDFs";
  try {
    const { browserMissing, findBrowser } = await import("../../print/find-browser.ts");
    const found = await findBrowser({
      environment: io.environment,
      cacheRoot: io.cacheRoot,
      ...(world.browserPath ? { explicit: world.browserPath } : {}),
    });
    if (!found) throw browserMissing();
    const detail = [found.executablePath, found.version, `(${found.origin})`].filter(Boolean).join(" ");
    return { what, works: true, detail, exitCode: 4 };
  } catch (error) {
    return { what, works: false, detail: messageOf(error), exitCode: 4 };
  }
}

/** Beyond writing: whether it is a partnership folder at all, which is for information, since `init` may come later. */
async function examinePartnership(folder: string): Promise<Examination> {
  const writing = await examineWriting("partnership folder", folder);
  if (!writing.works || (await stat(join(folder, settingsFile)).catch(() => undefined))) return writing;
  return { ...writing, detail: `${writing.detail}; there is no ${settingsFile} in it (see --folder and init)` };
}

async function examineWriting(what: string, folder: string): Promise<Examination> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const trial = await mkdtemp(join(folder, ".csp-assess-doctor-"));
    await rm(trial, { recursive: true });
    return { what, works: true, detail: `${folder} can be written`, exitCode: 4 };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { what, works: false, detail: `${folder} is not there`, exitCode: 4 };
    return { what, works: false, detail: `${folder} cannot be written (${code ?? "unknown error"})`, exitCode: 4 };
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ProblemsError)
    return error.problems.map((problem) => [problem.message, problem.remedy].filter(Boolean).join(" ")).join(" ");
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
