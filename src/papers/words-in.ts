/** What a reader reads of a part of the model, piece by piece; not ids, kinds and addresses. */
export function* wordsIn(node: unknown, key = ""): Generator<string> {
  if (typeof node === "string") {
    if (readKeys.has(key)) yield node;
  } else if (typeof node === "object" && node !== null)
    for (const [name, child] of Object.entries(node)) yield* wordsIn(child, Array.isArray(node) ? key : name);
}

const readKeys: ReadonlySet<string> = new Set([
  "text",
  "title",
  "caption",
  "subtitle",
  "detail",
  "label",
  "valueTitle",
  "intervalTitle",
  "baseTitle",
]);
