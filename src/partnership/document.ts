import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from "yaml";
import type { Place, Problem } from "../problems/problem.ts";

export type SettingPath = readonly PropertyKey[];

/** The YAML with its positions: what `partnership.yaml` holds and where. */
export interface SettingsDocument {
  /** The content as plain values; undefined when the YAML cannot be trusted. */
  readonly content: unknown;
  readonly problems: readonly Problem[];
  /** The place of a value, or of the nearest thing around it that is there. */
  placeOf(path: SettingPath): Place;
  /** The place of a key itself. */
  placeOfKey(path: SettingPath): Place;
}

/** Parses YAML 1.2 (so `no` is text and nothing becomes a date) and keeps every position. `file` is only for places. */
export function parseSettingsDocument(source: string, file: string): SettingsDocument {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, version: "1.2" });
  const at = (offset: number | undefined): Place => {
    if (offset === undefined) return { file };
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const root = isNode(document.contents) ? document.contents : undefined;
  const place = (path: SettingPath, ofKey: boolean): Place => {
    const found = locate(root, path, ofKey);
    return { ...at(found), ...(path.length > 0 ? { field: fieldName(path) } : {}) };
  };
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem =>
      error.code === "DUPLICATE_KEY"
        ? {
            code: "settings-duplicate",
            severity: "error",
            message: "This setting is written twice at the same level.",
            remedy: "Keep one of the two.",
            place: at(error.pos[0]),
          }
        : {
            code: "settings-syntax",
            severity: "error",
            message: `This is not valid YAML: ${error.message.replace(/\.$/, "")}.`,
            remedy:
              "Check the indentation, the colons with a space after them, and the quotes and brackets of this line and the one above.",
            place: at(error.pos[0]),
          },
  );
  visit(document, {
    Pair(_step, pair) {
      if (isScalar(pair.key)) return;
      problems.push({
        code: "settings-syntax",
        severity: "error",
        message: "This is not valid here: the name of a setting is a word, not a list or a group.",
        remedy: "Check the brackets and the indentation of this line.",
        place: at(isNode(pair.key) ? pair.key.range?.[0] : undefined),
      });
    },
  });
  let content: unknown;
  if (problems.every((problem) => problem.code === "settings-duplicate")) {
    try {
      content = document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      // An alias without an anchor, or aliases that multiply: only known once values are made.
      problems.push({
        code: "settings-syntax",
        severity: "error",
        message: `This is not valid YAML: ${error instanceof Error ? error.message : String(error)}.`,
        remedy: "Write the value out instead of an alias (*).",
        place: { file },
      });
    }
  }
  return {
    content,
    problems,
    placeOf: (path) => place(path, false),
    placeOfKey: (path) => place(path, true),
  };
}

/** The document of a text whose content is known, and known to be sound: the text is only parsed when a place in it is asked for. */
export function knownDocument(source: string, file: string, content: unknown): SettingsDocument {
  let parsed: SettingsDocument | undefined;
  const document = (): SettingsDocument => {
    parsed ??= parseSettingsDocument(source, file);
    return parsed;
  };
  return {
    content,
    problems: [],
    placeOf: (path) => document().placeOf(path),
    placeOfKey: (path) => document().placeOfKey(path),
  };
}

/** `targets[2].year`, counting from 1 as people do. */
export function fieldName(path: SettingPath): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step + 1}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

/** The offset of the value (or key) at a path; where it does not exist, of the nearest one on the way to it. */
function locate(root: Node | undefined, path: SettingPath, ofKey: boolean): number | undefined {
  let offset = root?.range?.[0];
  let node: unknown = root;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) break;
      const key = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      const value = isNode(pair.value) ? pair.value : undefined;
      // A key with nothing after it has a value without a place of its own worth pointing at.
      const start = value?.range && value.range[0] !== value.range[1] ? value.range[0] : key;
      offset = last && ofKey ? key : start;
      node = value;
    } else if (isSeq(node) && typeof step === "number") {
      const item: unknown = node.items[step];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}
