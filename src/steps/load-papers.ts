import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Known, unknownNames } from "../papers/check-names.ts";
import type { PaperDefinition } from "../papers/definition.ts";
import { sectionKinds } from "../papers/kinds/index.ts";
import { type ReadDefinition, readDefinition } from "../papers/read-definition.ts";
import type { Problem } from "../problems/problem.ts";
import { readInside } from "./read-inside.ts";

const shippedPapers = fileURLToPath(new URL("../../templates/papers/", import.meta.url));

/** The papers that can be made, and those that cannot, each with what is wrong with its definition. */
export interface Papers {
  readonly sound: ReadonlyMap<string, PaperDefinition>;
  readonly unsound: ReadonlyMap<string, readonly Problem[]>;
}

/** A paper's file, by the paper's id; by the file's name where it has none. */
type Files = ReadonlyMap<string, ReadDefinition>;

/** The papers that ship with the program, and those of the partnership folder's `papers/`, which win where ids agree. */
export async function readPapers(folder: string): Promise<Files> {
  // Those of the program are the same for every folder of a run.
  shipped ??= filesIn(shippedPapers, "", "templates/papers");
  return new Map([...(await shipped), ...(await filesIn(folder, "papers", "papers"))]);
}

let shipped: Promise<Files> | undefined;

/** Papers with all that they name checked against the partnership. */
export function checkPapers(files: Files, known: Known): Papers {
  const sound = new Map<string, PaperDefinition>();
  const unsound = new Map<string, readonly Problem[]>();
  for (const [id, { definition, document, problems }] of files) {
    const found = definition ? unknownNames(definition, document, sectionKinds, known) : problems;
    if (definition && found.length === 0) sound.set(id, definition);
    else unsound.set(id, found);
  }
  return { sound, unsound };
}

async function filesIn(root: string, below: string, shown: string): Promise<Files> {
  const names = (await readdir(join(root, below)).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
  const files = new Map<string, ReadDefinition>();
  for (const name of names) {
    const file = `${shown}/${name}`;
    const read = await readInside(root, join(root, below, name));
    const found: ReadDefinition =
      "refused" in read ? refused(file, read.refused) : readDefinition(read.text, file, sectionKinds);
    const id = found.id ?? name.replace(/\.ya?ml$/, "");
    const earlier = files.get(id);
    files.set(id, earlier ? twice(id, file, found) : found);
  }
  return files;
}

const nothing: ReadDefinition["document"] = {
  content: undefined,
  problems: [],
  placeOf: () => ({}),
  placeOfKey: () => ({}),
};

const refused = (file: string, why: Pick<Problem, "message" | "remedy">): ReadDefinition => ({
  document: nothing,
  problems: [{ code: "paper-invalid", severity: "error", place: { file }, ...why }],
});

/** Which of two files is meant by one id, nobody can tell. */
const twice = (id: string, file: string, { document }: ReadDefinition): ReadDefinition => ({
  id,
  document,
  problems: [
    {
      code: "paper-invalid",
      severity: "error",
      message: `The paper "${id}" is defined in another file of this folder too.`,
      remedy: "Give one of them another id.",
      place: { ...document.placeOf(["id"]), file },
    },
  ],
});
