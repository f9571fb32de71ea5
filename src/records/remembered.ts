import type { RecordStore } from "./store.ts";

interface Memory {
  readonly statements: number;
  readonly found: WeakMap<object, Map<string, unknown>>;
}

const memories = new WeakMap<RecordStore, Memory>();

/**
 * What was found out about the records of a store, kept as long as nothing but questions are asked of it: the papers of a build count much
 * that others have counted.
 *
 * @param about what the finding depends on besides the records, such as the reading; gone when that is
 */
export function remembered<Found>(store: RecordStore, about: object, key: string, find: () => Found): Found {
  const last = memories.get(store);
  const memory = last?.statements === store.statements ? last : { statements: store.statements, found: new WeakMap() };
  memories.set(store, memory);
  const found = memory.found.get(about) ?? new Map<string, unknown>();
  memory.found.set(about, found);
  if (!found.has(key)) {
    const made = find();
    found.set(key, made);
    // A failure is nothing that was found out.
    if (made instanceof Promise) made.catch(() => found.delete(key));
  }
  return found.get(key) as Found;
}
