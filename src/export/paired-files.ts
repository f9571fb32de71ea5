import type { FiguresDocument } from "./figures-schema.ts";

/** A file in the one run and what stands for it in the other. */
export interface FilePair {
  readonly source: string;
  /** As the later run has it, where it has one. */
  readonly path: string;
  readonly change: "new" | "gone" | "replaced" | "same";
  /** SHA-256 in either run. */
  readonly before?: string;
  readonly after?: string;
}

type File = FiguresDocument["files"][number];

/** The files of two runs side by side: by what is in them, wherever they lie; then by their path. */
export function pairedFiles(before: readonly FiguresDocument[], after: readonly FiguresDocument[]): FilePair[] {
  const [were, are] = [filesOf(before), filesOf(after)];
  const left = new Set(were);
  const take = (wanted: (file: File) => boolean): File | undefined => {
    const found = [...left].find(wanted);
    if (found) left.delete(found);
    return found;
  };
  const same = new Map(
    are.map((file) => [file, take((was) => was.sha256 === file.sha256 && was.source === file.source)] as const),
  );
  const pairs = are.map((file): FilePair => {
    const { source, path, sha256 } = file;
    if (same.get(file)) return { source, path, change: "same", before: sha256, after: sha256 };
    const was = take((one) => one.path === path && one.source === source);
    return was
      ? { source, path, change: "replaced", before: was.sha256, after: sha256 }
      : { source, path, change: "new", after: sha256 };
  });
  const gone = [...left].map(
    ({ source, path, sha256 }): FilePair => ({ source, path, change: "gone", before: sha256 }),
  );
  return [...pairs, ...gone];
}

/** Papers of one run are made from one reading, and name the same files. */
const filesOf = (run: readonly FiguresDocument[]): File[] => [
  ...new Map(run.flatMap(({ files }) => files.map((file) => [`${file.source} ${file.path}`, file] as const))).values(),
];
